"""Assessments: claims weighed, never in the style of a report (dashed rule at the left)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.records import AssessmentCase, Bearing, EvidenceLine
from widgets.detail.citations import citations_section, references
from widgets.detail.facts import FactGrid, ItemLink
from widgets.detail.header import Header
from widgets.detail.kit import Kit
from widgets.parts import Pill, Section, Text, beside, with_remark
from widgets.style import MEDIUM, SIZES, SPACING, colour


class AssessmentBlock(QWidget):
    """A claim in short, behind the dashed rule that says: somebody's inference."""

    def __init__(self, kit: Kit, case: AssessmentCase) -> None:
        super().__init__()
        self._rule = QPen(colour(kit.theme.second_text), 1.5, Qt.PenStyle.CustomDashLine)
        self._rule.setDashPattern([3, 2])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.medium, 0, 0, 0)
        column.setSpacing(3)
        claim = case.assessment
        column.addWidget(ItemLink(kit, claim.id, claim.claim, weight=MEDIUM))
        column.addWidget(Text(standing_words(case), kit.theme.second_text, SIZES.caption))
        column.addWidget(_Bars(kit, case))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dashed rule."""
        painter = QPainter(self)
        painter.setPen(self._rule)
        painter.drawLine(1, 1, 1, self.height() - 1)


class _Bars(QWidget):
    """One filled bar per piece of evidence for, one outlined bar per piece against."""

    def __init__(self, kit: Kit, case: AssessmentCase) -> None:
        super().__init__()
        self._shade = colour(kit.theme.second_text)
        self._for = count(case, Bearing.CONSISTENT)
        self._against = count(case, Bearing.INCONSISTENT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"for {self._for}, against {self._against}")

    def sizeHint(self) -> QSize:
        """A thin strip."""
        return QSize(120, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled = for, outlined = against; the words beside it say the same."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = max(1, self._for + self._against)
        step = min(37.0, (self.width() - SPACING.medium) / total)
        x = 0.5
        for number in range(self._for + self._against):
            against = number >= self._for
            if number == self._for and self._for:
                x += SPACING.small
            painter.setPen(QPen(self._shade, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush if against else self._shade)
            painter.drawRoundedRect(QRectF(x, 4.5, step - 4, 5), 2.5, 2.5)
            x += step


def count(case: AssessmentCase, bearing: Bearing) -> int:
    """How many pieces of evidence bear on the claim in this way."""
    return sum(line.evidence.bearing == bearing for line in case.evidence)


def standing_words(case: AssessmentCase) -> str:
    """``possible · confidence not stated · for 3, against 2``."""
    claim = case.assessment
    likelihood = claim.likelihood_word or "likelihood not stated"
    confidence = claim.confidence or "not stated"
    weighed = f"for {count(case, Bearing.CONSISTENT)}, against {count(case, Bearing.INCONSISTENT)}"
    return f"{likelihood} · confidence {confidence} · {weighed}"


def assessments_section(kit: Kit, cases: Sequence[AssessmentCase]) -> Section:
    """The claims that rest on an item."""
    section = Section(
        kit.theme,
        "Assessments resting on it",
        Text("kept apart from reports", kit.theme.third_text, SIZES.caption, wrap=False),
    )
    section.body.setSpacing(SPACING.medium)
    for case in cases:
        section.body.addWidget(AssessmentBlock(kit, case))
    return section


def assessment_page(kit: Kit, case: AssessmentCase) -> list[QWidget]:
    """A whole assessment: the claim, how likely and how sure, what speaks for and against."""
    claim = case.assessment
    header = Header(
        kit,
        claim.id,
        claim.claim,
        [Pill("Assessment", kit.theme.text, kit.theme.line)],
        summary=claim.basis,
        cited=case.cited,
        editable=False,
    )
    weighed = Section(kit.theme, "How it is weighed")
    grid = FactGrid(kit)
    word = f"“{claim.likelihood_word}”" if claim.likelihood_word else "not stated"
    grid.add("likelihood", Text(word, kit.theme.text, SIZES.row))
    grid.add("ICD 203", Text(_range_words(case), kit.theme.text, SIZES.row))
    grid.add("confidence", Text(claim.confidence or "not stated", kit.theme.text, SIZES.row))
    weighed.body.addLayout(grid)
    pages: list[QWidget] = [header, weighed]
    for bearing, heading in (
        (Bearing.CONSISTENT, "For"),
        (Bearing.INCONSISTENT, "Against"),
        (Bearing.NEUTRAL, "Neither"),
    ):
        lines = [line for line in case.evidence if line.evidence.bearing == bearing]
        if lines:
            pages.append(_evidence_section(kit, heading, lines))
    pages.append(citations_section(kit, case.cited))
    return pages


def _range_words(case: AssessmentCase) -> str:
    low, high = case.assessment.likelihood_low, case.assessment.likelihood_high
    if low is None or high is None:
        return "no range given"
    return f"{low:.0%} to {high:.0%}"


def _evidence_section(kit: Kit, heading: str, lines: list[EvidenceLine]) -> Section:
    section = Section(kit.theme, f"{heading} ({len(lines)})")
    for line in lines:
        words: QWidget
        if line.evidence.item is not None:
            words = ItemLink(kit, line.evidence.item, line.title or line.evidence.reason)
        else:
            words = Text(line.evidence.reason, kit.theme.text)
        row = beside(words, *references(kit, line.cited), gap=SPACING.tiny)
        row.setStretch(0, 1)
        told = line.evidence.item is not None and bool(line.title)
        remark = line.evidence.reason if told else ""
        section.body.addLayout(with_remark(kit.theme, row, remark))
    return section
