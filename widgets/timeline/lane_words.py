"""What schemes, orders and lanes are called for people."""

from db.records import LaneOrder, LaneScheme, LaneView

SCHEMES = {
    LaneScheme.KIND: "kind",
    LaneScheme.ENTITY: "entity",
    LaneScheme.PLACE: "place",
    LaneScheme.TAG: "tag",
    LaneScheme.SOURCE: "source",
    LaneScheme.STATUS: "standing",
    LaneScheme.NONE: "",
}
"""What follows "Lanes by"; all events in one lane are by nothing."""

ORDERS = {
    LaneOrder.USUAL: "As usual",
    LaneOrder.NAME: "By name",
    LaneOrder.FIRST: "By first event",
    LaneOrder.COUNT: "Most events first",
    LaneOrder.MAP: "As on the map",
    LaneOrder.HAND: "By hand",
}

LOCKED = "Locked: no event in this lane can be moved with the mouse."


def scheme_text(scheme: LaneScheme) -> str:
    """A scheme as it stands in the corner: "Lanes by kind", "One lane"."""
    word = SCHEMES[scheme]
    return f"Lanes by {word}" if word else "One lane"


def short_scheme_text(scheme: LaneScheme) -> str:
    """The same where there is less room: "By kind"."""
    word = SCHEMES[scheme]
    return f"By {word}" if word else "One lane"


def hidden_text(count: int) -> str:
    """How many lanes are hidden: "1 lane hidden"."""
    return f"{count:,} lane{'' if count == 1 else 's'} hidden"


def can_order(view: LaneView, order: LaneOrder) -> bool:
    """Whether an order means anything here: only entities stand on the map."""
    return order is not LaneOrder.MAP or view.scheme is LaneScheme.ENTITY
