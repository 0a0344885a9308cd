"""How long a stretch of time is, in words: “3 years 4 months”, “12 days”, “2 hours”."""

_DAY = 86_400
_YEAR, _MONTH = 365.2425 * _DAY, 365.2425 * _DAY / 12
_MANY_YEARS = 100
"""From so many on, months are no longer told."""
_UNITS = (
    (_YEAR, "year", 12),
    (_MONTH, "month", 30),
    (_DAY, "day", 24),
    (3600, "hour", 60),
    (60, "minute", 60),
)
"""Seconds of a unit, its name, and how many of the next smaller one it has about."""


def length_text(seconds: int) -> str:
    """A length in its two largest units, rounded; years and months are taken as they are long on
    average."""
    for place, (length, name, parts) in enumerate(_UNITS[:-1]):
        smaller, smaller_name, _ = _UNITS[place + 1]
        if seconds < length - smaller / 2:
            continue
        if seconds >= _MANY_YEARS * length:
            return _counted(round(seconds / length), name)
        whole = int((seconds + smaller / 2) // length)
        rest = round(max(seconds - whole * length, 0) / smaller)
        rest = 0 if rest >= parts else rest
        return " ".join((_counted(whole, name), *([_counted(rest, smaller_name)] if rest else [])))
    if seconds >= 60:
        return _counted(round(seconds / 60), "minute")
    return _counted(seconds, "second")


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"
