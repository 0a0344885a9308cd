"""How lanes stood is found again by case, and a broken file disturbs nobody."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.lane_memory import MOST_CASES, LaneMemory
from db.records import LaneOrder, LaneScheme, LaneView

CASE = Path("/cases/one.sequitur")
keys = st.frozensets(st.text(max_size=8), max_size=4)
heights = st.dictionaries(st.text(max_size=8), st.integers(1, 60), max_size=3)
views = st.builds(
    LaneView,
    st.sampled_from(LaneScheme),
    st.sampled_from(LaneOrder),
    st.lists(st.text(max_size=8), max_size=4, unique=True).map(tuple),
    keys,
    keys,
    keys,
    heights.map(lambda found: tuple(sorted(found.items()))),
    st.booleans(),
    st.lists(st.integers(-(2**62), 2**62), max_size=3).map(tuple),
)


@pytest.fixture
def memory(tmp_path: Path) -> LaneMemory:
    return LaneMemory(tmp_path / "new folder" / "lanes.json")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(views)
def test_any_view_is_found_again(memory: LaneMemory, view: LaneView) -> None:
    memory.keep(CASE, view)
    assert memory.recall(CASE) == view


def test_each_case_has_its_own(memory: LaneMemory) -> None:
    memory.keep(CASE, LaneView(LaneScheme.TAG))
    assert memory.recall(Path("/cases/two.sequitur")) == LaneView()
    assert memory.recall(CASE).scheme is LaneScheme.TAG


def test_a_usual_view_takes_no_room(memory: LaneMemory, tmp_path: Path) -> None:
    memory.keep(CASE, LaneView(LaneScheme.TAG))
    memory.keep(CASE, LaneView())
    assert json.loads((tmp_path / "new folder" / "lanes.json").read_text()) == {}


def test_the_case_arranged_longest_ago_is_forgotten_first(memory: LaneMemory) -> None:
    cases = [Path(f"/cases/{number}.sequitur") for number in range(MOST_CASES + 1)]
    for case in cases:
        memory.keep(case, LaneView(LaneScheme.TAG))
    assert memory.recall(cases[0]) == LaneView()
    assert all(memory.recall(case).scheme is LaneScheme.TAG for case in cases[1:])


@pytest.mark.parametrize(
    "text",
    [
        "not JSON",
        "[]",
        "{",
        '{"/cases/one.sequitur": 3}',
        '{"/cases/one.sequitur": {"scheme": ["kind"], "order": {}, "hidden": 3, "heights": [1]}}',
        '{"/cases/one.sequitur": {"scheme": "moon", "order": "tide", "locked": {"a": 1}}}',
        '{"/cases/one.sequitur": {"heights": {"kind:a": "five", "kind:b": null}}}',
        '{"/cases/one.sequitur": {"squeezed": 1, "unsqueezed": ["never"]}}',
    ],
)
def test_what_cannot_be_read_is_as_usual(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lanes.json"
    path.write_text(text)
    assert LaneMemory(path).recall(CASE) == LaneView()


def test_the_sound_part_of_a_strange_view_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "lanes.json"
    told = {"scheme": "entity", "order": "tide", "hidden": ["a", 3], "heights": {"a": 4, "b": "x"}}
    path.write_text(json.dumps({str(CASE): told}))
    view = LaneMemory(path).recall(CASE)
    assert view == LaneView(LaneScheme.ENTITY, hidden=frozenset({"a"}), heights=(("a", 4),))


def test_a_disk_that_refuses_disturbs_nobody(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")
    memory = LaneMemory(taken / "lanes.json")
    memory.keep(CASE, LaneView(LaneScheme.TAG))
    assert memory.recall(CASE) == LaneView()
