"""The words a date is said in, once the language no longer matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a word or number does in a date."""

    NUMBER = auto()
    ORDINAL = auto()
    MONTH = auto()
    WEEKDAY = auto()
    SEASON = auto()
    PART = auto()
    """early, mid, late: :class:`Share` as value."""
    HALF = auto()
    HALF_YEAR = auto()
    QUARTER = auto()
    QUARTER_OF = auto()
    """“Q2”: a quarter with its number."""
    HALF_OF = auto()
    """“H1”: a half-year with its number."""
    TEN_DAYS = auto()
    DECADE = auto()
    CENTURY = auto()
    YEAR = auto()
    """An astronomical year, its era already reckoned in."""
    YEAR_WORD = auto()
    YEARS_WORD = auto()
    """Plural “years”; in Kazakh it makes a decade of the number before it."""
    BEFORE_CHRIST = auto()
    AFTER_CHRIST = auto()
    ISO = auto()
    NUMERIC = auto()
    """All-number date, ``5.1.2022``, not yet known which way round."""
    MONTH_YEAR = auto()
    TIME = auto()
    ABOUT = auto()
    DOUBT = auto()
    FROM = auto()
    TO = auto()
    DASH = auto()
    SLASH = auto()
    BETWEEN = auto()
    AND = auto()
    OR = auto()
    SINCE = auto()
    ONWARD = auto()
    UNTIL = auto()
    BEFORE = auto()
    AFTER = auto()
    BY = auto()
    NOT_BEFORE = auto()
    NOW = auto()
    """“present”: the open end of a span."""
    ABLATIVE = auto()
    """Kazakh “from”, an ending."""
    DATIVE = auto()
    """Kazakh “to”, an ending."""


class Share(Enum):
    """A share of a month, year, decade or century."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first-half"
    SECOND_HALF = "second-half"
    FIRST_TEN = "first-ten"
    SECOND_TEN = "second-ten"
    THIRD_TEN = "third-ten"


class Token(NamedTuple):
    """One step of a date; ``text`` is what was written, for messages."""

    kind: Kind
    value: int = 0
    text: str = ""
    share: Share | None = None


Meaning = tuple[Token, ...]
"""What a word stands for; empty for words that only hold a sentence together (“in”, “the”)."""


class Order(Enum):
    """Which of two numbers is the day, where both may be."""

    ASKED = "asked"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True)
class Lexicon:
    """What one language says dates with. All keys are casefolded, ё as е."""

    code: str
    name: str
    words: Mapping[tuple[str, ...], Meaning]
    """One to four words → meaning; the longest match wins."""
    endings: Mapping[str, Meaning]
    """What may hang on a number (“15th”, «15-го»): the number is an ordinal then."""
    century_signs: frozenset[str]
    """Letters that mean “century” right behind an ordinal, and something else elsewhere."""
    decade_endings: frozenset[str]
    """Endings that make a decade of a four-digit number: “1990s”, «1990-е»."""
    postfix: bool = False
    """Whether words like “since” stand behind their date (Kazakh)."""
    order: Order = Order.ASKED
    """How ``5.1.2022`` is read."""


def said(*meanings: tuple[str, Meaning]) -> dict[tuple[str, ...], Meaning]:
    """A lexicon's words from ``("one|other form", meaning)`` pairs."""
    return {
        tuple(form.split()): meaning for forms, meaning in meanings for form in forms.split("|")
    }
