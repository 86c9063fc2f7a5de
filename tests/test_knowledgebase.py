from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import kb
from kb.errors import DateError, KbError, NotFoundError, QueryError, StoreError

ARTICLE = (
    "date 2023-06-01\npublisher: Desk\n\nIran launched a Simorgh rocket on Monday. It failed.\n"
)


@pytest.fixture
def base(demonstration: Path) -> kb.KnowledgeBase:
    """The demonstration store; tests must not write to it."""
    return kb.open(demonstration)


def test_a_question_is_answered_as_a_data_frame(base: kb.KnowledgeBase) -> None:
    """Canned questions take names as people write them."""
    frame = base.ask("of-actor", actor="DPRK")

    assert isinstance(frame, pd.DataFrame)
    assert len(frame) >= 7


def test_the_timeline_can_be_narrowed(base: kb.KnowledgeBase) -> None:
    """By actor and by dates; what possibly lies between is kept, what certainly does not is not."""
    entries = base.timeline(actor="DPRK", since="2023-08", until="2023-08")

    assert entries
    assert all("2023-08" in e.time.edtf or e.time.edtf.startswith("2023") for e in entries)
    certain = base.timeline(since="2023-08", until="2023-08", certain=True)
    assert len(certain) <= len(base.timeline(since="2023-08", until="2023-08"))


def test_an_explanation_cuts_its_words_out_of_their_sentence(base: kb.KnowledgeBase) -> None:
    """Every piece of evidence stands where it says."""
    values = [v for e in base.timeline(events=False) for v in base.explain(e.iri).values]
    found = [x for value in values for x in value.evidence]

    assert len(found) > 100
    assert all(x.sentence[x.start : x.end] == x.words for x in found)


def test_the_graph_is_a_networkx_graph(base: kb.KnowledgeBase) -> None:
    """Every algorithm of networkx can be run on it."""
    graph = base.graph()

    assert isinstance(graph, nx.MultiDiGraph)
    assert nx.number_weakly_connected_components(graph) >= 1


def test_the_dataset_is_the_same_store_seen_by_rdflib(base: kb.KnowledgeBase) -> None:
    """Rdflib counts the quads that the store has, and answers the same question."""
    dataset = base.dataset()
    query = """PREFIX kb: <https://w3id.org/launch-kb/ontology#>
    SELECT (COUNT(DISTINCT ?l) AS ?n) WHERE { GRAPH ?g { ?l a kb:Launch } }"""
    (row,) = dataset.query(query)

    assert len(base.store) == len(list(dataset.quads()))
    assert base.select(query).rows[0][0] == int(row.n)


def test_loading_and_retracting_from_python(tmp_path: Path) -> None:
    """What a load brought, a retraction takes away, and the object sees both."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with kb.open(tmp_path / "store") as base:
        counts = base.load(path)
        loaded = base.timeline(events=False)
        base.retract("article")

        assert 1 == counts.loaded
        assert ["Iran"] == [entry.actor for entry in loaded]
        assert [] == base.timeline()


def test_a_closed_base_does_not_look_empty(demonstration: Path) -> None:
    """Asking after the end of the block is an error, not an empty answer."""
    with kb.open(demonstration) as base:
        pass
    with pytest.raises(StoreError, match="closed"):
        base.timeline()


def test_documents_without_publisher_are_listed_once(tmp_path: Path) -> None:
    """An article that names no outlet stands in one row, with none."""
    for name, text in (("a", ARTICLE), ("b", "North Korea launched a missile on Tuesday.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with kb.open(tmp_path / "store") as base:
        base.load(tmp_path / "a.txt", tmp_path / "b.txt")
        sources = base.sources().to_dicts()

    assert [("a", "Desk"), ("b", "")] == sorted((s["name"], s["publisher"]) for s in sources)


def test_what_is_not_known_is_an_error_with_a_hint(base: kb.KnowledgeBase) -> None:
    """Errors share one root and say what would be right."""
    with pytest.raises(NotFoundError, match="kb timeline"):
        base.explain("1901-01-01")
    with pytest.raises(NotFoundError, match="no agent"):
        base.timeline(actor="Atlantis")
    with pytest.raises(QueryError, match="of-actor"):
        base.ask("of-acto")
    with pytest.raises(DateError, match="EDTF"):
        base.timeline(since="yesterday")
    with pytest.raises(KbError):
        base.select("INSERT DATA { <urn:a> <urn:b> <urn:c> }")


def test_a_name_that_means_several_is_not_guessed(base: kb.KnowledgeBase) -> None:
    """The message lists what is meant, each with an id that means only it."""
    with pytest.raises(NotFoundError, match="means several"):
        base.find_launch("Chollima")


def test_the_public_face_is_small_and_complete() -> None:
    """Everything in __all__ exists, sorted."""
    assert sorted(kb.__all__) == kb.__all__
    assert all(hasattr(kb, name) for name in kb.__all__)


@pytest.mark.parametrize(
    ("since", "until"), [("2024", "2023"), ("2023-06", "2023-05-31"), ("2023-06-02", "2023-06-01")]
)
def test_a_period_that_ends_before_it_begins_is_refused(
    base: kb.KnowledgeBase, since: str, until: str
) -> None:
    """Even where the two overlap, since without a zone a year reaches into the next."""
    with pytest.raises(DateError, match="ends before it begins"):
        base.timeline(since=since, until=until)


@pytest.mark.parametrize(
    ("since", "until"), [("2023", "2023"), ("2023-05-31", "2023"), ("2023", "2023-05-31")]
)
def test_a_period_may_lie_within_one_of_its_ends(
    base: kb.KnowledgeBase, since: str, until: str
) -> None:
    """From a day to the end of its year, and the other way round, is a period."""
    entries = base.timeline(since=since, until=until)

    assert entries


def test_a_document_answers_to_its_file_and_to_the_end_of_its_iri(base: kb.KnowledgeBase) -> None:
    """Messages name documents by the end of their IRIs, and people by what they loaded."""
    wanted = base.find_document("brief-a_2023-05-31")

    assert wanted == base.find_document("seeds/brief-a_2023-05-31.txt")
    assert wanted == base.find_document(wanted.rpartition("/")[2])


def test_a_launch_answers_to_its_iri_and_to_the_end_of_it(base: kb.KnowledgeBase) -> None:
    """An end that is none, or no word at all, finds nothing."""
    wanted = base.find_launch("2023-05-31")

    assert wanted == base.find_launch(wanted)
    assert wanted == base.find_launch(wanted.rpartition("/")[2])
    for words in ("ffffffffffffffff", "> ?x", wanted + "> . ?s ?p <x"):
        with pytest.raises(NotFoundError, match="no launch answers to"):
            base.find_launch(words)
