"""The store as it is now, opened again when another generation is current; and as it was known."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from kb.knowledgebase import KnowledgeBase
from kb.store import StoreFolder
from kb.web.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

DAYS_KEPT = 4
"""For how many days what was known then is kept at hand; each is a copy of the store on disk."""


class Current:
    """Gives whoever asks the store in its newest state; an answer under way keeps the one it has.

    Raises:
        StoreError: If the store cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.folder = StoreFolder(path)
        self._lock = Lock()
        self._days: OrderedDict[str, Shelf] = OrderedDict()
        self._days_lock = Lock()
        self._open()

    def _open(self) -> None:
        # Asked first: what is written while we open is then seen the next time.
        self._state = self.folder.token
        self._base = KnowledgeBase(self.folder.path)
        self._shelf = Shelf(self._base.store, self._base.lexicon)

    def refresh(self) -> None:
        """Open the store again if another generation of it is current.

        Raises:
            StoreError: If the store has become unreadable.
        """
        if self.folder.token == self._state:
            return
        with self._lock:
            if self.folder.token != self._state:
                # The base before is closed with the last answer that still holds it.
                self._open()
                self.forget()

    @property
    def shelf(self) -> Shelf:
        """What the pages need of the newest state."""
        self.refresh()
        return self._shelf

    @property
    def state(self) -> str:
        """A text that is another one as soon as the store is in another state."""
        self.refresh()
        return self._state

    def as_of(self, day: str) -> Shelf:
        """Return what the pages need of what was known by the end of a day; EDTF.

        The first who asks for a day waits until it is worked out.

        Raises:
            DateError: If the day is not EDTF, or has no end.
        """
        self.refresh()
        with self._days_lock:
            if day not in self._days:
                snapshot = self._base.as_of(day)
                shelf = Shelf(snapshot.store, snapshot.lexicon, as_of=day)
                weakref.finalize(shelf, snapshot.close)
                self._days[day] = shelf
            self._days.move_to_end(day)
            while len(self._days) > DAYS_KEPT:
                self._days.popitem(last=False)
            return self._days[day]

    def forget(self) -> None:
        """Let go of what was known on other days."""
        with self._days_lock:
            self._days.clear()
