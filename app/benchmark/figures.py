"""What was measured, as plain values: the JSON of `sequitur bench`, and the same in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Spread:
    """How long a frame took: in the middle, all but one in twenty, the worst. Milliseconds."""

    p50_ms: float
    p95_ms: float
    max_ms: float

    def as_json(self) -> dict[str, float]:
        """The three numbers under their names, to the hundredth."""
        return {
            "p50_ms": round(self.p50_ms, 2),
            "p95_ms": round(self.p95_ms, 2),
            "max_ms": round(self.max_ms, 2),
        }


def spread(times: Sequence[float]) -> Spread:
    """The spread of some times in milliseconds, of which there is at least one."""
    middle, most, worst = np.percentile(times, (50, 95, 100))
    return Spread(float(middle), float(most), float(worst))


@dataclass(frozen=True, slots=True)
class References:
    """What the machine takes for plain things in the same run. Milliseconds.

    Absolute times wander from machine to machine and from minute to minute; ratios less.
    """

    frame_copy_ms: float
    """Median of copying and filling one image of the window's size."""
    empty_window_ms: float
    """p95 of repainting an empty window of that size."""
    file_read_ms: float
    """Reading the whole store as plain bytes."""
    numpy_pass_ms: float
    """Median of counting which of as many int64 as there are events lie in a window."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All that one run found out. Times in milliseconds, memory in MB (None = not told here)."""

    events: int
    open_ms: float
    first_picture_ms: float
    pan: Spread
    zoom: Spread
    filters: Mapping[str, float]
    """Each filter by its name: until the timeline is drawn anew."""
    searches: Mapping[str, float]
    """Each search by its kind: until the first 200 hits are there and the list is drawn."""
    edits: Mapping[str, float]
    """Each edit by its name: until it is stored and the timeline is drawn anew."""
    memory_mb: float | None
    reference: References
    details: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The object that is printed; the relation map will stand beside the timeline."""
        copy = self.reference.frame_copy_ms
        return {
            "events": self.events,
            "timeline": {
                "open_ms": round(self.open_ms, 1),
                "first_picture_ms": round(self.first_picture_ms, 1),
                "pan": self.pan.as_json(),
                "zoom": self.zoom.as_json(),
                "filter_ms": _middle(self.filters),
                "search_ms": _middle(self.searches),
                "edit_ms": _middle(self.edits),
            },
            "memory_mb": None if self.memory_mb is None else round(self.memory_mb, 1),
            "reference": {
                name: round(getattr(self.reference, name), 3)
                for name in References.__dataclass_fields__
            },
            "ratio": {
                "pan_p95": round(self.pan.p95_ms / copy, 2),
                "zoom_p95": round(self.zoom.p95_ms / copy, 2),
            },
            "details": {
                "filters_ms": _rounded(self.filters),
                "searches_ms": _rounded(self.searches),
                "edits_ms": _rounded(self.edits),
                **self.details,
            },
        }


def _middle(times: Mapping[str, float]) -> float:
    return round(float(np.median(list(times.values()))), 2)


def _rounded(times: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in times.items()}


def told(measured: Measured) -> list[tuple[str, str]]:
    """The same for people: what, and how long, in the order in which a person meets it."""
    copy = measured.reference.frame_copy_ms
    memory = measured.memory_mb
    return [
        ("Events", f"{measured.events:,}"),
        ("Opened until it can be used", _ms(measured.open_ms)),
        ("Opened until the first picture", _ms(measured.first_picture_ms)),
        ("Moving in time, a frame", _frame(measured.pan, copy)),
        ("Zooming, a frame", _frame(measured.zoom, copy)),
        ("Filtering until drawn", _range(measured.filters)),
        ("Searching until listed", _range(measured.searches)),
        ("Editing until drawn", _range(measured.edits)),
        ("Memory added by opening", "not told here" if memory is None else f"{memory:,.0f} MB"),
        ("For comparison: copying a frame", _ms(copy)),
        ("Repainting an empty window", _ms(measured.reference.empty_window_ms)),
        ("Reading the file", _ms(measured.reference.file_read_ms)),
        ("One pass of numpy over the events", _ms(measured.reference.numpy_pass_ms)),
    ]


def _ms(value: float) -> str:
    return f"{value:,.2f} ms" if value < 10 else f"{value:,.0f} ms"


def _frame(found: Spread, copy: float) -> str:
    return (
        f"{_ms(found.p50_ms)} in the middle, 95 of 100 within {_ms(found.p95_ms)} "
        f"({found.p95_ms / copy:.1f} frame copies), at worst {_ms(found.max_ms)}"
    )


def _range(times: Mapping[str, float]) -> str:
    return f"{_ms(_middle(times))} in the middle, at worst {_ms(max(times.values()))}"
