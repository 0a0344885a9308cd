"""The one painter of the map: for the screen, for PNG, SVG, PDF and print."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from widgets.kinds import entity_hue
from widgets.relations import far, ink, marks
from widgets.relations.codes import state_code
from widgets.relations.corners import Corners
from widgets.relations.labelling import NODE, STRAND
from widgets.relations.labels import Key
from widgets.relations.lettering import Lettering
from widgets.relations.looks import Emphasis
from widgets.relations.picture import Label, Picture
from widgets.relations.shapes import Shape
from widgets.style import MEDIUM, REGULAR, SIZES, Theme, colour

EMPTY = "No entities yet. Those you add or import appear here."


@dataclass(frozen=True, slots=True)
class MapPainter:
    """Draws a picture in a theme. Holds no state of its own between two pictures."""

    theme: Theme

    def paint(self, painter: QPainter, picture: Picture, corners: Corners) -> None:
        """Draw everything: ground, strands, symbols, labels, corners."""
        camera = picture.frame.camera
        painter.save()
        painter.setClipRect(QRectF(0, 0, camera.width, camera.height))
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), colour(self.theme.ground))
        lettering = Lettering(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, picture.frame.near)
        boxes = {label.key: label for label in picture.labels}
        if picture.frame.near:
            self._strands(painter, picture, boxes)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._symbols(painter, picture, lettering)
        else:
            far.draw_lines(painter, picture, self.theme)
            far.draw_dots(painter, picture, self.theme)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._brought_symbols(painter, picture, lettering)
        self._labels(painter, picture, lettering)
        if not picture.frame.stage.graph.nodes:
            whole = QRectF(0, 0, camera.width, camera.height)
            quiet = colour(self.theme.second_text)
            lettering.centred(whole, EMPTY, SIZES.body, REGULAR, quiet)
        corners.draw(painter, lettering, self.theme, camera.width, camera.height)
        shelf = corners.shelf_box(camera.width, camera.height)
        if not shelf.isEmpty():
            self._pill(painter, shelf, corners.shelf, lettering, self.theme.accent)
        painter.restore()

    def _strands(self, painter: QPainter, picture: Picture, boxes: dict[Key, Label]) -> None:
        """Faint strands first, so that what is brought forward lies on top."""
        frame, look = picture.frame, picture.look
        members = frame.fold.members
        emphasis = [max(int(look.strand_emphasis[row]) for row in rows) for rows in members]
        presence = [max(int(look.strands[row]) for row in rows) for rows in members]
        for index in sorted(range(len(members)), key=lambda i: (emphasis[i], presence[i])):
            rows = members[index]
            label = boxes.get((STRAND, rows[0]))
            box = label.box if label else None
            strand = frame.stage.graph.strands[rows[0]]
            made = ink.strand_ink(self.theme, strand, presence[index], emphasis[index])
            if len(rows) > 1:
                lighter = ink.mixed(self.theme.ground, made.name(), ink.BAND)
                marks.draw_band(painter, frame.curves[index], lighter, box)
                continue
            pen = ink.strand_pen(made, strand, emphasis[index])
            marks.draw_strand(painter, strand, frame.curves[index], pen, box, self.theme)

    def _symbols(self, painter: QPainter, picture: Picture, lettering: Lettering) -> None:
        look = picture.look
        order = np.lexsort((look.nodes[picture.frame.seen], look.node_emphasis[picture.frame.seen]))
        for row in picture.frame.seen[order].tolist():
            self._symbol(painter, picture, lettering, row)

    def _brought_symbols(self, painter: QPainter, picture: Picture, lettering: Lettering) -> None:
        """Over the dots of a picture seen from afar: what is selected, and what is beside it."""
        emphasis = picture.look.node_emphasis[picture.frame.seen]
        brought = picture.frame.seen[emphasis >= Emphasis.NEAR]
        for row in brought[:400].tolist():
            self._symbol(painter, picture, lettering, row)

    def _symbol(self, painter: QPainter, picture: Picture, lettering: Lettering, row: int) -> None:
        frame, look = picture.frame, picture.look
        node = frame.stage.graph.nodes[row]
        emphasis = int(look.node_emphasis[row])
        force = ink.strength(int(look.nodes[row]), emphasis)
        radius, at = float(frame.radii[row]), QPointF(*frame.places[row])
        hue = ink.mixed(self.theme.ground, self.theme.hue(entity_hue(node.kind)).name(), force)
        shape = Shape(int(frame.stage.shapes[row]))
        if emphasis >= Emphasis.NEAR:
            marks.draw_ring(painter, radius, at, emphasis, self.theme)
        marks.draw_symbol(painter, shape, radius, at, hue, colour(self.theme.panel))
        if radius >= marks.CODE_RADIUS and shape == Shape.SQUARE:
            marks.draw_code(lettering, state_code(node.name), at, hue)

    def _labels(self, painter: QPainter, picture: Picture, lettering: Lettering) -> None:
        for label in picture.labels:
            if label.pill:
                box, text = QRectF(*label.box), label.lines[0]
                self._pill(painter, box, text, lettering, self.theme.second_text)
            elif label.key[0] == NODE:
                self._name(picture, label, lettering)
            else:
                self._strand_text(picture, label, lettering)

    def _name(self, picture: Picture, label: Label, lettering: Lettering) -> None:
        row = label.key[1]
        look = picture.look
        inked = ink.name_ink(self.theme, int(look.nodes[row]), int(look.node_emphasis[row]))
        halo = colour(self.theme.ground)
        for index, line in enumerate(label.lines):
            box = QRectF(*label.box)
            box.setTop(box.top() + index * label.line_height)
            box.setHeight(label.line_height)
            lettering.centred(box, line, label.size, label.weight, inked, halo, label.align)

    def _strand_text(self, picture: Picture, label: Label, lettering: Lettering) -> None:
        row = label.key[1]
        look = picture.look
        inked = ink.name_ink(self.theme, int(look.strands[row]), int(look.strand_emphasis[row]))
        halo = colour(self.theme.ground)
        box = QRectF(*label.box)
        lettering.centred(box, label.lines[0], label.size, label.weight, inked, halo)

    def _pill(
        self, painter: QPainter, box: QRectF, text: str, lettering: Lettering, inked: str
    ) -> None:
        painter.setPen(QPen(colour(self.theme.strong_line), 1.0))
        painter.setBrush(colour(self.theme.panel))
        radius = min(float(SIZES.pill_radius), box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lettering.centred(box, text, SIZES.caption, MEDIUM, colour(inked))
