"""All assessments of the case: claims to weigh, never among the reports."""

from collections.abc import Sequence

from db.records import AssessmentCase
from widgets.detail.assessments import standing_words
from widgets.lists.item_list import ItemList
from widgets.lists.rows import ListRow
from widgets.style import Theme


class AssessmentsList(ItemList):
    """One row per claim: the claim, how likely, how sure, what speaks for and against."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "Assessments",
            "No assessment yet. A claim to weigh will stand here, apart from the reports.",
            "Claims to weigh, kept apart from what sources report.",
        )

    def show_cases(self, cases: Sequence[AssessmentCase]) -> None:
        """Replace the list."""
        self.show_rows([_row(case) for case in cases])


def _row(case: AssessmentCase) -> ListRow:
    return ListRow(case.assessment.id, case.assessment.claim, standing_words(case))
