import tomllib
from pathlib import Path

import pytest

from kb.terms import Act
from loaders.english.statements.cues import Kind, cues
from loaders.english.statements.forms import participles, plural, verb_forms

DATA = Path(__file__).parents[3] / "loaders" / "english" / "data" / "cues.toml"
PLAIN_FRAMES = {"clause", "quote", "trail", "to", "object-to", "object", "as", "predicative"}
GROUNDS = {"of", "for", "about", "against", "on", "as"}


def groups() -> list[dict[str, object]]:
    """Read the groups of verbs and nouns as they are written."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return [*data["verbs"], *data["nouns"]]


@pytest.mark.parametrize("group", groups(), ids=lambda group: str(group["lemmas"][0]))
def test_every_group_is_sound(group: dict[str, object]) -> None:
    """A group has a known kind and act, frames that a rule reads, and each lemma once."""
    frames = {str(frame) for frame in group["frames"]}  # type: ignore[attr-defined]
    odd = {
        frame
        for frame in frames - PLAIN_FRAMES - {"gerund"}
        if not frame.endswith("-") and frame.removeprefix("object-") not in GROUNDS
    }
    lemmas = list(group["lemmas"])  # type: ignore[call-overload]

    assert group["kind"] in set(Kind)
    assert group["act"] in set(Act)
    assert not odd
    assert len(lemmas) == len(set(lemmas))


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        (["said", "that"], "say"),
        (["called", "for", "talks"], "call for"),
        (["called", "it"], "call"),
        (["vowed", "to"], "vow"),
        (["denies", "it"], "deny"),
        (["admitted"], "admit"),
        (["pointing", "out"], "point out"),
        (["criticised"], "criticise"),
    ],
)
def test_the_longest_cue_is_found(forms: list[str], lemma: str) -> None:
    """A cue is found in every form, and with its particle before it is found without."""
    entry = cues().verb(forms)

    assert entry is not None
    assert entry.lemma == lemma


def test_a_word_that_is_no_cue_is_not_found() -> None:
    """Ordinary verbs and nouns have no entry."""
    assert cues().verb(["crashed"]) is None
    assert cues().noun("rocket") is None


def test_the_act_goes_with_the_frame() -> None:
    """Asking someone to do is a demand, vowing a promise, condemning a thing condemns."""
    lexicon = cues()
    senses = [
        lexicon.verb([form]).sense(frame)  # type: ignore[union-attr]
        for form, frame in [("asked", "object-to"), ("vowed", "to"), ("slammed", "object")]
    ]

    assert [sense.act for sense in senses if sense] == [Act.DEMAND, Act.PROMISE, Act.CONDEMN]


def test_thinking_is_not_speech() -> None:
    """Verbs of the mind are told from verbs of saying."""
    lexicon = cues()
    think, say = lexicon.verb(["thinks"]), lexicon.verb(["says"])

    assert think is not None
    assert say is not None
    assert {sense.kind for sense in think.senses.values()} == {Kind.BELIEF}
    assert {sense.kind for sense in say.senses.values()} == {Kind.SPEECH}


@pytest.mark.parametrize(
    ("base", "form"),
    [
        ("say", "said"),
        ("warn", "warning"),
        ("promise", "promising"),
        ("refer", "referred"),
        ("beg", "begged"),
        ("signal", "signalled"),
        ("signal", "signaled"),
        ("reply", "replies"),
        ("stress", "stresses"),
        ("agree", "agreeing"),
    ],
)
def test_verbs_are_inflected(base: str, form: str) -> None:
    """Regular, doubling and irregular verbs have their forms, in both spellings."""
    assert form in verb_forms(base)


def test_participles_and_plurals() -> None:
    """The participle is told from the past, and nouns have plurals."""
    assert participles("show") == {"shown"}
    assert plural("statement") == "statements"
