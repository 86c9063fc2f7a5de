from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.english.names.words import Analysis, Sentence, Word
from loaders.english.statements import Kind, Page, find
from loaders.english.statements.nesting import outer_cues

FORMS = [
    "the", "a", "Seoul", "Kim", "KIM", "officials", "launch", "it", "he", "who", "which", "that",
    "to", "of", "for", "by", "as", "and", "but", "has", "not", "said", "says", "saying", "told",
    "quoted", "citing", "according", "claim", "pledge", "condemned", "called", "vowed", "denied",
    "urged", "warned", ",", ".", ":", ";", "—", "-", "(", ")", "“", "”", "‘", "’", '"', "'",
    "Monday", "whether",
]  # fmt: skip
TAGS = [
    "NOUN", "PROPN", "VERB", "AUX", "ADP", "PUNCT", "DET", "ADJ", "ADV", "PRON", "SCONJ", "CCONJ",
    "PART", "NUM",
]  # fmt: skip
RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "ccomp", "xcomp", "advcl", "conj", "acl",
    "acl:relcl", "amod", "compound", "case", "mark", "aux", "aux:pass", "cop", "nmod",
    "nmod:poss", "parataxis", "det", "punct", "cc", "appos", "advmod",
]  # fmt: skip
FEATURES = ("", "Mood=Ind|Tense=Past|VerbForm=Fin", "Tense=Past|VerbForm=Part|Voice=Pass")

WORD = st.tuples(
    st.sampled_from(FORMS),
    st.sampled_from(TAGS),
    st.sampled_from(RELATIONS),
    st.integers(min_value=0, max_value=40),
    st.sampled_from(FEATURES),
    st.sampled_from([" ", " ", " ", "", "\n"]),
)


def page_of(sentences: list[list[tuple[str, str, str, int, str, str]]]) -> Page:
    """Build a page of sentences whose trees hang each word on one before it, at random."""
    text, words, parts = "", [], []
    for number, sentence in enumerate(sentences):
        first = len(words)
        for form, tag, relation, above, features, gap in sentence:
            i = len(words)
            head = first + above % (i - first) if i > first else i
            rel = relation if head != i else "root"
            end = len(text) + len(form)
            words.append(
                Word(i, len(text), end, form, form.lower(), tag, rel, head, features, number)
            )
            text += form + gap
        start, end = words[first].start, words[-1].end
        parts.append(Sentence(number, start, end, first, len(words), number // 2))
    days = [(word.start, word.end) for word in words if word.text == "Monday"]
    return Page(Analysis(text, words, parts), times=days)


@settings(deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=25), min_size=1, max_size=4))
def test_any_tree_can_be_read(
    sentences: list[list[tuple[str, str, str, int, str, str]]],
) -> None:
    """Whatever the tags and trees, nothing raises and all that is found lies in the text."""
    page = page_of(sentences)
    size = len(page.words)
    for found in find(page, tuple(Kind)):
        assert 0 <= found.cue[0] < found.cue[1] <= size
        assert all(0 <= first < last <= size for first, last in found.content)
        assert found.source is None or 0 <= found.source.words[0] < found.source.words[1] <= size


@settings(deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=25), min_size=1, max_size=4))
def test_no_statement_reports_itself(
    sentences: list[list[tuple[str, str, str, int, str, str]]],
) -> None:
    """However statements lie in each other, the way outwards comes to an end."""
    page = page_of(sentences)
    outer = outer_cues(page, find(page, tuple(Kind)))
    for start in outer:
        seen, at = {start}, outer.get(start)
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = outer.get(at)
