"""Dates as vague as their sources: EDTF, phrases in three languages, and words back for people.

Pure functions on :class:`VagueTime`; no I/O, no Qt, no clock: today's date plays no part.
"""

from db.dates.asking import date_object, parse_edtf, read, read_window
from db.dates.calendar import civil_from_days, days_from_civil
from db.dates.errors import Alternative, DateError
from db.dates.gaps import Gap, Order, gap_between, gap_text
from db.dates.reading import reading, rule_text
from db.dates.spans import day_text, month_names, short_month_names, span_text
from db.dates.value import BEGINNING, FOREVER, Basis, End, Granularity, Shape, VagueTime
from db.dates.windows import Certainty, certainty, margin_bounds, sort_key
from db.dates.written import bounds_text

__all__ = [
    "BEGINNING",
    "FOREVER",
    "Alternative",
    "Basis",
    "Certainty",
    "DateError",
    "End",
    "Gap",
    "Granularity",
    "Order",
    "Shape",
    "VagueTime",
    "bounds_text",
    "certainty",
    "civil_from_days",
    "date_object",
    "day_text",
    "days_from_civil",
    "gap_between",
    "gap_text",
    "margin_bounds",
    "month_names",
    "parse_edtf",
    "read",
    "read_window",
    "reading",
    "rule_text",
    "short_month_names",
    "sort_key",
    "span_text",
]
