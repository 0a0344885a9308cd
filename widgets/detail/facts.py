"""Rows of facts: who in which role, quantities, tags."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from db.records import Amount, Participant
from widgets.detail.citations import references
from widgets.detail.kit import Kit
from widgets.parts import Section, Text, TextLink, beside
from widgets.style import SIZES, SPACING

ROLE_WIDTH = 84


class ItemLink(TextLink):
    """A name that leads to its item."""

    def __init__(self, kit: Kit, item: int, words: str, **style: object) -> None:
        super().__init__(words, kit.theme.text, kit.theme.accent, **style)  # type: ignore[arg-type]
        self._kit, self._item = kit, item
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self._kit.requests.item_asked.emit(self._item)


class FactGrid(QGridLayout):
    """Label at the left, facts at the right, one row each."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(SPACING.medium)
        self.setVerticalSpacing(SPACING.tiny + 2)
        self.setColumnMinimumWidth(0, ROLE_WIDTH)
        self.setColumnStretch(1, 1)

    def add(self, label: str, *parts: QWidget) -> None:
        """One row; the first part stretches, the others (¶ signs) keep their size."""
        row = self.rowCount()
        words = Text(label, self._kit.theme.second_text, SIZES.row)
        words.setFixedWidth(ROLE_WIDTH)
        self.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        line = beside(*parts, gap=SPACING.tiny)
        line.setStretch(0, 1)
        for part in parts[1:]:
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.addLayout(line, row, 1)


def who_section(
    kit: Kit, participants: Sequence[Participant], amounts: Sequence[Amount], place: str
) -> Section:
    """Who took part in which role, where, and what was at stake."""
    section = Section(kit.theme, "Who")
    grid = FactGrid(kit)
    shown_role = None
    for each in participants:
        role = each.participation.role or "took part"
        label = "" if role == shown_role else role
        shown_role = role
        grid.add(label, ItemLink(kit, each.entity.id, each.entity.name, size=SIZES.row))
    if place:
        grid.add("where", Text(place, kit.theme.text, SIZES.row))
    for amount in amounts:
        add_amount(kit, grid, amount)
    if grid.count() == 0:
        section.body.addWidget(Text("Nobody is named yet.", kit.theme.third_text, SIZES.row))
    section.body.addLayout(grid)
    return section


def add_amount(kit: Kit, grid: FactGrid, amount: Amount) -> None:
    """A quantity as the source words it, with its ¶ signs."""
    quantity = amount.quantity
    grid.add(
        quantity.property or "quantity",
        Text(amount_words(amount), kit.theme.text, SIZES.row),
        *references(kit, amount.cited),
    )


def amount_words(amount: Amount) -> str:
    """The quantity as written; where nothing is written, as its parts say."""
    quantity = amount.quantity
    if quantity.written:
        return quantity.written
    sign = "" if quantity.comparator == "=" else f"{quantity.comparator} "
    if quantity.comparator == "range":
        number = f"{quantity.low:g}–{quantity.high:g}"
    else:
        number = f"{sign}{quantity.value:g}" if quantity.value is not None else ""
    tail = f" of {quantity.of_what}" if quantity.of_what else ""
    return f"{number} {quantity.unit}".strip() + tail


def tags_remark(tags: Sequence[str]) -> str:
    """``oil · sanctions`` for the header's small line."""
    return " · ".join(tags)
