"""Frames of a source at a window and size, for tests that measure them."""

import numpy as np
from PySide6.QtCore import QSizeF

from db.records import Filter, Focus, Window
from tests.widgets.timeline.made_source import MadeSource
from widgets.timeline.building import build_scene
from widgets.timeline.frame import Composer, Frame
from widgets.timeline.layout import AXIS_HEIGHT, lay_out
from widgets.timeline.picture import camera_for, state_for
from widgets.timeline.scene import Scene
from widgets.timeline.texts import Texts


def scene_of(source: MadeSource, wanted: Filter | None = None) -> Scene:
    """The scene of a source."""
    shown = np.ones(len(source.made), dtype=np.bool_) if wanted is None else source.matching(wanted)
    return build_scene(source.made, shown)


def frame_of(
    source: MadeSource,
    window: Window | None = None,
    width: float = 1216,
    height: float = 900,
    selection: tuple[int, ...] = (),
    scene: Scene | None = None,
) -> Frame:
    """The frame of a source as a picture would show it."""
    scene = scene or scene_of(source)
    focus = Focus(window, selection)
    return Composer(scene, source.arcs(), Texts(source)).compose(
        QSizeF(width, height),
        camera_for(scene, focus, width),
        lay_out(scene.lanes, height - AXIS_HEIGHT),
        state_for(scene, source, focus),
    )
