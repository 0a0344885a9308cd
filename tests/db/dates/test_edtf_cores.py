"""The certain core of intervals: from the latest possible start to the earliest possible end."""

import pytest

from db.dates import BEGINNING, FOREVER, days_from_civil, parse_edtf


def end_of(year: int, month: int, day: int) -> int:
    return days_from_civil(year, month, day) * 86_400 + 86_399


def start_of(year: int, month: int, day: int) -> int:
    return days_from_civil(year, month, day) * 86_400


@pytest.mark.parametrize(
    ("edtf", "core"),
    [
        ("2022-06/2022-07", (end_of(2022, 6, 30), start_of(2022, 7, 1))),
        ("2022-06-11/2022-06-20", (end_of(2022, 6, 11), start_of(2022, 6, 20))),
        ("2022-06-11/2022-06-12", (end_of(2022, 6, 11), start_of(2022, 6, 12))),
        ("2022-02-24/..", (end_of(2022, 2, 24), FOREVER)),
        ("../2022-06", (BEGINNING, start_of(2022, 6, 1))),
        ("2022-06-11/2022-06-11", (None, None)),
        ("2022-06/2022-06-20", (None, None)),
        ("2022-06-11/", (None, None)),
        ("/2022", (None, None)),
        ("2022-06", (None, None)),
        ("[2022-06-11..2022-06-20]", (None, None)),
        ("{2022-06-11..2022-06-20}", (None, None)),
    ],
)
def test_core(edtf: str, core: tuple[int | None, int | None]) -> None:
    when = parse_edtf(edtf)
    assert (when.core_start, when.core_end) == core
