"""A case as the paper needs it: its ports, its title, and what its events rest on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.paper.scenes import Scenes
from app.sources import Sources
from db.records import Cited
from db.store import Store


@dataclass(frozen=True, slots=True)
class Case:
    """A store and the ports over it."""

    store: Store
    sources: Sources
    scenes: Scenes = field(default_factory=Scenes)

    @property
    def title(self) -> str:
        """The title of the case, or the file's name where it has none."""
        return self.store.setting("title") or self.store.path.stem

    def cited(self, events: Iterable[int]) -> Mapping[int, Sequence[Cited]]:
        """The citations under each of the events; those in the trash are left out."""
        return self.sources.timeline.citations(list(events))
