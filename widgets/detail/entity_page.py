"""The pages of an entity and of a relation."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.dates import reading
from db.records import Entity, EntityDossier, Event, Name, RelationDossier, Tie
from widgets.detail.assessments import assessments_section
from widgets.detail.citations import citations_section, references
from widgets.detail.facts import FactGrid, ItemLink, add_amount, amount_words, tags_remark
from widgets.detail.header import Header, kind_pill, status_pill
from widgets.detail.kit import Kit
from widgets.detail.when import when_section
from widgets.kinds import entity_hue
from widgets.parts import Pill, Section, Text, beside, with_remark
from widgets.style import MEDIUM, SIZES, SPACING

LANGUAGES = {"en": "English", "ru": "Russian", "kk": "Kazakh", "uk": "Ukrainian"}


def entity_page(kit: Kit, dossier: EntityDossier) -> list[QWidget]:
    """Names, relations in words with their quantities, events in time order, sources."""
    entity = dossier.entity
    kind = entity.kind or "entity"
    page: list[QWidget] = [
        Header(
            kit,
            entity.id,
            entity.name,
            [kind_pill(kit, kind[:1].upper() + kind[1:], entity_hue(entity.kind))],
            summary=entity.description,
            remark=tags_remark(dossier.tags),
        )
    ]
    if dossier.names:
        page.append(_names_section(kit, dossier.names))
    if dossier.ties:
        page.append(_ties_section(kit, dossier.ties))
    if dossier.events:
        page.append(_events_section(kit, dossier.events))
    if dossier.assessments:
        page.append(assessments_section(kit, dossier.assessments))
    if dossier.cited:
        page.append(citations_section(kit, dossier.cited))
    return page


def relation_page(kit: Kit, dossier: RelationDossier) -> list[QWidget]:
    """Both ends, what ties them, since when, how much, and who says so."""
    tie = dossier.tie
    relation = tie.relation
    page: list[QWidget] = [
        Header(
            kit,
            relation.id,
            tie_words(tie),
            [status_pill(kit, relation.status), Pill("Relation", kit.theme.text, kit.theme.line)],
            summary=relation.description,
            cited=tie.cited,
            remark=tags_remark(dossier.tags),
        ),
        _ends_section(kit, tie),
        when_section(kit, relation.valid, "policy", relation.status, [], heading="Since, until"),
    ]
    if dossier.assessments:
        page.append(assessments_section(kit, dossier.assessments))
    page.append(citations_section(kit, tie.cited))
    return page


def tie_words(tie: Tie) -> str:
    """``Russia – largest shareholder of – Caspian Pipeline Consortium``."""
    return f"{tie.source.name} – {tie.relation.type} – {tie.target.name}"


def _ends_section(kit: Kit, tie: Tie) -> Section:
    section = Section(kit.theme, "Between")
    grid = FactGrid(kit)
    for label, end in (("from", tie.source), ("to", tie.target)):
        grid.add(label, _entity_link(kit, end))
    for amount in tie.amounts:
        add_amount(kit, grid, amount)
    section.body.addLayout(grid)
    return section


def _entity_link(kit: Kit, entity: Entity) -> ItemLink:
    return ItemLink(kit, entity.id, entity.name, size=SIZES.row)


def _names_section(kit: Kit, names: Sequence[Name]) -> Section:
    section = Section(kit.theme, "Also called")
    grid = FactGrid(kit)
    for name in names:
        words = name.text
        if name.valid is not None:
            words = f"{words} ({reading(name.valid, kit.lang)})"
        label = LANGUAGES.get(name.language, name.language or "name")
        grid.add(label, Text(words, kit.theme.text, SIZES.row))
    section.body.addLayout(grid)
    return section


def _ties_section(kit: Kit, ties: Sequence[Tie]) -> Section:
    section = Section(kit.theme, f"Relations ({len(ties)})")
    section.body.setSpacing(SPACING.small)
    for tie in ties:
        line = beside(
            ItemLink(kit, tie.relation.id, tie_words(tie), size=SIZES.row),
            *references(kit, tie.cited),
            gap=SPACING.tiny,
        )
        line.setStretch(0, 1)
        remarks = [amount_words(amount) for amount in tie.amounts]
        if tie.relation.status != "reported":
            remarks.append(str(tie.relation.status))
        section.body.addLayout(with_remark(kit.theme, line, " · ".join(remarks)))
    return section


def _events_section(kit: Kit, events: Sequence[tuple[Event, str]]) -> Section:
    section = Section(kit.theme, f"Events ({len(events)})")
    for event, role in events:
        title = ItemLink(kit, event.id, event.title, weight=MEDIUM, size=SIZES.row)
        words = event.when.text if event.when is not None else "undated"
        status = "" if event.status == "reported" else f" · {event.status}"
        remark = f"{words} · {role or 'took part'}{status}"
        section.body.addLayout(with_remark(kit.theme, title, remark))
    return section
