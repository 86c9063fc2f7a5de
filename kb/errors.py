"""Every error that launch-kb raises on purpose.

::

    KbError
    ├── DateError        a date or time text that cannot be understood
    ├── DataError        an input (file, row, quad) that breaks a rule of its format
    │   ├── FaultyFileError   a file that no loader can read
    │   └── IriError          a text that is no valid IRI
    ├── ReaderError      the language reader or its model is missing or unfit
    ├── StoreError       the store cannot be opened, read or written
    │   └── StoreBusyError    another process is writing to the store
    ├── QueryError       a query or its parameters are wrong
    ├── NotFoundError    nothing in the store answers to this name
    └── ExportError      a result cannot be written in the wanted form

A message says what was wrong, where, and what would be right, in one line.
"""


class KbError(Exception):
    """The root: catching it catches everything launch-kb raises on purpose."""


class DateError(KbError):
    """A date or time text that cannot be understood."""


class DataError(KbError):
    """An input that breaks a rule of its format."""


class FaultyFileError(DataError):
    """A file that no loader can read, with the reason."""


class IriError(DataError):
    """A text that is no valid IRI."""


class ReaderError(KbError):
    """The language reader or its model is missing or unfit."""


class StoreError(KbError):
    """The store cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """Another process is writing to the store."""


class QueryError(KbError):
    """A query or its parameters are wrong."""


class NotFoundError(KbError):
    """Nothing in the store answers to this name."""


class ExportError(KbError):
    """A result cannot be written in the wanted form."""
