"""What the timeline says of an event or of itself in words: the hover card and the spoken text."""

from dataclasses import dataclass

from db.dates import VagueTime, reading, rule_text, span_text
from db.records import STATUSES, EventText, Window
from widgets.kinds import event_kind
from widgets.timeline.axis_words import DAY
from widgets.timeline.scene import Scene


@dataclass(frozen=True, slots=True)
class Card:
    """The lines of a hover card; empty ones are left out."""

    title: str
    words: str
    reading: str
    rule: str
    standing: str
    hue: str


def card_of(scene: Scene, place: int, text: EventText, when: VagueTime | None) -> Card:
    """What is told of an event under the pointer."""
    kind = event_kind(scene.columns.kinds[int(scene.columns.kind[place])])
    status = STATUSES[int(scene.columns.status[place])].value
    return Card(
        title=text.title,
        words=f"“{text.words}”" if text.words else "",
        reading=reading(when) if when else "",
        rule=rule_text(when) if when else "",
        standing=f"{kind.one} · {status}",
        hue=kind.hue,
    )


def spoken_event(card: Card) -> str:
    """An event as one line for a screen reader."""
    return ". ".join(part for part in (card.title, card.reading, card.standing) if part)


def spoken_view(scene: Scene, window: Window) -> str:
    """What the view shows, in a sentence."""
    count = scene.dated
    events = "1 event" if count == 1 else f"{count:,} events"
    lanes = "1 lane" if len(scene.lanes) == 1 else f"{len(scene.lanes)} lanes"
    aside = f", {scene.undated:,} undated" if scene.undated else ""
    start, end = window.start, window.end
    if end - start > 3 * DAY:
        start, end = start // DAY * DAY, end // DAY * DAY + DAY - 1
    return f"{events} in {lanes}{aside}; {span_text(start, end)} in view"
