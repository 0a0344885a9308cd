"""What the map says in words: its corner, its hover cards, and what a screen reader hears."""

from dataclasses import dataclass

from db.dates import Certainty, reading, span_text
from db.records import MapNode, Status, Strand, Window
from widgets.relations.graph import MapGraph
from widgets.relations.looks import UNDATED, Look

_STANDING = {
    Status.REPORTED: "Reported",
    Status.ASSESSED: "Assessed: somebody’s inference",
    Status.POSSIBLE: "Possible",
    Status.DISPUTED: "Disputed: told and denied",
}
_KINDS = {
    "claimed": "Claimed entity",
    "": "Entity",
}
_PRESENCE = {
    Certainty.OUTSIDE: "not in the window",
    Certainty.POSSIBLE: "possibly in the window",
    Certainty.CERTAIN: "certainly in the window",
    UNDATED: "no dated event",
}
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Card:
    """Title and lines of a hover card; the first line after the title is the weightiest."""

    title: str
    lines: tuple[str, ...]


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, thousands set apart: "1 relation", "1,204 relations"."""
    return f"{number:,} {one if number == 1 else many}"


def corner(graph: MapGraph, look: Look) -> str:
    """The line under the heading: how much there is, or how much of it the window holds."""
    if look.window is None:
        entities = counted(len(graph.nodes), "entity", "entities")
        return f"{entities}, {counted(len(graph.strands), 'relation', 'relations')}"
    told = f"{look.certain:,} certain, {look.possible:,} possible, {look.undated:,} undated"
    return f"entities in view: {told}"


def window_words(window: Window | None) -> str:
    """The window's span; empty without one. Over some days the hours say nothing: whole days."""
    if window is None:
        return ""
    start, end = window.start, window.end
    if end - start > 3 * _DAY:
        start, end = start - start % _DAY, end - end % _DAY + _DAY - 1
    return span_text(start, end, "en")


def kind_word(kind: str) -> str:
    """A kind as a word for people."""
    return _KINDS.get(kind) or kind[:1].upper() + kind[1:]


def node_card(graph: MapGraph, row: int, look: Look) -> Card:
    """Name, kind, how much hangs on it, and its presence."""
    node = graph.nodes[row]
    events = counted(node.events, "event", "events")
    relations = counted(len(graph.strands_at[row]), "relation", "relations")
    lines = [f"{kind_word(node.kind)} · {events} · {relations}"]
    if look.window is not None:
        lines.append(_PRESENCE[int(look.nodes[row])].capitalize())
    if node.pinned:
        lines.append("Placed by hand")
    return Card(node.name, tuple(lines))


def strand_card(graph: MapGraph, row: int, look: Look) -> Card:
    """The relation as a sentence, its quantity, dates as written, standing and sources."""
    strand = graph.strands[row]
    lines = []
    if strand.quantity:
        lines.append(strand.quantity)
    if strand.description and strand.description != strand.quantity:
        lines.append(strand.description)
    lines.append(_when(strand))
    lines.append(f"{_STANDING[strand.status]} · {_sources(strand)}")
    if look.window is not None:
        lines.append(_PRESENCE[int(look.strands[row])].capitalize())
    return Card(sentence(graph, strand), tuple(lines))


def fold_card(graph: MapGraph, members: tuple[int, ...]) -> Card:
    """The relations behind one line, the first ones by name."""
    shown = [sentence(graph, graph.strands[row]) for row in members[:8]]
    if len(members) > len(shown):
        shown.append(f"and {len(members) - len(shown)} more")
    return Card(counted(len(members), "relation", "relations"), tuple(shown))


def sentence(graph: MapGraph, strand: Strand) -> str:
    """ "Russia – supplies – Kazakhstan"."""
    source, target = (graph.nodes[graph.row_of[end]] for end in (strand.source, strand.target))
    return f"{source.name} – {strand.type} – {target.name}"


def spoken(graph: MapGraph, row: int, look: Look) -> str:
    """A node for a screen reader: what it is and every relation it stands in."""
    node: MapNode = graph.nodes[row]
    card = node_card(graph, row, look)
    relations = [sentence(graph, graph.strands[strand]) for strand in graph.strands_at[row]]
    told = "; ".join(relations[:12]) if relations else "no relations"
    more = f"; and {len(relations) - 12} more" if len(relations) > 12 else ""
    return f"{node.name}. {'. '.join(card.lines)}. {told}{more}."


def hidden_words(count: int) -> str:
    """How many names found no room."""
    return f"{counted(count, 'name', 'names')} hidden – zoom in" if count else ""


def shelf_words(count: int, taking_part: int) -> str:
    """How many entities without relations stand outside the view."""
    told = f"{count:,} without relations"
    return f"{told}, {taking_part:,} taking part" if taking_part else told


def _when(strand: Strand) -> str:
    if strand.valid is None:
        return "No date given"
    written = f"“{strand.valid.text}”: " if strand.valid.text else ""
    return f"{written}{reading(strand.valid, 'en')}"


def _sources(strand: Strand) -> str:
    return counted(strand.sources, "source", "sources") if strand.sources else "without a source"
