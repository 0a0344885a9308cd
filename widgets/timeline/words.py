"""What the timeline says of an event or of itself in words: the hover card and the spoken text."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.dates import VagueTime, reading, rule_text, span_text
from db.records import STATUSES, Cited, EventText, Stance, Window
from widgets.kinds import event_kind
from widgets.timeline.axis_words import DAY
from widgets.timeline.scene import Scene

CITED_MOST = 2
"""So many citations stand on a card; the others are counted."""
_UNCITED = "No source is given yet."


@dataclass(frozen=True, slots=True)
class CardSource:
    """A citation on a card: the source's title, the place in it, and what is said there."""

    title: str
    place: str
    said: str


@dataclass(frozen=True, slots=True)
class Card:
    """The lines of a hover card; empty ones are left out."""

    title: str
    words: str
    reading: str
    rule: str
    standing: str
    hue: str
    sources: tuple[CardSource, ...] = ()
    more: str = ""
    """What is said of citations that have no room, or that there are none."""


def card_of(
    scene: Scene,
    place: int,
    text: EventText,
    when: VagueTime | None,
    cited: Sequence[Cited] = (),
    lang: str = "en",
) -> Card:
    """What is told of an event, its date in the words of a language."""
    kind = event_kind(scene.columns.kinds[int(scene.columns.kind[place])])
    status = STATUSES[int(scene.columns.status[place])].value
    return Card(
        title=text.title,
        words=f"“{text.words}”" if text.words else "",
        reading=reading(when, lang) if when else "",
        rule=rule_text(when, lang) if when else "",
        standing=f"{kind.one} · {status}",
        hue=kind.hue,
        sources=tuple(_source(one) for one in cited[:CITED_MOST]),
        more=_more(len(cited)),
    )


def _source(cited: Cited) -> CardSource:
    citation = cited.citation
    said = citation.paraphrase or (f"“{citation.quote_exact}”" if citation.quote_exact else "")
    if citation.stance is not Stance.SUPPORTS:
        said = f"This place {citation.stance.value} it. {said}".strip()
    place = f"¶{citation.paragraph}" if citation.paragraph else ""
    return CardSource(cited.source.title, place, said)


def _more(count: int) -> str:
    if not count:
        return _UNCITED
    rest = count - CITED_MOST
    return "" if rest <= 0 else f"and {rest} more citation{'' if rest == 1 else 's'}"


def spoken_event(card: Card) -> str:
    """An event as one line for a screen reader: what, when within which bounds, and by whom."""
    named = dict.fromkeys(f"{one.title} {one.place}".strip() for one in card.sources)
    cited = "; ".join(named)
    sources = f"Source: {cited}" if cited else ""
    more = card.more.rstrip(".")
    parts = (card.title, card.reading, card.standing, " ".join(filter(None, (sources, more))))
    return ". ".join(part for part in parts if part)


def spoken_view(scene: Scene, window: Window, lang: str = "en") -> str:
    """What the view shows, in a sentence."""
    count = scene.dated
    events = "1 event" if count == 1 else f"{count:,} events"
    lanes = "1 lane" if len(scene.lanes) == 1 else f"{len(scene.lanes)} lanes"
    aside = f", {scene.undated:,} undated" if scene.undated else ""
    start, end = window.start, window.end
    if end - start > 3 * DAY:
        start, end = start // DAY * DAY, end // DAY * DAY + DAY - 1
    return f"{events} in {lanes}{aside}; {span_text(start, end, lang)} in view"
