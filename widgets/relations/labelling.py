"""Which names and strand texts are wanted in a frame, and where the chosen ones stand."""

import numpy as np
from numpy.typing import NDArray

from widgets.fonts import metrics
from widgets.relations import naming
from widgets.relations.labels import CELL, Box, Key, Taken, Wish, place
from widgets.relations.looks import Emphasis, Look
from widgets.relations.marks import covered
from widgets.relations.picture import Frame, Label
from widgets.relations.stage import SHELF_GAP
from widgets.style import SEMIBOLD, SIZES

NODE, STRAND = "node", "strand"
SYMBOL_GAP, RING = 4.0, 7.0
"""Pixels between a symbol and its name, and what a ring adds."""
STRAND_HEIGHT, STRAND_PAD = 14.0, 3.0
ALONG = (12, 9, 15, 7, 17, 5, 19)
"""Samples of a curve at whose points its text may stand."""
MOST_COVERED = 0.8
"""A text that would hide more of its strand than this is left out."""
ARROW = 3
"""How many strands an arrow counts for when a label would lie on it."""
FAR_NAMES = 220
"""How many names are tried in a picture seen from afar."""
_BY_EMPHASIS = {
    Emphasis.FADED: 0.0,
    Emphasis.PLAIN: 0.0,
    Emphasis.NEAR: 500.0,
    Emphasis.HOVERED: 800.0,
    Emphasis.CHOSEN: 1000.0,
}
QUANTITY, FOLDED, TYPE = 10.0, 9.0, 5.0
"""Priorities beside those of names (``Stage.ranks``)."""


def choose(
    frame: Frame, look: Look, obstacles: list[Box], before: dict[Key, int]
) -> dict[Key, int]:
    """Slots of the labels that have room; obstacles are words that stand in the corners."""
    taken = Taken(frame.camera.width, frame.camera.height)
    taken.take(obstacles)
    taken.take(_symbol_boxes(frame))
    if len(frame.curves):
        taken.cross(_between(frame.curves).reshape(-1, 2))
        taken.cross(_arrow_points(frame), ARROW)
    return place(_wishes(frame, look), taken, before)


def labels(frame: Frame, look: Look, chosen: dict[Key, int]) -> tuple[Label, ...]:
    """The chosen labels where they stand now; a pan only shifts them."""
    made = []
    for curve, members in enumerate(frame.fold.members):
        slot = chosen.get((STRAND, members[0]))
        if slot is not None:
            made.append(_strand_label(frame, curve, slot))
    for row in frame.seen.tolist():
        slot = chosen.get((NODE, row))
        if slot is not None:
            made.append(_node_label(frame, look, row, slot))
    return tuple(made)


def _symbol_boxes(frame: Frame) -> list[Box]:
    if not frame.near and len(frame.seen) > FAR_NAMES * 4:
        # So many dots that keeping every name off every dot would leave no name at all.
        return []
    places, radii = frame.places[frame.seen], frame.radii[frame.seen] + 1.0
    return [
        (x - r, y - r, 2 * r, 2 * r)
        for (x, y), r in zip(places.tolist(), radii.tolist(), strict=True)
    ]


def _between(curves: NDArray[np.float64]) -> NDArray[np.float64]:
    """The curves with so many samples that none skips a cell."""
    longest = float(np.hypot(*np.moveaxis(np.diff(curves, axis=1), 2, 0)).max())
    times = min(16, max(1, int(longest / CELL) + 1))
    index = np.arange(curves.shape[1])
    at = np.linspace(0, curves.shape[1] - 1, (curves.shape[1] - 1) * times + 1)
    low = np.minimum(at.astype(np.int64), index[-2])
    part = (at - low)[None, :, None]
    between: NDArray[np.float64] = curves[:, low] * (1 - part) + curves[:, low + 1] * part
    return between


def _arrow_points(frame: Frame) -> NDArray[np.float64]:
    """Where arrows stand: hidden arrows would hide the direction."""
    strands = frame.stage.graph.strands
    tips = [
        curve
        for curve, row in enumerate(frame.fold.rows.tolist())
        if strands[row].directed and len(frame.fold.members[curve]) == 1
    ]
    return frame.curves[tips][:, -3:].reshape(-1, 2)


def _wishes(frame: Frame, look: Look) -> list[Wish]:
    lifted = np.array([_BY_EMPHASIS[step] for step in Emphasis])
    priorities = frame.stage.ranks[frame.seen] + lifted[look.node_emphasis[frame.seen]]
    first = np.argsort(-priorities, kind="stable")[:FAR_NAMES]
    ranked = zip(frame.seen[first].tolist(), priorities[first].tolist(), strict=True)
    wishes = [Wish((NODE, row), _node_slots(frame, look, row), rank) for row, rank in ranked]
    wishes += [
        wish
        for curve in range(len(frame.fold.rows))
        if (wish := _strand_wish(frame, look, curve)) is not None
    ]
    return wishes


def _node_slots(frame: Frame, look: Look, row: int) -> tuple[Box, ...]:
    """Below, above, right, left, and the four corners; beside it on the shelf."""
    name = frame.stage.names[row]
    x, y = frame.places[row].tolist()
    radius = float(frame.radii[row])
    ringed = look.node_emphasis[row] >= Emphasis.NEAR
    gap = radius + (RING if ringed else SYMBOL_GAP)
    w, h = name.width, name.height
    beside = gap + SHELF_GAP - SYMBOL_GAP
    right, left = (x + beside, y - h / 2, w, h), (x - beside - w, y - h / 2, w, h)
    if not frame.stage.graph.degree[row]:
        return right, left
    below, above = (x - w / 2, y + gap, w, h), (x - w / 2, y - gap - h, w, h)
    near = gap * 0.8
    return (
        below,
        above,
        right,
        left,
        (x + near, y + near, w, h),
        (x - near - w, y + near, w, h),
        (x + near, y - near - h, w, h),
        (x - near - w, y - near - h, w, h),
    )


def _strand_text(frame: Frame, curve: int) -> str:
    members = frame.fold.members[curve]
    if len(members) > 1:
        return naming.fold_text(members)
    return naming.strand_text(frame.stage.graph.strands[members[0]])


def _strand_slots(frame: Frame, curve: int) -> tuple[Box, ...]:
    width = naming.text_width(_strand_text(frame, curve)) + 2 * STRAND_PAD
    points = frame.curves[curve, list(ALONG)].tolist()
    return tuple((x - width / 2, y - STRAND_HEIGHT / 2, width, STRAND_HEIGHT) for x, y in points)


def _strand_wish(frame: Frame, look: Look, curve: int) -> Wish | None:
    members = frame.fold.members[curve]
    row = members[0]
    slots = _strand_slots(frame, curve)
    if covered(frame.curves[curve], slots[0]).mean() > MOST_COVERED:
        return None
    emphasis = max(int(look.strand_emphasis[member]) for member in members)
    calm = len(members) == 1 and not frame.stage.graph.strands[row].quantity
    if emphasis == Emphasis.FADED and calm:
        return None
    base = FOLDED if len(members) > 1 else TYPE if calm else QUANTITY
    lifted = 0.7 * _BY_EMPHASIS[Emphasis(emphasis)]
    return Wish((STRAND, row), slots, base + lifted, calm and emphasis <= Emphasis.NEAR)


def _strand_label(frame: Frame, curve: int, slot: int) -> Label:
    members = frame.fold.members[curve]
    return Label(
        key=(STRAND, members[0]),
        lines=(_strand_text(frame, curve),),
        box=_strand_slots(frame, curve)[slot],
        size=SIZES.caption,
        weight=SEMIBOLD,
        line_height=metrics(SIZES.caption, SEMIBOLD).height(),
        pill=len(members) > 1,
    )


def _node_label(frame: Frame, look: Look, row: int, slot: int) -> Label:
    name = frame.stage.names[row]
    slots = _node_slots(frame, look, row)
    return Label(
        key=(NODE, row),
        lines=name.lines,
        box=slots[min(slot, len(slots) - 1)],
        size=SIZES.row,
        weight=name.weight,
        line_height=name.line_height,
        align=_alignment(frame, row, slots[min(slot, len(slots) - 1)]),
    )


def _alignment(frame: Frame, row: int, box: Box) -> int:
    """Lines of a name beside its symbol begin, or end, at the symbol."""
    x = float(frame.places[row, 0])
    return 1 if box[0] >= x else -1 if box[0] + box[2] <= x else 0
