"""What the two dates of a range lend each other: in “11–20 June 2022” the 11th has no month."""

from dataclasses import replace

from db.dates.draft import Draft
from db.dates.errors import Refusal
from db.dates.points import Point, pointed


def paired(first: Draft, second: Draft) -> list[Point]:
    """Both ends in full.

    :raises Refusal: an end stays incomplete, or the range ends before it begins.
    """
    lent_to_first = not first.dated()
    lent_to_second = not second.dated()
    _lend(second, first)
    _lend(first, second)
    try:
        points = [pointed(first), pointed(second)]
    except Refusal as refusal:
        # What one end may have meant would read as if it stood for the whole phrase.
        raise Refusal(refusal.message) from refusal
    if points[0].first().earliest > points[1].last().latest:
        raise _reversed(first, second, lent_to_first, lent_to_second)
    return points


def _lend(giver: Draft, taker: Draft) -> None:
    """Fill what ``taker`` leaves out and ``giver`` says."""
    if taker.only_time():
        for slot in ("year", "month", "day", "iso"):
            setattr(taker, slot, getattr(giver, slot))
        return
    sharing = taker.share is not None and not taker.dated()
    whole = (taker.month, taker.season, taker.decade, taker.century, taker.iso)
    # A bare “15” takes its month from “20 June”, not from “June”, which is an end of its own.
    daily = taker.day is not None and (giver.day is not None or giver.share is not None)
    if (daily or sharing) and whole == (None,) * 5:
        taker.month = giver.month
        if sharing:
            taker.season, taker.decade = giver.season, giver.decade
            taker.century, taker.before_christ = giver.century, giver.before_christ
    bare_year = (giver.month, giver.season, giver.share, giver.day) == (None,) * 4
    narrower = (taker.month, taker.season, taker.day) != (None,) * 3
    # In “May–2022” the year is an end of its own, or a slip; it is not lent to May.
    if not taker.dated() and not (bare_year and narrower):
        taker.year = giver.year


def _reversed(first: Draft, second: Draft, lent_to_first: bool, lent_to_second: bool) -> Refusal:
    """A range that ends before it begins: with a lent year, the missing one was another."""
    if lent_to_first and first.year is not None:
        first = replace(first, year=first.year - 1)
    elif lent_to_second and second.year is not None:
        second = replace(second, year=second.year + 1)
    else:
        return Refusal("The range ends before it begins: write the earlier date first.")
    message = "The range ends before it begins: write the year of both dates."
    try:
        low, high = pointed(first), pointed(second)
    except Refusal:
        return Refusal(message)
    return Refusal(message, f"{low.low}/{high.high}", f"[{low.low}..{high.high}]")
