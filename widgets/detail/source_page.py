"""The page of a source: what it is, how it is graded, every fact that rests on it."""

from PySide6.QtWidgets import QWidget

from db.records import SourceDossier
from widgets.detail.citations import RELIABILITY, place_in_source
from widgets.detail.facts import FactGrid, ItemLink
from widgets.detail.header import Header
from widgets.detail.kit import Kit
from widgets.parts import Pill, Section, Text, with_remark
from widgets.style import SIZES


def source_page(kit: Kit, dossier: SourceDossier) -> list[QWidget]:
    """Particulars first, then the citations in the order of their paragraphs."""
    source = dossier.source
    header = Header(
        kit,
        source.id,
        source.title,
        [Pill("Source", kit.theme.text, kit.theme.line)],
        summary=source.note,
        editable=False,
    )
    about = Section(kit.theme, "About it")
    grid = FactGrid(kit)
    meaning = RELIABILITY.get(source.reliability, "not graded")
    particulars = {
        "author": source.author or "not given",
        "date": source.issued or "not given",
        "language": source.language or "not given",
        "reliability": f"{source.reliability} – {meaning}" if source.reliability else meaning,
        "text": "kept with the case" if source.text else "not bundled",
        "address": source.url,
    }
    for label, words in particulars.items():
        if words:
            grid.add(label, Text(words, kit.theme.text, SIZES.row))
    about.body.addLayout(grid)
    return [header, about, _cited_section(kit, dossier)]


def _cited_section(kit: Kit, dossier: SourceDossier) -> Section:
    section = Section(kit.theme, f"Facts resting on it ({len(dossier.citations)})")
    for citation, kind, title in dossier.citations:
        fact = ItemLink(kit, citation.item, title, size=SIZES.row)
        words = f"{place_in_source(citation)} · {kind.replace('_', ' ')}"
        if citation.paraphrase:
            words = f"{words} · {citation.paraphrase}"
        section.body.addLayout(with_remark(kit.theme, fact, words))
    return section
