"""Tag a folder of TimeML documents and write one JSON line an expression found.

    python tests/bench/timex.py DIR OUT.jsonl

Each document is read with its own creation time as publication date. The rows (doc, start, end,
type, value, text) count characters of the TEXT element without tags, entities decoded.
"""

import argparse
import html
import json
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from kb.dates import Time, parse_edtf
from kb.errors import DateError
from loaders.english.times import tag

_TEXT = re.compile(r"<TEXT[^>]*>(.*?)</TEXT>", re.DOTALL)
_CREATED = re.compile(r"<TIMEX3[^>]*functionInDocument=\"CREATION_TIME\"[^>]*>")
_VALUE = re.compile(r"\bvalue=\"([^\"]*)\"")


def read(path: Path) -> tuple[str, Time | None]:
    """The plain text of a document and its creation time."""
    raw = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    raw = re.sub(r"<!--.*?-->", "", raw, flags=re.DOTALL)
    body = _TEXT.search(raw)
    text = html.unescape(re.sub(r"<[^<>]*>", "", body[1])) if body else ""
    created = _CREATED.search(raw)
    value = _VALUE.search(created[0]) if created else None
    return text, _time(value[1]) if value else None


def _time(value: str) -> Time | None:
    try:
        return parse_edtf(value.split("T", maxsplit=1)[0])
    except DateError:
        return None


def main() -> int:
    """Read the arguments, tag every document, write the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("rows", type=Path)
    args = parser.parse_args()
    words, spent = 0, 0.0
    with args.rows.open("w", encoding="utf-8") as out:
        for path in sorted(args.folder.glob("*.tml")):
            text, published = read(path)
            words += len(text.split())
            begun = time.process_time()
            mentions = tag(text, published=published)
            spent += time.process_time() - begun
            for mention in mentions:
                row = {"doc": path.stem, "start": mention.start, "end": mention.end}
                row |= {"type": mention.type, "value": mention.value, "text": mention.text}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{words} words in {spent:.2f} s: {words / max(spent, 1e-9):,.0f} words/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
