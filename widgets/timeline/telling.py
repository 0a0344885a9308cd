"""What the timeline tells of its events: a card for the eye, and words for those who listen."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from widgets.ports import TimelineSource
from widgets.style import Theme
from widgets.timeline.emptiness import empty_text
from widgets.timeline.hover_card import HoverCard
from widgets.timeline.keys import Ask
from widgets.timeline.stage import Stage
from widgets.timeline.tears import Tear, spoken_tears, tip_of
from widgets.timeline.words import Card, card_of, spoken_event, spoken_view

TELL_MS = 150
"""How long the view rests before it says anew what it shows."""
CARD_MS = 350
"""How long the pointer rests before its card shows."""


class Telling(QObject):
    """Shows the card of an event over ``view``, and keeps the view's accessible description."""

    def __init__(self, source: TimelineSource, stage: Stage, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._source, self._stage, self._view = source, stage, view
        self.card = HoverCard(theme, view)
        self.lang = "en"
        self._rest = QTimer(self, singleShot=True, interval=CARD_MS)
        self._rest.timeout.connect(self._show_hovered)
        # Not with every frame of a drag: nobody can listen that fast.
        self._soon = QTimer(self, singleShot=True, interval=TELL_MS)
        self._soon.timeout.connect(self.tell)

    def set_language(self, lang: str) -> None:
        """Tell dates in another language."""
        self.lang = lang
        self.hide_card()
        self.tell_soon()

    def rest_on_hovered(self) -> None:
        """The pointer is on an event: its card shows once the pointer rests."""
        if not self.card.isVisible():
            self._rest.start()

    def answers(self, ask: Ask) -> bool:
        """Do what a key asks of the card; False = it asks for something else.

        Escape puts away what was opened last, so the card alone goes and the selection stays.
        """
        if ask is Ask.CARD:
            self.turn_selected()
            return True
        if ask is Ask.CLEAR and self.card.isVisible():
            self.hide_card()
            return True
        return False

    def turn_selected(self) -> None:
        """Show the card of the selected event where it stands, and say it; or put it away."""
        place = self._stage.primary
        if self.card.isVisible() or place is None:
            self.hide_card()
            return
        card = self._card(place)
        self.card.show_at(card, self._point_of(place))
        said = QAccessibleAnnouncementEvent(self._view, spoken_event(card))
        QAccessible.updateAccessibility(said)

    def tell_tear(self, tear: Tear | None, asked: QHelpEvent) -> bool:
        """Tell which time is squeezed where the pointer rests; whether there is any."""
        if tear is None:
            QToolTip.hideText()
            return False
        QToolTip.showText(asked.globalPos(), tip_of(tear, self.lang), self._view)
        return True

    def hide_card(self) -> None:
        """Put the card away, and the one that was about to show."""
        self._rest.stop()
        self.card.hide()

    def stop(self) -> None:
        """Nothing is asked of the source any more."""
        self._soon.stop()
        self.hide_card()

    def tell_soon(self) -> None:
        """Say anew what is shown, once the view rests."""
        if self._view.isVisible():
            self._soon.start()

    def tell(self) -> None:
        """Tell those who listen rather than look."""
        scene, place = self._stage.scene, self._stage.primary
        if not scene.dated:
            self._view.setAccessibleDescription(". ".join(empty_text(scene)))
            return
        spoken = spoken_view(scene, self._stage.camera.window, self.lang)
        if scene.fold is not None:
            spoken = f"{spoken}. {spoken_tears(len(scene.fold.gaps))}"
        if place is not None:
            spoken = f"Selected: {spoken_event(self._card(place))}. {spoken}"
        self._view.setAccessibleDescription(spoken)

    def _show_hovered(self) -> None:
        hovered = self._stage.hovered
        place = None if hovered is None else self._stage.scene.place(hovered)
        if place is not None:
            self.card.show_at(
                self._card(place), self._view.mapFromGlobal(self._view.cursor().pos())
            )

    def _card(self, place: int) -> Card:
        """The card of the event in a row of the columns."""
        scene, source = self._stage.scene, self._source
        event = int(scene.columns.ids[place])
        when = source.whens((event,)).get(event)
        cited = source.citations((event,)).get(event, ())
        text = self._stage.texts.text(event)
        return card_of(scene, place, text, when, cited, self.lang)

    def _point_of(self, place: int) -> QPoint:
        """Where an event is drawn; in the middle where it is out of sight."""
        frame = self._stage.frame
        event = int(self._stage.scene.columns.ids[place])
        for mark in frame.marks:
            if mark.event == event and mark.seen:
                left, right = max(mark.x0, frame.plot.left()), min(mark.x1, frame.plot.right())
                return QPoint(round((left + right) / 2), round(mark.y))
        return frame.plot.center().toPoint()
