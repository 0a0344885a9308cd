"""The scene last drawn, kept: another size of paper needs no new one, and it takes seconds."""

from db.records import EventColumns, Filter, Focus, LaneView
from widgets.ports import TimelineSource
from widgets.timeline.picture import scene_of
from widgets.timeline.scene import Scene


class Scenes:
    """Holds one scene, as long as neither data nor filter nor lanes change."""

    def __init__(self) -> None:
        self._made_of: tuple[EventColumns, Filter, LaneView] | None = None
        self._scene: Scene | None = None

    def scene(self, source: TimelineSource, focus: Focus, lanes: LaneView) -> Scene:
        """All that passes a focus' filter, in its lanes."""
        columns = source.columns()
        known, kept = self._made_of, self._scene
        if (
            kept is None
            or known is None
            or known[0] is not columns
            or known[1:]
            != (
                focus.filter,
                lanes,
            )
        ):
            kept = self._scene = scene_of(source, focus, lanes)
            self._made_of = columns, focus.filter, lanes
        return kept

    def forget(self) -> None:
        """Let the scene go: a large one takes much memory."""
        self._made_of = self._scene = None
