"""The index: one SQLite file beside the store, kept in step with it document by document.

SQLite's FTS5 comes with Python. The index holds nothing that the store does not, and can be deleted
at any time.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from kb.search.texts import document_rows, launch_rows, marks, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kb.search.texts import Row
    from kb.store import View

FILE = "search.sqlite"
"""The name of the index in the store's folder."""

_FORMAT = 1
_PATIENCE = 30.0  # seconds to wait while another process brings the index up to date
_LAUNCHES = "launches"  # the key of the rows that belong to no document
_TABLES = """
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS texts;
DROP TABLE IF EXISTS owners;
DROP TABLE IF EXISTS places;
DROP TABLE IF EXISTS state;
CREATE VIRTUAL TABLE texts USING fts5(
  sort UNINDEXED, iri UNINDEXED, document UNINDEXED, date UNINDEXED, title, body,
  tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TABLE owners (owner TEXT PRIMARY KEY, mark TEXT NOT NULL);
CREATE TABLE places (owner TEXT NOT NULL, place INTEGER NOT NULL);
CREATE INDEX places_by_owner ON places (owner);
CREATE TABLE state (version TEXT NOT NULL);
INSERT INTO state VALUES ('');
"""


@contextmanager
def opened(view: View, folder: Path | None) -> Iterator[sqlite3.Connection]:
    """Open the index of a store, up to date.

    Without a folder, or where its index is damaged or cannot be written, it is made in memory.
    """
    try:
        connection = _in_step(view, str(folder / FILE) if folder else ":memory:")
    except sqlite3.DatabaseError:
        if folder is None:
            raise
        connection = _in_step(view, ":memory:")
    with closing(connection):
        yield connection


def _in_step(view: View, name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            connection.executescript(_TABLES)
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
            connection.execute("COMMIT")
        _keep_in_step(connection, view)
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_in_step(connection: sqlite3.Connection, view: View) -> None:
    known = marks(view)
    version = version_of(view, known)
    if connection.execute("SELECT version FROM state").fetchone()[0] == version:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        _update(connection, view, known)
        connection.execute("UPDATE state SET version = ?", (version,))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _update(connection: sqlite3.Connection, view: View, known: dict[str, str]) -> None:
    """Take out what is gone or changed, put in what is new; launches are always written anew."""
    indexed = dict(connection.execute("SELECT owner, mark FROM owners"))
    for owner, mark in indexed.items():
        if known.get(owner) != mark:
            _forget(connection, owner)
    for document, mark in known.items():
        if indexed.get(document) != mark:
            _add(connection, document, mark, document_rows(view, document))
    _forget(connection, _LAUNCHES)
    _add(connection, _LAUNCHES, "", launch_rows(view))


def _forget(connection: sqlite3.Connection, owner: str) -> None:
    places = connection.execute("SELECT place FROM places WHERE owner = ?", (owner,)).fetchall()
    connection.executemany("DELETE FROM texts WHERE rowid = ?", places)
    connection.execute("DELETE FROM places WHERE owner = ?", (owner,))
    connection.execute("DELETE FROM owners WHERE owner = ?", (owner,))


def _add(connection: sqlite3.Connection, owner: str, mark: str, new: Iterable[Row]) -> None:
    for row in new:
        place = connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)", row).lastrowid
        connection.execute("INSERT INTO places VALUES (?, ?)", (owner, place))
    connection.execute("INSERT INTO owners VALUES (?, ?)", (owner, mark))
