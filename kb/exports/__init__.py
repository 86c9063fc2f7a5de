"""Writing a store in the forms that other tools read."""

from kb.exports.export import export, find_format, formats
from kb.exports.formats import Format
from kb.exports.register import FORMATS

__all__ = ["FORMATS", "Format", "export", "find_format", "formats"]
