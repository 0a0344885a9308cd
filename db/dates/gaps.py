"""How many days may lie between two vague times, and how sure their order is."""

from dataclasses import dataclass
from enum import IntEnum

from db.dates.calendar import DAY_SECONDS
from db.dates.edtf import anatomy
from db.dates.languages import speech_of
from db.dates.speech import Speech
from db.dates.value import Shape, VagueTime
from db.dates.windows import Window


class Order(IntEnum):
    """Whether the one said to be earlier can be so."""

    IMPOSSIBLE = 0
    POSSIBLE = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """Days from the day of the earlier to the day of the later; negative if they may be swapped.

    ``None`` is no limit on that side.
    """

    min_days: int | None
    max_days: int | None
    order: Order


def gap_between(earlier: VagueTime, later: VagueTime) -> Gap:
    """What two dates allow; of things that lasted, their starts are compared."""
    (low, high), (later_low, later_high) = _start(earlier), _start(later)
    return Gap(_days(high, later_low), _days(low, later_high), _order(earlier, later))


def gap_text(gap: Gap, followed: bool, lang: str = "en") -> str:
    """The gap in words: “0–116 days later” if one is known to have followed the other.

    Where the order is not known, “from 9 days before to 116 days after”.
    """
    speech = speech_of(lang)
    low, high = gap.min_days, gap.max_days
    if followed and (high is None or high >= 0):
        low = 0 if low is None else max(low, 0)
    if low is None and high is None:
        return speech.sentences["any-gap"]
    if low is not None and low >= 0:
        return _one_way("later", low, high, speech)
    if high is not None and high <= 0:
        return _one_way("earlier", -high, None if low is None else -low, speech)
    before = _counted("…" if low is None else str(-low), -low if low is not None else None, speech)
    after = _counted("…" if high is None else str(high), high, speech)
    return speech.sentences["around"].format(a=before, b=after)


def _one_way(key: str, low: int, high: int | None, speech: Speech) -> str:
    if low == high == 0:
        return speech.sentences["same-day"]
    if low == 0 and high is None:
        return speech.sentences[f"any-{key}"]
    if high is None:
        count = speech.sentences["at-least"].format(x=_counted(str(low), None, speech))
    elif low == high:
        count = _counted(str(low), low, speech)
    else:
        count = _counted(f"{low}–{high}", high, speech)
    return speech.sentences[key].format(x=count)


def _counted(number: str, count: int | None, speech: Speech) -> str:
    """A number of days; without a count the form for many."""
    return f"{number} {speech.days[_form(count)]}"


def _form(count: int | None) -> int:
    """Which form of “day” goes with a number; the rule is Russian, English needs only its 1."""
    if count is None or count % 100 in range(11, 15):
        return 2
    if count % 10 == 1:
        return 0
    return 1 if count % 10 in (2, 3, 4) else 2


def _days(first: int | None, second: int | None) -> int | None:
    if first is None or second is None:
        return None
    return second // DAY_SECONDS - first // DAY_SECONDS


def _order(earlier: VagueTime, later: VagueTime) -> Order:
    (low, high), (later_low, later_high) = _start(earlier), _start(later)
    if high is not None and later_low is not None and high < later_low:
        return Order.CERTAIN
    if low is not None and later_high is not None and low > later_high:
        return Order.IMPOSSIBLE
    return Order.POSSIBLE


def _start(when: VagueTime) -> Window:
    """Bounds of the moment, or of the start of something that lasted."""
    if when.shape is not Shape.LASTED:
        return when.earliest, when.latest
    first = anatomy(when.edtf).ranges[0].first
    # Something of open or unknown beginning had begun, at the latest, when it ended.
    return (None, when.latest) if first is None else (first.earliest, first.latest)
