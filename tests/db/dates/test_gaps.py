"""How many days may lie between two dates, and how sure their order is."""

import pytest

from db.dates import Gap, Order, gap_between, gap_text, parse_edtf


def gap(earlier: str, later: str) -> Gap:
    return gap_between(parse_edtf(earlier), parse_edtf(later))


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (
            "[2022-02-24..2022-06-20]",
            "[2022-06-11..2022-06-20]",
            Gap(-9, 116, Order.POSSIBLE),
        ),
        (
            "[2022-02-24..2022-07-10]",
            "[2022-07-01..2022-07-10]",
            Gap(-9, 136, Order.POSSIBLE),
        ),
        ("2022-06-15", "2022-06-25", Gap(10, 10, Order.CERTAIN)),
        ("2022-06-25", "2022-06-15", Gap(-10, -10, Order.IMPOSSIBLE)),
        ("2022-06-15", "2022-06-15", Gap(0, 0, Order.POSSIBLE)),
        ("[..2022-02-23]", "2022-03-01", Gap(6, None, Order.CERTAIN)),
        ("2022-06-15T10:00Z", "2022-06-15T11:00Z", Gap(0, 0, Order.CERTAIN)),
        # of things that lasted, the starts
        ("2022-06-01/2022-06-30", "2022-06-10/..", Gap(9, 9, Order.CERTAIN)),
        ("../2022-06-30", "2022-06-10", Gap(-20, None, Order.POSSIBLE)),
        ("[2022-06-01..]", "2022-06-10", Gap(None, 9, Order.POSSIBLE)),
    ],
)
def test_gap(earlier: str, later: str, expected: Gap) -> None:
    assert gap(earlier, later) == expected


@pytest.mark.parametrize(
    ("between", "followed", "words"),
    [
        (Gap(-9, 116, Order.POSSIBLE), True, "0–116 days later"),
        (Gap(-9, 116, Order.POSSIBLE), False, "from 9 days before to 116 days after"),
        (Gap(10, 10, Order.CERTAIN), True, "10 days later"),
        (Gap(1, 1, Order.CERTAIN), False, "1 day later"),
        (Gap(0, 0, Order.POSSIBLE), True, "the same day"),
        (Gap(6, None, Order.CERTAIN), True, "at least 6 days later"),
        (Gap(None, 9, Order.POSSIBLE), True, "0–9 days later"),
        (Gap(None, 9, Order.POSSIBLE), False, "from … days before to 9 days after"),
        (Gap(-10, -3, Order.IMPOSSIBLE), True, "3–10 days earlier"),
        (Gap(None, None, Order.POSSIBLE), False, "an unknown number of days apart"),
        (Gap(None, None, Order.POSSIBLE), True, "an unknown number of days later"),
    ],
)
def test_english(between: Gap, followed: bool, words: str) -> None:
    assert gap_text(between, followed) == words


def test_days_agree_with_their_number_in_russian() -> None:
    told = [gap_text(Gap(n, n, Order.CERTAIN), True, "ru") for n in (1, 2, 5, 11, 21, 112)]
    assert told == [
        "1 день спустя",
        "2 дня спустя",
        "5 дней спустя",
        "11 дней спустя",
        "21 день спустя",
        "112 дней спустя",
    ]


def test_kazakh() -> None:
    assert gap_text(Gap(-9, 116, Order.POSSIBLE), True, "kk") == "0–116 күннен кейін"
