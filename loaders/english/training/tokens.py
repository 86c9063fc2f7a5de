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
DROPPED_EXCEPTIONS = ("and/or", "Wed", "wed", "id", "Id")
KEPT_WHOLE = ("etc.", "al.", "Lt.", "Ft.", "approx.", "ca.", "Brig.", "Capt.", "Cmdr.", "Maj.")

_LETTER = r"[^\W\d_]"
_NOT_BOUND = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in BOUND_PREFIXES)
_HYPHEN_IN_WORD = rf"(?<={_LETTER}){_NOT_BOUND}-(?={_LETTER})"
_HYPHEN_NUMBER = rf"(?<={_LETTER}){_NOT_BOUND}-(?=\d)"
_DASH = r"(?<=[^\W_])(?:–|—|--+)(?=[^\W_])"
_HALF_DAY = r"(?<=\d)(?:[AaPp]\.[Mm]\.?|[AaPp][Mm])"
_REPEATED = r"(?:!|\?){2,}"


def adapt_tokenizer(nlp: Language) -> None:
    """Give the tokenizer of a fresh English pipeline the rules of the treebanks."""
    from spacy.util import compile_infix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    # spaCy's own hyphen rule is the one infix with a group of all its hyphens.
    infixes = [rule for rule in defaults.infixes or [] if "——" not in str(rule)]
    added = [_HYPHEN_IN_WORD, _HYPHEN_NUMBER, _DASH]
    suffixes = [_HALF_DAY, _REPEATED, *(defaults.suffixes or [])]
    tokenizer: Any = nlp.tokenizer  # a Cython class; its rules have no types
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *added]).finditer
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    rules = {**(defaults.tokenizer_exceptions or {})}
    for text in DROPPED_EXCEPTIONS:
        rules.pop(text, None)
    tokenizer.rules = rules
    for text in KEPT_WHOLE:
        tokenizer.add_special_case(text, [{"ORTH": text}])
