"""The page of one event."""

from PySide6.QtWidgets import QWidget

from db.records import EventDossier
from widgets.detail.assessments import assessments_section
from widgets.detail.citations import citations_section
from widgets.detail.facts import tags_remark, who_section
from widgets.detail.header import Header, kind_pill, status_pill
from widgets.detail.kit import Kit
from widgets.detail.sequence import sequence_section
from widgets.detail.when import when_section
from widgets.kinds import event_kind


def event_page(kit: Kit, dossier: EventDossier) -> list[QWidget]:
    """What, when, who, what it followed and what followed it, what rests on it, its sources."""
    event = dossier.event
    kind = event_kind(event.kind)
    page: list[QWidget] = [
        Header(
            kit,
            event.id,
            event.title,
            [status_pill(kit, event.status), kind_pill(kit, kind.one, kind.hue)],
            summary=event.summary,
            cited=[each for each in dossier.cited if not each.citation.field],
            remark=tags_remark(dossier.tags),
        ),
        when_section(kit, event.when, kind.hue, event.status, _about_dates(dossier)),
        who_section(kit, dossier.participants, dossier.amounts, event.place),
    ]
    if dossier.before:
        page.append(sequence_section(kit, "What it followed", dossier.before))
    if dossier.after:
        page.append(sequence_section(kit, "What followed it", dossier.after))
    if dossier.assessments:
        page.append(assessments_section(kit, dossier.assessments))
    page.append(citations_section(kit, dossier.cited))
    return page


def _about_dates(dossier: EventDossier) -> list[str]:
    return [
        each.citation.paraphrase
        for each in dossier.cited
        if each.citation.field == "when" and each.citation.paraphrase
    ]
