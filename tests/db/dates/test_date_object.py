"""What the ``date`` command says of one text."""

import pytest

from db.dates import date_object


def test_a_date() -> None:
    assert date_object("mid-June 2022") == {
        "text": "mid-June 2022",
        "lang": "en",
        "edtf": "[2022-06-11..2022-06-20]",
        "earliest": "2022-06-11",
        "latest": "2022-06-20",
        "reading": "one moment between 11 and 20 June 2022 (“mid” read as the 11th to the 20th)",
    }


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("44 BC", "-0043-01-01", "-0043-12-31"),
        ("Y17101", "17101-01-01", "17101-12-31"),
        ("since May 2022", "2022-05-01", None),
        ("/2022", None, "2022-12-31"),
        ("2022-06-15T14:30:00+0500", "2022-06-15T14:30:00+05:00", "2022-06-15T14:30:00+05:00"),
        ("15 June 2022 14:30", "2022-06-15T14:30:00", "2022-06-15T14:30:59"),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    told = date_object(text)
    assert (told["earliest"], told["latest"]) == (earliest, latest)


def test_an_error_with_alternatives() -> None:
    told = date_object("03/04/2022")
    assert set(told) == {"text", "lang", "error", "alternatives"}
    assert told["alternatives"] == [
        {"edtf": "2022-04-03", "reading": "3 April 2022"},
        {"edtf": "2022-03-04", "reading": "4 March 2022"},
    ]


def test_an_error_without_alternatives() -> None:
    told = date_object("5 июля", "ru")
    assert told["lang"] == "ru"
    assert "year" in str(told["error"])
    assert told["alternatives"] == []
