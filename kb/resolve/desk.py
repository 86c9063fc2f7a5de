"""The desk at which a person judges: each answer is stored at once, with what follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kb.resolve.judgements import (
    Judgement,
    judged,
    read_judgements,
    record,
    standing,
    withdraw,
)
from kb.resolve.layer import rebuild
from kb.resolve.review import (
    Question,
    Side,
    find_report,
    first_report,
    queue,
    report_labels,
    side,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kb.names import Lexicon
    from kb.resolve.likeness import Verdict
    from kb.store import QuadStore, StoreFolder


class Desk:
    """One person's work on the queue of a store; `clock` tells when a judgement is made."""

    def __init__(
        self, folder: StoreFolder, lexicon: Lexicon, who: str, clock: Callable[[], datetime]
    ) -> None:
        self._folder = folder
        self._lexicon = lexicon
        self._who = who
        self._clock = clock
        self._view = folder.read()

    def questions(self) -> list[Question]:
        """Return the pairs to judge, what concerns the most documents first."""
        return queue(self._view)

    def sides(self, question: Question) -> tuple[Side, Side]:
        """Return the two reports of a question as a person judges them."""
        return side(self._view, question.judgement.a), side(self._view, question.judgement.b)

    def labels(self) -> dict[str, str]:
        """Return what each report says in a few words."""
        return report_labels(self._view)

    def find(self, words: str) -> str:
        """Return the IRI of a report, by its IRI or the end of it.

        Raises:
            NotFoundError: If none ends so, or more than one.
        """
        return find_report(self._view, words)

    def first_report(self, launch: str) -> str:
        """Return the first report of a launch, which stands for all of them."""
        return first_report(self._view, launch)

    def history(self) -> list[Judgement]:
        """Return all judgements that persons made, the oldest first."""
        return read_judgements(self._view)

    def counting(self) -> set[str]:
        """Return the IRIs of the judgements that count: the latest a pair, not taken back."""
        return {judgement.iri for judgement in standing(self.history()).values()}

    def judge(self, reports: tuple[str, str], verdict: Verdict, reason: str = "") -> Judgement:
        """Store a judgement on two reports and what follows from it.

        It is later than the one of the same pair that it replaces, however coarse the clock.

        Raises:
            DataError: If the two are one report, or nobody is named.
            StoreError: If the store cannot be written; nothing has changed then.
        """
        now = self._clock()
        judgement = judged(reports, verdict, who=self._who, at=now, reason=reason)
        with self._folder.writing() as draft:
            before = [j.at for j in read_judgements(draft) if j.pair == judgement.pair and j.at]
            later = [moment + timedelta(seconds=1) for moment in before]
            judgement = replace(judgement, at=max([now.replace(microsecond=0), *later]))
            self._add(draft, [judgement])
        self._view = self._folder.read()
        return judgement

    def apply(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """Add judgements that were made elsewhere, and return those that change something here.

        One that was taken back here in the meantime is made anew: it is asked for once more.

        Raises:
            StoreError: If the store cannot be written; nothing has changed then.
        """
        given = [self._anew(judgement) for judgement in judgements]
        with self._folder.writing() as draft:
            new = self._add(draft, given)
        self._view = self._folder.read()
        return new

    def _anew(self, judgement: Judgement) -> Judgement:
        stored = [j for j in self.history() if j.pair == judgement.pair]
        gone = any(j.iri == judgement.iri and j.withdrawn_at for j in stored)
        said = any(j.verdict is judgement.verdict and not j.withdrawn_at for j in stored)
        if not gone or said or judgement.withdrawn_at:
            return judgement
        return replace(judgement, at=self._clock().replace(microsecond=0))

    def undo(self, judgement: str) -> Judgement:
        """Take a judgement back, by its IRI or the end of it; the one before counts again.

        Raises:
            NotFoundError: If there is no such judgement, or it was taken back before.
            StoreError: If the store cannot be written; nothing has changed then.
        """
        with self._folder.writing() as draft:
            taken = withdraw(draft, judgement, who=self._who, at=self._clock())
            rebuild(draft, self._lexicon, changed=(), judged=taken.pair)
        self._view = self._folder.read()
        return taken

    def _add(self, draft: QuadStore, judgements: Iterable[Judgement]) -> list[Judgement]:
        new = record(draft, judgements)
        if new:
            reports = {report for judgement in new for report in judgement.pair}
            rebuild(draft, self._lexicon, changed=(), judged=reports)
        return new
