"""The tokeniser: spaCy's English rules, moved to where the treebanks cut words.

The changed rules are saved with the weights, so that reading cuts as training did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# Prefixes that the treebanks leave on their word: "co-founder" is one word, "spy-satellite" three.
BOUND_PREFIXES = (
    *("anti", "co", "counter", "cross", "e", "ex", "extra", "inter", "intra", "macro", "meta"),
    *("micro", "mid", "mini", "multi", "neo", "non", "pan", "post", "pre", "pro", "pseudo"),
    *("re", "semi", "sub", "trans", "ultra", "un"),
)
# spaCy takes these for contractions without an apostrophe, or keeps them whole.
DROPPED_EXCEPTIONS = ("and/or", "Wed", "wed", "id", "Id", "):")
KEPT_WHOLE = (
    *("etc.", "al.", "Lt.", "Ft.", "approx.", "ca.", "Brig.", "Capt.", "Cmdr.", "Maj.", "No."),
    "Nos.",
)

_LETTER = r"[^\W\d_]"
_NOT_BOUND = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in BOUND_PREFIXES)
_HYPHEN_IN_WORD = rf"(?<={_LETTER}){_NOT_BOUND}-(?={_LETTER})"
_HYPHEN_NUMBER = rf"(?<={_LETTER}){_NOT_BOUND}-(?=\d)"
_HYPHEN_AFTER_NUMBER = rf"(?<=\d)-(?={_LETTER}|[$£€¥])"  # "10-year", "$3,000-$5,000"
_MONEY_AFTER_HYPHEN = r"(?<=-)[$£€¥](?=\d)"
_HYPHEN_AFTER_INITIALS = rf"(?<=[A-Z]\.)-(?={_LETTER})"  # "U.S.-led"
_DASH = r"(?<=[^\W_]|[”’\"'])(?:–|—|―|--+)(?=[^\W_])"
_BAR = "―"  # before a signature: "We go.”― Ann Lee"
_HALF_DAY = r"(?<=\d)(?:[AaPp]\.[Mm]\.?|[AaPp][Mm])"
_AMOUNT = r"(?<=\d)(?:bn|tn|mn|[kK])"  # "$3.8bn"
_REPEATED = r"(?:!|\?){2,}"


def adapt_tokenizer(nlp: Language) -> None:
    """Give the tokenizer of a fresh English pipeline the rules of the treebanks."""
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    # spaCy's own hyphen rule is the one infix with a group of all its hyphens.
    infixes = [rule for rule in defaults.infixes or [] if "——" not in str(rule)]
    hyphens = [_HYPHEN_IN_WORD, _HYPHEN_NUMBER, _HYPHEN_AFTER_NUMBER, _HYPHEN_AFTER_INITIALS]
    added = [*hyphens, _MONEY_AFTER_HYPHEN, _DASH]
    suffixes = [_BAR, _HALF_DAY, _AMOUNT, _REPEATED, *(defaults.suffixes or [])]
    tokenizer: Any = nlp.tokenizer  # a Cython class; its rules have no types
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *added]).finditer
    prefixes = [_BAR, *(defaults.prefixes or [])]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    rules = {**(defaults.tokenizer_exceptions or {})}
    for text in DROPPED_EXCEPTIONS:
        rules.pop(text, None)
    tokenizer.rules = rules
    for text in KEPT_WHOLE:
        tokenizer.add_special_case(text, [{"ORTH": text}])
