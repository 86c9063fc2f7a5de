"""The recipe: reading treebanks, variants of sentences, and a run from end to end."""

from __future__ import annotations

import json
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import FaultyFileError
from loaders.english.training.averaging import average
from loaders.english.training.conllu import ROOT, Sentence, Word, read_sentences
from loaders.english.training.corpus import read_corpus
from loaders.english.training.documents import groups, paragraphs, to_doc
from loaders.english.training.loop import Plan, train
from loaders.english.training.newsforms import (
    as_news,
    below,
    fronted,
    quoted_name,
    without_that,
)
from loaders.english.training.rarewords import estranged, strange, word_counts
from loaders.english.training.tokens import adapt_tokenizer
from loaders.english.training.variants import (
    named,
    title,
    typographic,
    upper,
    vary,
    without_final_mark,
)

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TREEBANK = """\
# newdoc id = made-up-1
# newpar
# text = "It didn't fly," she said.
1\t"\t"\tPUNCT\t``\t_\t5\tpunct\t_\tSpaceAfter=No
2\tIt\tit\tPRON\tPRP\tNumber=Sing|PronType=Prs\t5\tnsubj\t_\t_
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\tTense=Past|VerbForm=Fin\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\tPolarity=Neg\t5\tadvmod\t_\t_
5\tfly\tfly\tVERB\tVB\tVerbForm=Inf|Typo=Yes\t9\tccomp\t_\tSpaceAfter=No
6\t,\t,\tPUNCT\t,\t_\t5\tpunct\t_\tSpaceAfter=No
7\t"\t"\tPUNCT\t''\t_\t5\tpunct\t_\t_
8\tshe\tshe\tPRON\tPRP\tNumber=Sing\t9\tnsubj\t_\t_
9\tsaid\tsay\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No
10\t.\t.\tPUNCT\t.\t_\t9\tpunct\t_\t_

# text = Engines burned in Norway.
1\tEngines\tengine\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tburned\tburn\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_
3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_
4\tNorway\tNorway\tPROPN\tNNP\tNumber=Sing\t2\tobl\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def treebanks(tmp_path: Path) -> Path:
    """Return a folder of tiny treebanks; the one under test/ is faulty."""
    for part in ("train", "dev", "test"):
        (tmp_path / part).mkdir()
    (tmp_path / "train" / "tiny.conllu").write_text(TREEBANK * 25, encoding="utf-8")
    (tmp_path / "dev" / "tiny.conllu").write_text(TREEBANK, encoding="utf-8")
    (tmp_path / "test" / "tiny.conllu").write_text("not a treebank\n", encoding="utf-8")
    return tmp_path


def seeded(seed: int) -> Random:
    """Return random numbers that are the same each time."""
    return Random(seed)  # noqa: S311 - reproducible, not secret


def word(form: str, **changed: object) -> Word:
    """Return a word that is its own root."""
    values = {"lemma": form, "upos": "NOUN", "xpos": "NN", "feats": "", "head": ROOT}
    return Word(**{"form": form, "relation": "root", "space_after": True} | values | changed)


def sentence(*forms: str) -> Sentence:
    """Return a sentence of such words."""
    return Sentence(tuple(word(form) for form in forms), starts_paragraph=False)


def read(folder: Path, text: str) -> list[Sentence]:
    """Return the sentences of a CoNLL-U text."""
    path = folder / "some.conllu"
    path.write_text(text, encoding="utf-8")
    return read_sentences(path)


def test_the_text_of_a_sentence_comes_back(tmp_path: Path) -> None:
    """Multiword tokens and spacing are read so that the Doc has the text of the treebank."""
    import spacy

    doc = to_doc(spacy.blank("en").vocab, read(tmp_path, TREEBANK))

    assert doc.text == '"It didn\'t fly," she said. Engines burned in Norway.'
    assert [token.dep_ for token in doc if token.head == token] == ["ROOT", "ROOT"]
    assert str(doc[4].morph) == "VerbForm=Inf"


@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-zA-Z.,']{1,8}", fullmatch=True), st.booleans()), min_size=1
    )
)
def test_writing_and_reading_are_inverse(
    tmp_path_factory: pytest.TempPathFactory, forms: list[tuple[str, bool]]
) -> None:
    """A word written as a row of CoNLL-U is read back as it was."""
    words = tuple(word(form, space_after=space) for form, space in forms)
    spacing = {True: "_", False: "SpaceAfter=No"}
    rows = [
        f"{place}\t{w.form}\t{w.lemma}\tNOUN\tNN\t_\t0\troot\t_\t{spacing[w.space_after]}"
        for place, w in enumerate(words, start=1)
    ]

    [found] = read(tmp_path_factory.mktemp("conllu"), "\n".join(rows) + "\n")

    assert words == found.words


@pytest.mark.parametrize("line", ["1\tonly\tthree", "1\ta\ta\tX\tX\t_\tzero\troot\t_\t_"])
def test_a_faulty_line_is_named(tmp_path: Path, line: str) -> None:
    """A sentence that is no CoNLL-U raises with the file and the line where it begins."""
    with pytest.raises(FaultyFileError, match=r"some\.conllu:16: no CoNLL-U sentence"):
        read(tmp_path, TREEBANK.partition("# text = Engines")[0] + line + "\n")


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """A folder without treebanks raises and says what is missing."""
    with pytest.raises(FaultyFileError, match=r"no \.conllu file"):
        read_corpus(tmp_path)


def test_documents_of_closed_genres_are_left_out(treebanks: Path) -> None:
    """A document whose texts may not be used freely is not trained on."""
    closed = TREEBANK.replace("made-up-1", "GUM_fiction_made-up")
    (treebanks / "train" / "closed.conllu").write_text(closed, encoding="utf-8")
    documents = {each.document for part in read_corpus(treebanks).train for each in part}

    assert documents == {"made-up-1"}


def test_groups_keep_all_sentences_in_order() -> None:
    """Cutting a paragraph into groups loses nothing and makes no group of more than six."""
    paragraph = [sentence(f"word{n}", "." if n % 3 else "x") for n in range(20)]

    found = groups(paragraph, seeded(4))

    assert paragraph == [each for group in found for each in group]
    assert max(len(group) for group in found) <= 6


def test_treebanks_agree_on_the_word_united() -> None:
    """A "United" that one treebank tags as a verb becomes the adjective of the others."""
    [[found]] = paragraphs([Sentence((word("United", upos="VERB", xpos="NNP"),), True)])

    assert found.words[0].upos == "ADJ"


def test_quotes_become_typographic() -> None:
    """Straight quotes become opening and closing ones in turn, apostrophes curly."""
    words = [word(form) for form in ('"', "Go", '"', "n't")]

    forms = [each.form for each in typographic(words, single=False, dashes=False)]

    assert forms == ["“", "Go", "”", "n’t"]


def test_changed_case_withdraws_the_lemma() -> None:
    """A word whose letters change has no lemma to learn from; one that keeps them keeps it."""
    given_word = word("Norway", lemma="Norway")

    assert upper(given_word) == word("NORWAY", lemma="")
    assert title(given_word) == given_word
    assert title(word("of")) == word("of")


def test_names_get_the_capital_that_the_web_leaves_out() -> None:
    """A proper noun in small letters has a capital in training, as news writes it; nouns do not."""
    name = word("norway", upos="PROPN", lemma="Norway")

    assert named(name).form == "Norway"
    assert named(word("iPhone", upos="PROPN")).form == "iPhone"
    assert named(word("rocket")).form == "rocket"


def test_a_final_mark_that_carries_a_tree_stays() -> None:
    """The full stop is dropped only when no word hangs on it."""
    stop = word(".")

    assert without_final_mark([word("a"), stop]) == [word("a")]
    assert without_final_mark([word("a", head=1), stop]) == [word("a", head=1), stop]


def test_variants_keep_every_tree() -> None:
    """Whatever variant is drawn, the words keep their heads, and at most a final stop is lost."""
    rng = seeded(5)
    group = [sentence("the", '"', "old", '"', "Rocket", "fell", ".")]

    for _ in range(200):
        [found] = vary(group, rng)
        expected = group[0].words[: len(found.words)]

        assert len(found.words) >= len(group[0].words) - 1
        assert [each.head for each in expected] == [each.head for each in found.words]


REPORT = """\
# text = The head of Norway said that it fell.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\thead\thead\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tNorway\tNorway\tPROPN\tNNP\t_\t2\tnmod\t_\t_
5\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
6\tthat\tthat\tSCONJ\tIN\t_\t8\tmark\t_\t_
7\tit\tit\tPRON\tPRP\t_\t8\tnsubj\t_\t_
8\tfell\tfall\tVERB\tVBD\t_\t5\tccomp\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


def text_and_heads(words: tuple[Word, ...]) -> tuple[str, list[str]]:
    """Return the text of words, and for each the form of its head."""
    text = "".join(each.form + " " * each.space_after for each in words).strip()
    return text, [words[each.head].form if each.head != ROOT else "" for each in words]


@pytest.mark.parametrize(
    ("inverted", "quoted", "expected"),
    [
        (False, True, '"It fell," the head of Norway said.'),
        (True, True, '"It fell," said the head of Norway.'),
        (False, False, "It fell, the head of Norway said."),
    ],
)
def test_what_is_said_goes_to_the_front(
    tmp_path: Path, *, inverted: bool, quoted: bool, expected: str
) -> None:
    """A report is turned round, in quotes or not, and its tree goes with it."""
    [sentence_read] = read(tmp_path, REPORT)
    text, heads = text_and_heads(fronted(sentence_read.words, inverted=inverted, quoted=quoted))

    assert text == expected
    assert heads.count("") == 1
    assert heads[quoted : quoted + 3] == ["fell", "said", "fell"]


def test_the_word_that_is_left_out(tmp_path: Path) -> None:
    """Only the "that" after a verb of saying goes."""
    [sentence_read] = read(tmp_path, REPORT)
    [other] = read(tmp_path, REPORT.replace("\tsay\t", "\thope\t"))

    assert text_and_heads(without_that(sentence_read.words)) == (
        "The head of Norway said it fell.",
        ["head", "said", "Norway", "head", "", "fell", "said", "said"],
    )
    assert without_that(other.words) == other.words


def test_a_name_is_put_in_quotes(tmp_path: Path) -> None:
    """Quotes are put around a name and hang on it; a sentence with quotes stays as it is."""
    [sentence_read] = read(tmp_path, REPORT)
    quoted = quoted_name(sentence_read.words, seeded(1))
    text, heads = text_and_heads(quoted)

    assert text.replace('"', "'") == "The head of 'Norway' said that it fell."
    assert heads[3] == heads[5] == "Norway"
    assert quoted_name(quoted, seeded(1)) == quoted


def test_sentences_of_other_shapes_are_not_turned(tmp_path: Path) -> None:
    """A sentence without a report, or with quotes already, is left alone."""
    for each in read(tmp_path, TREEBANK):
        assert fronted(each.words, inverted=False, quoted=True) == each.words


def test_news_forms_keep_one_root(tmp_path: Path) -> None:
    """Whatever is drawn, there is one root, and all words are below it."""
    rng = seeded(8)
    for each in read(tmp_path, TREEBANK + REPORT) * 40:
        words = as_news(each, rng).words
        [root] = [place for place, found in enumerate(words) if found.head == ROOT]

        assert below(words, root) == set(range(len(words)))


@given(st.from_regex(r"[a-z]{5,12}|[A-Z]{2,6}|[0-9]{1,6}|[A-Z][a-z]{4,9}", fullmatch=True))
def test_a_strange_word_keeps_its_shape(form: str) -> None:
    """A word made strange has the length and kinds of letters of the old one."""
    found = strange(form, seeded(6))

    assert [(a.isupper(), a.isdigit()) for a in form] == [(b.isupper(), b.isdigit()) for b in found]


def test_common_words_are_hardly_ever_made_strange() -> None:
    """The rarer a word, the more often it is replaced."""
    group = [sentence("common", "single")]
    counts = Counter({"common": 1000, "single": 1})
    rng = seeded(7)
    drawn = [estranged(group, counts, rng)[0].words for _ in range(300)]

    assert sum(words[0].form != "common" for words in drawn) < 5
    assert 50 < sum(words[1].form != "single" for words in drawn) < 150


def test_words_are_counted_whatever_their_case() -> None:
    """Frequencies are of forms in small letters."""
    assert word_counts([[sentence("The", "the")]]) == Counter({"the": 2})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a spy-satellite", ["a", "spy", "-", "satellite"]),
        ("Chollima-1 fell", ["Chollima", "-", "1", "fell"]),
        ("the co-founder", ["the", "co-founder"]),
        ("at 6.29am.", ["at", "6.29", "am", "."]),
        ("at 11 p.m. EDT", ["at", "11", "p.m.", "EDT"]),
        ("the N.A.D.A. said", ["the", "N.A.D.A.", "said"]),
        ("in the U.S.", ["in", "the", "U.S."]),
        ("last month’s ‘test’", ["last", "month", "’s", "‘", "test", "’"]),
        ("pages 1–10", ["pages", "1", "–", "10"]),
        ("on Wed.", ["on", "Wed", "."]),
        ("Really?!", ["Really", "?!"]),
        ("etc. and", ["etc.", "and"]),
        ("a 10-year plan", ["a", "10", "-", "year", "plan"]),
        ("$3,000-$5,000", ["$", "3,000", "-", "$", "5,000"]),
        ("£2.5bn", ["£", "2.5", "bn"]),
        ("No. 5", ["No.", "5"]),
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("(at 5): yes", ["(", "at", "5", ")", ":", "yes"]),
        ("“Go.”― Ann", ["“", "Go", ".", "”", "―", "Ann"]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, expected: list[str]) -> None:
    """Hyphens, clock times, abbreviations and quotes are cut where the treebanks cut them."""
    import spacy

    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)

    assert expected == [token.text for token in nlp(text)]


def trained(treebanks: Path, name: str) -> tuple[Language, Path]:
    """Train for six updates and return the pipeline."""
    import spacy

    out = treebanks / name
    plan = Plan(updates=6, check_every=3, seed=3)
    lines: list[str] = []
    best = train(read_corpus(treebanks), out, plan, report=lines.append)

    assert len(lines) == 2
    assert best.update in {3, 6}
    return spacy.load(out), out


def test_training_runs_end_to_end_and_again_the_same(treebanks: Path) -> None:
    """The same seed gives the same weights; a test treebank is never opened."""
    nlp, first = trained(treebanks, "first")
    _, second = trained(treebanks, "second")
    doc = nlp("Engines burned.")

    assert doc.has_annotation("DEP")
    for part in ("tok2vec", "parser", "tagger", "morphologizer", "trainable_lemmatizer"):
        assert (first / part / "model").read_bytes() == (second / part / "model").read_bytes()


def test_a_run_goes_on_from_trained_weights(treebanks: Path) -> None:
    """A continuation starts from what was learned, and the mean of both is between them."""
    import spacy

    _, start = trained(treebanks, "start")
    out, mean = treebanks / "further", treebanks / "mean"
    plan = Plan(updates=3, check_every=3, seed=4)
    train(read_corpus(treebanks), out, plan, report=lambda _: None, start=start)
    average([start, out], mean)
    pipes: list[Any] = [spacy.load(folder).get_pipe("tagger") for folder in (start, out, mean)]
    one, other, both = (pipe.model.get_ref("softmax").get_param("W") for pipe in pipes)

    assert (one != other).any()
    assert ((one + other) / 2 == both).all()


def test_the_words_of_the_treebank_stay_out(treebanks: Path) -> None:
    """The saved pipeline has a licence, and no table of the words it was trained on."""
    _, folder = trained(treebanks, "saved")
    strings = json.loads((folder / "vocab" / "strings.json").read_text(encoding="utf-8"))
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))

    assert "Norway" not in strings
    assert "nsubj" in strings
    assert meta["license"] == "CC BY-SA 4.0"
