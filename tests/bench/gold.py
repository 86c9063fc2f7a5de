"""Reads a folder of articles and writes what the English reader takes from each as JSON.

    python tests/bench/gold.py DIR OUT [--why] [--model NAME]

DIR holds NAME.txt files: `date YYYY-MM-DD`, `source:` and `license:` lines, a blank line, the body.
OUT gets one NAME.json each, with the offsets counted in the body.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from kb.dates import parse_edtf
from kb.model import Document
from kb.names import gazetteer
from kb.readings import as_json
from loaders.english import reader

HEADER = re.compile(r"\s*(date|source|license)\b:?[ \t]*([^\n]*)\n", re.IGNORECASE)
DAY = re.compile(r"(\d{4}-\d\d-\d\d)\s*(.*)", re.DOTALL)


def read_article(path: Path) -> Document:
    """Return an article as a document; what follows the day on its line belongs to the body."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    published, body = None, ""
    while found := HEADER.match(text):
        text = text[found.end() :]
        day = DAY.match(found[2]) if found[1].lower() == "date" else None
        if day:
            published, body = parse_edtf(day[1]), day[2]
    body = f"{body}\n\n{text.strip()}".strip() if body else text.strip("\n")
    return Document(path.stem, body, "gold", published=published)


def main() -> int:
    """Read the folder and print how fast it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--why", action="store_true", help="write claims, rules and events as well")
    parser.add_argument("--model", help="a spaCy pipeline other than the shipped one")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    lexicon, english = gazetteer(), reader(args.model)
    words, begun = 0, time.process_time()
    for path in sorted(args.folder.glob("*.txt")):
        document = read_article(path)
        reading = english.read(document, lexicon)
        words += len(document.text.split())
        found = as_json(document, reading, why=args.why)
        target = args.out / f"{path.stem}.json"
        target.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    spent = time.process_time() - begun
    print(f"{words} words in {spent:.1f} s of CPU: {words / spent:.0f} words/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
