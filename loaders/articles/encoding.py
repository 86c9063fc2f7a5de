"""From the bytes of a page to its characters: byte order mark, HTTP header, declaration, guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kb.errors import FaultyFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The HTML standard wants the declaration among the first 1024 bytes; pages are less strict.
_DECLARED_WITHIN = 4096
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)"
    rb"|<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
# Browsers read these as Windows-1252 (WHATWG Encoding Standard), and so were the pages written.
_WESTERN = frozenset({"iso8859-1", "ascii"})
# The encodings of that standard, by Python's names; one that is UTF-16 cannot declare itself.
_WEB = re.compile(
    "utf-8|iso8859-[0-9]+|cp(1250|1251|1252|1253|1254|1255|1256|1257|1258|866|874|932|949|950)"
    "|koi8-[ru]|mac-(roman|cyrillic)|gbk|gb2312|gb18030|big5|euc_(jp|kr)|shift_jis|iso2022_jp"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, and what was odd on the way to them."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes, charset: str = "") -> Decoded:
    """Return the characters of a page; `charset` is what came with it from the server.

    Raises:
        FaultyFileError: If the bytes are no text.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw[len(mark) :].decode(name, "replace"))
    if b"\x00" in raw:
        raise FaultyFileError("is a binary file, or UTF-16 without a byte order mark")
    declared = _codec(charset) or _declared(raw)
    # Templates declare Latin-1 and are filled with UTF-8; the reverse never decodes.
    order = ("utf-8", declared) if declared == "cp1252" else (declared, "utf-8")
    for name in filter(None, order):
        try:
            return Decoded(raw.decode(name))
        except UnicodeDecodeError:
            continue
    return _guessed(raw, declared)


def _declared(raw: bytes) -> str:
    match = _DECLARED.search(raw[:_DECLARED_WITHIN])
    return _codec((match[1] or match[2]).decode("ascii", "replace")) if match else ""


def _codec(label: str) -> str:
    """Return Python's name of an encoding that pages may declare; empty for any other label."""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return ""
    return "cp1252" if name in _WESTERN else name if _WEB.fullmatch(name) else ""


def _guessed(raw: bytes, declared: str) -> Decoded:
    name = declared or "cp1252"
    text = raw.decode(name, "replace")
    lost = text.count("\ufffd")
    said = f"declared as {declared}" if declared else "no encoding declared, read as cp1252"
    return Decoded(text, (f"{said}; {lost} characters cannot be read" if lost else said,))
