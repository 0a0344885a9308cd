"""Pictures: the sample at the sizes it is shown in, on screen and on paper."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from pytestqt.qtbot import QtBot

from db.records import Status
from tests.widgets.relations.made_source import (
    EVENT,
    WINDOW,
    MadeSource,
    random_source,
    sample_source,
)
from widgets.ports import Focus
from widgets.relations import MapView
from widgets.relations.labels import Box
from widgets.relations.picture import Picture
from widgets.style import DARK, LIGHT, Theme

SIZES = [(868, 325), (1216, 330), (1216, 560), (600, 700)]


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def drawn(view: MapView, theme: Theme, focus: Focus, size: tuple[int, int] = (868, 325)) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    view.paint_picture(painter, *size, theme, focus)
    painter.end()
    return image


def shown(qtbot: QtBot, source: MadeSource, size: tuple[int, int], focus: Focus) -> Picture:
    view = MapView(source, LIGHT)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.show_focus(focus)
    return view.composed().picture


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("select", [(), (EVENT,), (105,), (1005,)])
def test_labels_never_overlap_each_other_nor_a_symbol(
    qtbot: QtBot, size: tuple[int, int], select: tuple[int, ...]
) -> None:
    picture = shown(qtbot, sample_source()[0], size, Focus(WINDOW, select))
    frame = picture.frame
    symbols = [
        (x - r, y - r, 2 * r, 2 * r)
        for (x, y), r in zip(
            frame.places[frame.seen].tolist(), frame.radii[frame.seen].tolist(), strict=True
        )
    ]
    boxes = [label.box for label in picture.labels]
    assert boxes
    for index, box in enumerate(boxes):
        assert not any(overlap(box, other) for other in boxes[:index])
        assert not any(overlap(box, symbol) for symbol in symbols)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_at_the_edges(qtbot: QtBot, size: tuple[int, int]) -> None:
    picture = shown(qtbot, sample_source()[0], size, Focus(WINDOW))
    frame = picture.frame
    related = frame.stage.graph.degree > 0
    at, radii = frame.places[related], frame.radii[related][:, None]
    assert (at - radii >= 0).all()
    assert (at + radii <= size).all()
    for label in picture.labels:
        left, top, width, height = label.box
        assert left >= 0
        assert top >= 0
        assert left + width <= size[0]
        assert top + height <= size[1]


def test_the_weightiest_names_are_always_shown(qtbot: QtBot) -> None:
    source, _ = sample_source()
    for size in SIZES:
        picture = shown(qtbot, source, size, Focus(WINDOW))
        lines = {label.lines for label in picture.labels}
        assert {("Kazakhstan",), ("Russia",)} <= lines


def test_quantities_are_readable_on_their_strands(qtbot: QtBot) -> None:
    picture = shown(qtbot, sample_source()[0], (1216, 560), Focus(WINDOW))
    lines = {line for label in picture.labels for line in label.lines}
    assert {"31 %", "> 40 %", "> 1,000,000 barrels a day"} <= lines


def test_strands_do_not_run_through_symbols_they_do_not_belong_to(qtbot: QtBot) -> None:
    picture = shown(qtbot, sample_source()[0], (1216, 560), Focus(WINDOW))
    frame = picture.frame
    ends = frame.stage.graph.ends[frame.fold.rows]
    through = 0
    for curve, (source, target) in zip(frame.curves, ends.tolist(), strict=True):
        others = np.setdiff1d(frame.seen, [source, target])
        gaps = np.hypot(*(curve[:, None] - frame.places[others][None]).transpose(2, 0, 1))
        through += int((gaps < frame.radii[others] - 1).any())
    assert through == 0


def test_what_has_no_room_is_counted(qtbot: QtBot) -> None:
    view = MapView(random_source(200, 300), LIGHT)
    qtbot.addWidget(view)
    view.resize(868, 325)
    view.show()
    qtbot.waitUntil(lambda: not np.isnan(view.places()).any())
    made = view.composed()
    named = sum(label.key[0] == "node" for label in made.picture.labels)
    assert made.picture.hidden_names == len(made.picture.frame.seen) - named
    assert f"{made.picture.hidden_names} names hidden" in made.corners.hidden


def test_the_same_map_is_the_same_picture(qtbot: QtBot) -> None:
    source, _ = sample_source()
    first, second = MapView(source, LIGHT), MapView(source, DARK)
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    focus = Focus(WINDOW, (EVENT,))
    assert drawn(first, LIGHT, focus) == drawn(second, LIGHT, focus)
    assert drawn(first, LIGHT, focus) != drawn(first, DARK, focus)


def test_the_window_and_the_selection_are_seen(qtbot: QtBot) -> None:
    source, ids = sample_source()
    view = MapView(source, LIGHT)
    qtbot.addWidget(view)
    plain = drawn(view, LIGHT, Focus())
    assert drawn(view, LIGHT, Focus(WINDOW)) != plain
    assert drawn(view, LIGHT, Focus().select(ids["cpc"])) != plain
    assert drawn(view, LIGHT, Focus().select(EVENT)) != plain
    assert drawn(view, LIGHT, Focus().select(1005)) != plain


def test_svg_carries_its_letters_as_outlines(qtbot: QtBot, tmp_path: Path) -> None:
    view = MapView(sample_source()[0], LIGHT)
    qtbot.addWidget(view)
    target = tmp_path / "map.svg"
    generator = QSvgGenerator()
    generator.setFileName(str(target))
    generator.setSize(QSize(868, 325))
    painter = QPainter(generator)
    view.paint_picture(painter, 868, 325, LIGHT, Focus(WINDOW))
    painter.end()
    written = target.read_text(encoding="utf-8")
    assert "<text" not in written
    assert "<image" not in written
    assert written.count("<path") > 60


def test_pdf_carries_its_letters_as_text(qtbot: QtBot) -> None:
    view = MapView(sample_source()[0], LIGHT)
    qtbot.addWidget(view)
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QSizeF(868, 325), QPageSize.Unit.Point))
    painter = QPainter(writer)
    view.paint_picture(painter, 868, 325, LIGHT, Focus(WINDOW))
    painter.end()
    buffer.close()
    assert b"/FontFile" in written.data()


@pytest.mark.parametrize("made", [lambda: MadeSource([], []), lambda: random_source(1, 0)])
def test_an_empty_map_and_a_lone_entity_are_drawn(
    qtbot: QtBot, made: Callable[[], MadeSource]
) -> None:
    view = MapView(made(), LIGHT)
    qtbot.addWidget(view)
    assert not drawn(view, LIGHT, Focus(WINDOW)).isNull()


def test_thousands_are_drawn_from_afar(qtbot: QtBot) -> None:
    view = MapView(random_source(3000, 6000, placed=True), LIGHT)
    qtbot.addWidget(view)
    view.resize(868, 325)
    view.show()
    frame = view.composed().picture.frame
    assert not frame.near
    assert len(frame.seen) == 3000
    assert drawn(view, LIGHT, Focus(WINDOW)) != drawn(view, LIGHT, Focus())


def test_even_from_afar_an_inference_is_not_drawn_as_a_report(qtbot: QtBot) -> None:
    pictures = []
    for status in (Status.REPORTED, Status.POSSIBLE):
        source = random_source(600, 900, placed=True)
        source.made_strands = [replace(strand, status=status) for strand in source.strands()]
        view = MapView(source, LIGHT)
        qtbot.addWidget(view)
        pictures.append(drawn(view, LIGHT, Focus()))
    assert pictures[0] != pictures[1]
