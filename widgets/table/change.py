"""What is to become of several events at once, before anything is written."""

from dataclasses import dataclass

from db.records import Status


@dataclass(frozen=True, slots=True)
class EventsChange:
    """None and empty tuples leave things as they are; ``trash`` outweighs all else."""

    kind: str | None = None
    status: Status | None = None
    importance: int | None = None
    confidential: bool | None = None
    add_tags: tuple[str, ...] = ()
    take_tags: tuple[str, ...] = ()
    trash: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it would change nothing."""
        return self == EventsChange()


def events_words(count: int) -> str:
    """“1 event”, “12 events”."""
    return "1 event" if count == 1 else f"{count:,} events"
