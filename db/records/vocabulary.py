"""The closed word lists of the file format. Stored as the words themselves, so files read well."""

from enum import StrEnum


class Status(StrEnum):
    """Standing of a fact: it never changes silently from one to another."""

    REPORTED = "reported"
    ASSESSED = "assessed"
    POSSIBLE = "possible"
    DISPUTED = "disputed"


STATUSES: tuple[Status, ...] = tuple(Status)
"""Order used for the small integers in :class:`~db.records.columns.EventColumns`."""


class Comparator(StrEnum):
    """How a quantity's number is meant."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    RANGE = "range"


class Stance(StrEnum):
    """What a citation does to the fact it stands under."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    MENTIONS = "mentions"


class Bearing(StrEnum):
    """What a piece of evidence does to an assessment (the ACH matrix's cell)."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NEUTRAL = "neutral"


class Rank(StrEnum):
    """Rank of one of several rival readings of a field."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    REFUTED = "refuted"
