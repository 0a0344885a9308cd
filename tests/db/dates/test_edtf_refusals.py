"""What is no EDTF is refused with a sentence; what is nearly right comes with a suggestion."""

import pytest

from db.dates import DateError, parse_edtf

PLAINLY_WRONG = [
    ("", "empty"),
    ("   ", "empty"),
    ("2022-13", "no month 13"),
    ("2022-00", "no month 00"),
    ("2022-99", "no month 99"),
    ("2022-06-31", "30 days"),
    ("2023-02-29", "28 days"),
    ("1900-02-29", "28 days"),
    ("2022-06-00", "no day 00"),
    ("2022-13-05", "no month 13"),
    ("2022-21-05", "no month 21"),
    ("-0000", "no year -0000"),
    ("-0000-05-01", "no year -0000"),
    ("2000-02-3X", "fits"),
    ("15XX-2X-25", "fits"),
    ("17XX-02-30", "fits"),
    ("2022-06-15T14:30:60", "clock"),
    ("2022-06-15T25:00:00", "clock"),
    ("2022-06-15T14:61:00", "clock"),
    ("2022-06-15T14:30:00+15:00", "zone"),
    ("2022-06-15T14:30:00+05:75", "zone"),
    ("../..", "no date at all"),
    ("/", "no date at all"),
    ("../", "no date at all"),
    ("[2022", "end with"),
    ("[2022}", "end with"),
    ("[]", "hold a date"),
    ("[..]", "empty"),
    ("[2022,]", "empty"),
    ("[2022..2020]", "ends before"),
    ("2022-07/2022-06/2022-05", "not a date"),
    ("1950S0", "between 1 and 4"),
    ("1950S5", "between 1 and 4"),
    ("Y3E11", "too far"),
    ("Y17E200000000", "too far"),
    ("Y012345", "does not begin with 0"),
    ("Y12345-06", "not a date"),
    ("1990-?~02", "not a date"),
    ("2004-06-(01)~", "right behind"),
    ("٢٠٢٢", "0 to 9"),
    ("no date", "not a date"),
]
NEARLY_RIGHT = [
    ("2022-06-1x", "2022-06-1X"),
    ("199u", "199X"),
    ("y17e7", "Y17E7"),
    ("1990?~", "1990%"),
    ("1990~?/2000", "1990%/2000"),
    ("12345", "Y12345"),
    ("-12345", "Y-12345"),
    ("Y9999", "9999"),
    ("Y17E2", "1700"),
    ("2022/06/15", "2022-06-15"),
    ("2022.6.5", "2022-06-05"),
    ("2022-6-15", "2022-06-15"),
    ("2022-6", "2022-06"),
    ("20220615", "2022-06-15"),
    ("+2022", "2022"),
    ("476", "0476"),
    ("2005/2004", "2004/2005"),
    ("1914-18", "1914/1918"),
    ("1990-95", "1990/1995"),
    ("1990-1995", "1990/1995"),
    ("2022/06", "2022-06"),
    ("2022-06-15/16", "2022-06-15/2022-06-16"),
    ("2022-12-31T24:00:00Z", "2023-01-01T00:00:00Z"),
]


@pytest.mark.parametrize(("text", "words"), PLAINLY_WRONG)
def test_the_sentence_says_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert words in caught.value.message
    assert caught.value.message.endswith(".")
    assert caught.value.alternatives == ()


@pytest.mark.parametrize(("text", "meant"), NEARLY_RIGHT)
def test_nearly_right_comes_with_a_suggestion(text: str, meant: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert meant in [each.edtf for each in caught.value.alternatives]
    assert all(each.reading for each in caught.value.alternatives)


def test_times_in_two_zones_are_not_ordered_by_their_clocks() -> None:
    with pytest.raises(DateError, match="different zones"):
        parse_edtf("2022-06-15T10:00:00+05:00/2022-06-15T09:00:00Z")


def test_a_long_text_is_quoted_short() -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf("9" * 100_000)
    assert len(caught.value.message) < 200
