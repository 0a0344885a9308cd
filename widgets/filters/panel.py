"""The left panel: views of the case, filters with their counts, and what is easily overlooked."""

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records import EntityCount, Filter, FilterCounts, NamedCount, Status
from widgets.filters.part import members, with_members
from widgets.filters.rows import RowGroup, RowText
from widgets.filters.section import Section
from widgets.kinds import event_kind, event_kind_order
from widgets.style import SPACING, Theme

VIEWS = ("picture", "events", "assessments", "sources", "notes")
"""Keys of what the centre of the window can show."""
_UNDATED, _UNSOURCED = "undated", "unsourced"
_FEW_ACTORS = 5
_BOX_MARGIN = 14


class FilterPanel(QWidget):
    """Says what it shows by counts of the store, and asks by signals; keeps nothing itself."""

    filter_asked = Signal(object)
    """The :class:`Filter` a click asks for."""
    view_asked = Signal(str)
    """One of :data:`VIEWS`."""
    undated_asked = Signal()
    folds_changed = Signal(object)
    """The titles of the folded sections, as a tuple."""

    def __init__(self, theme: Theme, *, folded: tuple[str, ...] = ("Tags", "Sources")) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Case and filters")
        self._filter = Filter()
        self._view = VIEWS[0]
        self._counts: FilterCounts | None = None
        self.sections = {
            title: Section(title, theme, few=few, folded=title in folded, clearable=title != "Case")
            for title, few in (
                ("Case", 5),
                ("Kind", 12),
                ("Standing", 4),
                ("Actors", _FEW_ACTORS),
                ("Tags", 12),
                ("Sources", 12),
            )
        }
        self.box = RowGroup(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, SPACING.medium, 0, 0)
        column.setSpacing(0)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frame = QFrame()
        frame.setProperty("role", "card")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(0, SPACING.tiny, 0, SPACING.tiny)
        framed.addWidget(self.box)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(_BOX_MARGIN, SPACING.small, _BOX_MARGIN, SPACING.medium)
        bottom.addWidget(frame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(bottom)

    def _connect(self) -> None:
        self.sections["Case"].row_asked.connect(self._ask_view)
        for title, part in (
            ("Kind", "kinds"),
            ("Standing", "statuses"),
            ("Actors", "entities"),
            ("Tags", "tags"),
            ("Sources", "sources"),
        ):
            section = self.sections[title]
            section.setProperty("part", part)
            section.row_asked.connect(self._turn)
            section.clear_asked.connect(self._clear)
            section.fold_changed.connect(self._tell_folds)
        self.box.row_asked.connect(self._ask_box)

    @property
    def folded(self) -> tuple[str, ...]:
        """Titles of the folded sections."""
        return tuple(title for title, section in self.sections.items() if section.is_folded)

    def show_counts(self, counts: FilterCounts, wanted: Filter) -> None:
        """Show counts under a filter, and what of it is set."""
        self._counts, self._filter = counts, wanted
        self._show_case(counts)
        self.sections["Kind"].show_rows(kind_rows(counts, wanted))
        self.sections["Standing"].show_rows(
            tuple(
                RowText(
                    status,
                    status_label(status),
                    number,
                    mark=status,
                    active=status in wanted.statuses,
                )
                for status, number in counts.statuses
            )
        )
        self.sections["Actors"].show_rows(named_rows(counts.entities, wanted.entities))
        self.sections["Tags"].show_rows(named_rows(counts.tags, wanted.tags))
        self.sections["Sources"].show_rows(named_rows(counts.sources, wanted.sources))
        self._show_box(counts)

    def show_view(self, view: str) -> None:
        """Mark the row of what the centre shows."""
        self._view = view
        if self._counts is not None:
            self._show_case(self._counts)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        for section in self.sections.values():
            section.set_theme(theme)
        self.box.set_theme(theme)

    def _show_case(self, counts: FilterCounts) -> None:
        rows = (
            ("picture", "Timeline and map", None, "case"),
            ("events", "Events", counts.shown, "table"),
            ("assessments", "Assessments", counts.assessments, "assessment"),
            ("sources", "Sources", counts.all_sources, "source"),
            ("notes", "Notes", counts.notes, "note"),
        )
        self.sections["Case"].show_rows(
            tuple(
                RowText(key, label, number, mark=mark, active=key == self._view)
                for key, label, number, mark in rows
            )
        )

    def _show_box(self, counts: FilterCounts) -> None:
        self.box.show_rows(
            (
                RowText(_UNDATED, "Undated", counts.undated, hint="Show the events without a date"),
                RowText(
                    _UNSOURCED,
                    "Without a source",
                    counts.unsourced,
                    active=self._filter.unsourced_only,
                    hint="Show only what no citation supports",
                ),
            )
        )

    def _ask_view(self, key: Hashable) -> None:
        self.view_asked.emit(str(key))

    def _turn(self, key: Hashable) -> None:
        part = str(self.sender().property("part"))
        now = members(self._filter, part)
        self.filter_asked.emit(with_members(self._filter, part, now ^ {key}))

    def _clear(self) -> None:
        part = str(self.sender().property("part"))
        self.filter_asked.emit(with_members(self._filter, part, frozenset()))

    def _ask_box(self, key: Hashable) -> None:
        if key == _UNDATED:
            self.undated_asked.emit()
        else:
            only = not self._filter.unsourced_only
            self.filter_asked.emit(replace(self._filter, unsourced_only=only))

    def _tell_folds(self) -> None:
        self.folds_changed.emit(self.folded)


def kind_rows(counts: FilterCounts, wanted: Filter) -> tuple[RowText, ...]:
    """Rows of the kinds that occur or are asked for, in the order of the lanes."""
    numbers = dict(counts.kinds)
    keys = sorted(set(numbers) | wanted.kinds, key=event_kind_order)
    return tuple(
        RowText(
            key,
            event_kind(key).many,
            numbers.get(key, 0),
            mark=event_kind(key).hue,
            is_hue=True,
            active=key in wanted.kinds,
        )
        for key in keys
    )


def named_rows(
    counts: tuple[EntityCount, ...] | tuple[NamedCount, ...], wanted: frozenset[int]
) -> tuple[RowText, ...]:
    """Rows of entities, tags or sources, in the order in which they were counted."""
    return tuple(RowText(one.id, one.name, one.events, active=one.id in wanted) for one in counts)


def status_label(status: Status) -> str:
    """A standing as a word that begins a line."""
    return status.value.capitalize()
