"""What the event table is to show: which events, in which order, out of how many."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column, in which direction."""

    key: str = "when"
    descending: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """``ids`` in the order shown; ``passing`` events pass the filter, ``total`` are in the case.

    ``passing`` is more than the number of ids where the table keeps to the time in view.
    """

    ids: NDArray[np.int64]
    passing: int
    total: int
    sorting: Sorting

    @property
    def outside(self) -> int:
        """How many pass the filter but stand outside the time in view, or have no date."""
        return self.passing - len(self.ids)


def counted_words(listing: Listing, selected: int) -> str:
    """How many are listed, how many are not and why, how many are selected."""
    shown, total = len(listing.ids), listing.total
    if shown == total:
        parts = ["1 event" if total == 1 else f"{total:,} events"]
    else:
        parts = [f"{shown:,} of {total:,} events"]
    if filtered := total - listing.passing:
        parts.append(f"{filtered:,} filtered out")
    if listing.outside:
        parts.append(f"{listing.outside:,} not in the time in view")
    if selected:
        parts.append(f"{selected:,} selected")
    return " · ".join(parts)


def empty_words(listing: Listing) -> tuple[str, str]:
    """Why no row is there, and what to do."""
    if not listing.total:
        return "No events yet.", "Import a file with Ctrl+I, or write the first one with Ctrl+N."
    if not listing.passing:
        return (
            "No event passes the filter.",
            "Take parts of it away above, or all of it with Ctrl+Shift+F.",
        )
    return (
        "No event stands in the time in view.",
        f"{listing.passing:,} pass the filter but lie outside it or have no date. "
        "Untick “Only in view” to see them.",
    )
