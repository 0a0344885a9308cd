"""All sources of the case, with their grade and how much rests on them."""

from collections.abc import Sequence

from db.records import Source
from widgets.detail.citations import RELIABILITY
from widgets.lists.item_list import ItemList
from widgets.lists.rows import ListRow
from widgets.style import Theme


class SourcesList(ItemList):
    """One row per source."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "Sources",
            "No source yet. A source comes with an import that names one.",
            "What the facts rest on. Open one to see every fact that rests on it.",
        )

    def show_sources(self, sources: Sequence[tuple[Source, int]]) -> None:
        """Replace the list; each source comes with the number of its citations."""
        self.show_rows([_row(source, citations) for source, citations in sources])


def _row(source: Source, citations: int) -> ListRow:
    meaning = RELIABILITY.get(source.reliability)
    parts = [
        f"{source.reliability} – {meaning}" if meaning else "not graded",
        f"{citations:,} citation{'' if citations == 1 else 's'}",
        source.author,
        source.issued,
        "text kept with the case" if source.text else "text not bundled",
    ]
    return ListRow(source.id, source.title, " · ".join(part for part in parts if part))
