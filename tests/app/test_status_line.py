"""The texts of the status line."""

from datetime import UTC, datetime

import pytest

from app.status_line import counted, saved_text, scale_text, zones_text

MONTH = 2_629_746


def test_saved_tells_when_the_commit_returned() -> None:
    moment = datetime(2022, 6, 15, 14, 2, 11, tzinfo=UTC)
    assert saved_text(moment, writable=True) == f"Saved {moment.astimezone():%H:%M:%S}"
    assert saved_text(moment, writable=True, clock=False) == "Saved"
    assert saved_text(None, writable=True) == "Saved"
    assert saved_text(moment, writable=False) == "Read only"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (MONTH / 96, "1 month = 96 px"),
        (86_400 / 60, "1 day = 60 px"),
        (1 / 40, "1 second = 40 px"),
        (31_556_952 / 30, "1 year = 30 px"),
        (3_155_695_200 * 4.2, "1 px = 4 centuries"),
        (0, ""),
    ],
)
def test_the_scale_names_a_unit_that_can_be_seen(seconds: float, text: str) -> None:
    assert scale_text(seconds) == text


def test_numbers_agree_with_their_nouns() -> None:
    assert [counted(n, "entity") for n in (0, 1, 48)] == ["0 entities", "1 entity", "48 entities"]
    assert counted(1204, "event") == "1,204 events"
    assert zones_text(0) == "dates without a time zone"
    assert zones_text(1) == "1 date with a time zone, as written"
