"""Figures in JSON and in words."""

from app.benchmark.figures import Measured, References, Spread, spread, told

MEASURED = Measured(
    events=1_000_000,
    open_ms=300.04,
    first_picture_ms=420.0,
    pan=Spread(2.0, 4.0, 9.0),
    zoom=Spread(2.5, 5.0, 12.345),
    filters={"kind": 10.0, "tag": 30.0, "text": 11.0},
    searches={"word": 4.0, "phrase": 6.0},
    edits={"title": 12.0},
    memory_mb=98.76,
    reference=References(0.25, 0.1, 200.0, 0.9),
    details={"size": [1600, 900]},
)


def test_a_spread_tells_the_middle_the_most_and_the_worst() -> None:
    found = spread([float(number) for number in range(1, 102)])
    assert (found.p50_ms, found.p95_ms, found.max_ms) == (51.0, 96.0, 101.0)


def test_acts_are_told_by_their_middle_and_one_by_one() -> None:
    found = MEASURED.as_json()
    assert found["timeline"]["filter_ms"] == 11.0
    assert found["timeline"]["search_ms"] == 5.0
    assert found["details"]["filters_ms"] == {"kind": 10.0, "tag": 30.0, "text": 11.0}
    assert found["details"]["size"] == [1600, 900]


def test_ratios_are_to_the_copy_of_a_frame() -> None:
    assert MEASURED.as_json()["ratio"] == {"pan_p95": 16.0, "zoom_p95": 20.0}


def test_words_say_units_and_what_to_compare_with() -> None:
    words = dict(told(MEASURED))
    assert words["Events"] == "1,000,000"
    assert words["Moving in time, a frame"] == (
        "2.00 ms in the middle, 95 of 100 within 4.00 ms (16.0 frame copies), at worst 9.00 ms"
    )
    assert words["Filtering until drawn"] == "11 ms in the middle, at worst 30 ms"
    assert words["Memory added by opening"] == "99 MB"


def test_memory_that_the_system_does_not_tell_is_no_number() -> None:
    untold = Measured(
        **{
            **{name: getattr(MEASURED, name) for name in Measured.__dataclass_fields__},
            "memory_mb": None,
        }
    )
    assert untold.as_json()["memory_mb"] is None
    assert dict(told(untold))["Memory added by opening"] == "not told here"
