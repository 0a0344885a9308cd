"""`date`: one text, or a date on each line of the input."""

import json

import pytest

KEYS = ["text", "lang", "edtf", "earliest", "latest", "reading"]


@pytest.mark.parametrize(
    ("words", "edtf", "earliest", "latest"),
    [
        (("2022-06-1X",), "2022-06-1X", "2022-06-10", "2022-06-19"),
        (("-0043",), "-0043", "-0043-01-01", "-0043-12-31"),
        (("--", "-0043"), "-0043", "-0043-01-01", "-0043-12-31"),
        (("Y17101",), "Y17101", "17101-01-01", "17101-12-31"),
        (("mid", "June", "2022"), "[2022-06-11..2022-06-20]", "2022-06-11", "2022-06-20"),
        (("2022-02-24/..",), "2022-02-24/..", "2022-02-24", None),
        (("2022/",), "2022/", "2022-01-01", None),
    ],
)
@pytest.mark.parametrize("before", [True, False], ids=["json first", "json last"])
def test_a_date_as_json(
    run, words: tuple[str, ...], edtf: str, earliest: str, latest: str | None, before: bool
) -> None:
    if "--" in words and not before:
        pytest.skip("after -- no option is one")
    answer = run("date", "--json", *words) if before else run("date", *words, "--json")
    assert answer.code == 0
    told = answer.json
    assert list(told) == KEYS
    assert (told["edtf"], told["earliest"], told["latest"]) == (edtf, earliest, latest)
    assert told["lang"] == "en"
    assert told["text"] == " ".join(word for word in words if word != "--")


def test_an_instant_keeps_its_zone(run) -> None:
    told = run("date", "--json", "2022-06-15T14:30:00+05:00").json
    assert told["earliest"] == "2022-06-15T14:30:00+05:00"


def test_an_error_is_an_object_and_a_line(run) -> None:
    answer = run("date", "--json", "3/4/2022")
    assert answer.failed()
    told = answer.json
    assert list(told) == ["text", "lang", "error", "alternatives"]
    assert [set(one) for one in told["alternatives"]] == [{"edtf", "reading"}] * 2


def test_people_get_lines(run) -> None:
    answer = run("date", "early", "July", "2022")
    assert "earliest  2022-07-01" in answer.out
    assert run("date", "someday").failed("someday")


def test_languages(run) -> None:
    assert run("date", "--json", "--lang", "ru", "в середине июня 2022").json["lang"] == "ru"
    assert run("date", "в середине июня 2022").failed()


def test_each_line_of_the_input_gives_one_object(run) -> None:
    lines = "\ufeff2022\r\n\n5 July\n-0043\nпо\n  mid-June 2022"
    answer = run("date", "-", given=lines.encode())
    assert answer.failed("3 of 6")
    told = [json.loads(line) for line in answer.out.splitlines()]
    assert ["error" in one for one in told] == [False, True, True, False, True, False]
    assert told[0]["text"] == "2022"
    assert all(" " not in line.split('"text"')[0] for line in answer.out.splitlines())


def test_an_input_without_lines_gives_nothing(run) -> None:
    answer = run("date", "-")
    assert (answer.code, answer.out) == (0, "")


def test_bytes_that_are_no_text_are_an_error_of_their_line(run) -> None:
    answer = run("date", "-", given=b"\xff\xfe\n2022\n")
    assert answer.code == 2
    assert len(answer.out.splitlines()) == 2
    assert json.loads(answer.out.splitlines()[1])["edtf"] == "2022"
