"""When: the source's own words first, then the picture, the reading, the rule and the bounds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from db.dates import VagueTime, bounds_text, reading
from db.dates.moving import said_and_moved
from db.records import Status
from widgets.detail.kit import Kit
from widgets.detail.when_picture import WhenPicture
from widgets.parts import Section, Text, caption
from widgets.style import MEDIUM, SIZES

WORDS_SIZE = SIZES.body + 1.5


def when_section(
    kit: Kit,
    when: VagueTime | None,
    hue: str,
    status: Status,
    remarks: Sequence[str],
    heading: str = "When",
) -> Section:
    """``remarks`` are what citations say about the date itself ("the month is our assumption")."""
    section = Section(kit.theme, heading)
    if when is None:
        section.body.addWidget(Text("No date is given.", kit.theme.text))
        note = "Undated things are kept and counted; they stand in the undated tray."
        section.body.addWidget(caption(kit.theme, note))
        return section
    said, moved = said_and_moved(when.text or when.edtf)
    section.body.addWidget(Text(f"“{said}”", kit.theme.text, WORDS_SIZE, MEDIUM))
    if moved:
        # Not the source's words any more, so never between its quotation marks.
        section.body.addWidget(
            Text(f"{moved[0].upper()}{moved[1:]}", kit.theme.warning, SIZES.row, MEDIUM)
        )
    section.body.addWidget(WhenPicture(kit.theme, when, hue, status))
    section.body.addWidget(Text(reading(when, kit.lang), kit.theme.second_text, SIZES.row))
    section.body.addWidget(bounds_line(kit, when))
    for remark in remarks:
        section.body.addWidget(caption(kit.theme, remark))
    return section


def bounds_line(kit: Kit, when: VagueTime) -> Text:
    """EDTF and inclusive bounds, to be copied."""
    earliest, latest = bounds_text(when)
    span = earliest if earliest == latest else f"{earliest or 'open'} to {latest or 'open'}"
    line = Text(f"{when.edtf} · {span}", kit.theme.third_text, SIZES.caption)
    line.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    line.setToolTip("EDTF (ISO 8601-2) and the outer bounds, both days included")
    return line
