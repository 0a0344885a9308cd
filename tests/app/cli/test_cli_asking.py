"""search and events."""

from pathlib import Path

import pytest

from db.records import Entity
from db.store import Store

HIT = ["id", "uid", "kind", "title", "when", "snippet"]


def test_search(run, sample: Path) -> None:
    told = run("search", sample, "казахстан", "--json").json
    assert list(told) == ["results", "total"]
    assert told["total"] == len(told["results"]) == 2
    assert list(told["results"][0]) == HIT
    assert told["results"][0]["title"] == "Kazakhstan"
    assert "2 found." in run("search", sample, "казахстан").out


@pytest.mark.parametrize("words", [(), ("",), ("%",), ("--", "-"), ("zebra",), ("--", "--json")])
def test_nothing_found_is_no_error(run, sample: Path, words: tuple[str, ...]) -> None:
    answer = run("search", "--json", sample, *words)
    assert answer.code == 0
    assert answer.json == {"results": [], "total": 0}


def test_several_words_and_a_limit(run, sample: Path) -> None:
    told = run("search", sample, "cpc", "stop", "--limit", "1", "--json").json
    assert told["total"] > len(told["results"]) == 1
    assert told["results"][0]["uid"] == "kz22-event-cpc-stop-1"


def test_events_without_a_window(run, sample: Path) -> None:
    told = run("events", sample, "--json").json
    assert list(told) == ["events", "certain", "possible"]
    assert len(told["events"]) == 28
    assert (told["certain"], told["possible"]) == (22, 0)
    undated = [one for one in told["events"] if one["certainty"] == "undated"]
    assert len(undated) == 6
    assert {one["edtf"] for one in undated} == {None}


@pytest.mark.parametrize(
    ("options", "listed"), [((), 17), (("--certain",), 5), (("--possible",), 12)]
)
def test_events_in_a_window(run, sample: Path, options: tuple[str, ...], listed: int) -> None:
    told = run("events", sample, "--window", "2022-06", *options, "--json").json
    assert (len(told["events"]), told["certain"], told["possible"]) == (listed, 5, 12)
    stop = [one for one in told["events"] if one["uid"] == "kz22-event-cpc-stop-1"]
    if "--possible" not in options:
        assert stop[0]["when"] == "mid-June"
        assert (stop[0]["earliest"], stop[0]["latest"]) == ("2022-06-11", "2022-06-20")
        assert stop[0]["certainty"] == "certain"


@pytest.mark.parametrize(
    "window", ["2022-06/..", "../2022-07-12", "June 2022", "2022-06-01/2022-07-12"]
)
def test_windows_may_be_open_or_phrases(run, sample: Path, window: str) -> None:
    assert run("events", sample, "--window", window).out.endswith("possible\n")


@pytest.mark.parametrize("name", ["CPC", "cpc", "КТК"])
def test_events_of_an_entity(run, sample: Path, name: str) -> None:
    told = run("events", sample, "--entity", name, "--json").json
    assert [one["uid"] for one in told["events"]] == [
        "kz22-event-cpc-stop-1",
        "kz22-event-cpc-stop-2",
        "kz22-event-cut-oil",
    ]


def test_unknown_and_ambiguous_entities(run, sample: Path) -> None:
    assert run("events", sample, "--entity", "Atlantis").failed("Atlantis")
    with Store.open(sample) as store, store.edit("Add") as edit:
        edit.add(Entity(name="Russia"))
    assert run("events", sample, "--entity", "russia").failed("Several")
