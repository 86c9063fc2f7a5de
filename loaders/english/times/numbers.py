"""Numbers as they are written in news: digits, words, fractions, years in words."""

from loaders.english.times.lexicon import number, tables

# "Twenty-third", with whichever dash.
DASHES = frozenset({"-", "–", "—"})


def ordinal(words: list[str]) -> int:
    """The number of `3rd`, `third`, `twenty third`."""
    if words[0][0].isdigit():
        return int(words[0].rstrip("stndrh"))
    total = 0
    for word in words:
        if word in DASHES:
            continue
        total += number("ordinal" if word in tables()["ordinal"] else "cardinal", word)
    return total


def day_of_month(words: list[str]) -> int | None:
    """The day that a number or ordinal may be, None beyond 31."""
    day = int(words[0]) if words[0].isdigit() else ordinal(words)
    return day if 1 <= day <= 31 else None


def cardinal(words: list[str]) -> float:
    """The number of digits (`1,460`, `2.5`) or of words (`two hundred and five`)."""
    if words[0][0].isdigit():
        return float("".join(words).replace(",", "").replace(":", "."))
    total, part = 0, 0
    for word in words:
        if word in DASHES | {"and"}:
            continue
        size = number("cardinal", word)
        if size == 100:
            part = max(part, 1) * 100
        elif size == 1000:
            total, part = total + max(part, 1) * 1000, 0
        else:
            part += size
    return total + part


def year_in_words(words: list[str]) -> int | None:
    """The year of `nineteen ninety-six` or `two thousand six`, None when it is none."""
    sizes = [number("cardinal", word) for word in words if word not in DASHES | {"and"}]
    if 1000 in sizes:
        year = int(cardinal(words))
        return year if 2000 <= year <= 2099 and sizes[0] == 2 else None
    if len(sizes) < 2 or sizes[0] not in range(11, 21) or sizes[1] < 10:
        return None
    rest = sum(sizes[1:])
    tens_and_ones = len(sizes) == 2 or (len(sizes) == 3 and sizes[1] >= 20 and sizes[2] < 10)
    return sizes[0] * 100 + rest if tens_and_ones and rest < 100 else None


def amount_text(amount: float) -> str:
    """A number without needless decimals."""
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"
