"""Answering SPARQL in a process of its own: what takes too long there can be stopped.

Oxigraph has no way to stop a query that runs, so that the process is ended and another begun. It
reads the store's files itself, and may only read them.
"""

from __future__ import annotations

import io
import json
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kb.errors import KbError, QueryError
from kb.queries import check_read_only
from kb.rdf.border import iri as node
from kb.store import StoreFolder
from kb.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

MEMORY = 4 * 2**30
"""Bytes of address space that a query may take, where the operating system can bound it."""

# How the check begins when a query is no SPARQL, and not one that may not be asked.
_NOT_UNDERSTOOD = ("the query is no SPARQL", "the query cannot be checked")

ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
TRIPLES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the forms wanted for rows and for triples, and the graphs it is asked of.

    Without graphs, the default graph is all graphs together. `most` is how many bytes the answer
    may have; `state` changes when the store is to be opened again. What is `ours` need not be
    checked for what it would do.
    """

    query: str
    rows_form: str
    triples_form: str
    most: int
    state: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in the form named, or why there is none.

    `fault` is "malformed", "refused", "large" or "store"; whoever asked may add "late", "busy" and
    "died".
    """

    form: str = ""
    data: bytes = b""
    fault: str = ""
    reason: str = ""


class _TooLargeError(Exception):
    """The answer has more bytes than are allowed."""


class _Bounded(io.BytesIO):
    """A stream in memory that takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def write(self, data: object) -> int:
        """Take some bytes.

        Raises:
            _TooLargeError: If they are too many.
        """
        written = super().write(data)  # type: ignore[arg-type]  # whatever bytes Oxigraph hands over
        self._left -= written
        if self._left < 0:
            raise _TooLargeError
        return written


def serve_questions(path: str, questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer the questions that come over one stream to another until it ends."""
    # An interrupt in the terminal is for the server, which ends this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    # What the check of a query imports takes longer than most queries may take.
    with suppress(QueryError):
        check_read_only("ASK FROM <urn:x> {}")
    _send(answers, Answer())
    store, state = None, None
    for line in questions:
        question = Question(**json.loads(line))
        try:
            if store is None or question.state != state:
                store, state = StoreFolder(Path(path)).read().inner, question.state
            answer = answer_to(store, question)
        except KbError as error:
            answer = Answer(fault="store", reason=str(error))
        _send(answers, answer)


def _send(stream: BinaryIO, answer: Answer) -> None:
    head = {"form": answer.form, "fault": answer.fault, "reason": answer.reason}
    stream.write(json.dumps({**head, "bytes": len(answer.data)}).encode() + b"\n")
    stream.write(answer.data)
    stream.flush()


def receive(stream: IO[bytes]) -> Answer | None:
    """Return the next answer of a stream; None when it ends before the answer does."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line)
    wanted = head.pop("bytes")
    data = stream.read(wanted)
    return Answer(data=data, **head) if len(data) == wanted else None


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such bound
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def answer_to(store: ox.Store, question: Question) -> Answer:
    """Return the answer to a question, or the reason why there is none."""
    try:
        if not question.ours:
            check_read_only(question.query)
    except QueryError as error:
        malformed = str(error).startswith(_NOT_UNDERSTOOD)
        return Answer(fault="malformed" if malformed else "refused", reason=str(error))
    try:
        form, data = _asked(store, question)
    except (SyntaxError, ValueError, KbError) as error:
        return Answer(fault="malformed", reason=" ".join(str(error).split()))
    except _TooLargeError:
        reason = f"the answer has more than {question.most} bytes; add a LIMIT"
        return Answer(fault="large", reason=reason)
    except (RuntimeError, OSError) as error:
        return Answer(fault="store", reason=" ".join(str(error).split()))
    return Answer(form, data)


def _asked(store: ox.Store, question: Question) -> tuple[str, bytes]:
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    named: list[ox.NamedNode | ox.BlankNode]
    default = [node(graph) for graph in question.default_graphs]
    named = [node(graph) for graph in question.named_graphs]
    answer = store.query(
        question.query,
        use_default_graph_as_union=not (default or named),
        default_graph=default if default or named else None,
        named_graphs=named if default or named else None,
    )
    stream = _Bounded(question.most)
    if isinstance(answer, ox.QueryTriples):
        form = question.triples_form
        ox.serialize(answer, stream, format=TRIPLES[form], prefixes=PREFIXES)
    else:
        form = question.rows_form
        answer.serialize(stream, format=ROWS[form])
    return form, stream.getvalue()


if __name__ == "__main__":
    serve_questions(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
