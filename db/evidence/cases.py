"""Assessments with what speaks for and against them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from db.evidence.desk import Desk
from db.records import Assessment, AssessmentCase, Evidence, EvidenceLine
from db.titles import titled


def cases_resting_on(desk: Desk, ids: Iterable[int]) -> tuple[AssessmentCase, ...]:
    """Return the assessments that use one of the items as evidence, each with its whole case."""
    evidence = desk.hanging(Evidence, "item", ids)
    assessments = desk.known(Assessment, (line.assessment for line in evidence))
    return tuple(cases(desk, [assessments[item] for item in sorted(assessments)]))


def cases(desk: Desk, assessments: Sequence[Assessment]) -> list[AssessmentCase]:
    """Return the assessments with their evidence, citations and notes."""
    own = [assessment.id for assessment in assessments]
    lines = _lines(desk, own)
    cited = desk.cited(own)
    return [
        AssessmentCase(
            assessment=assessment,
            evidence=tuple(lines[assessment.id]),
            cited=cited.get(assessment.id, ()),
            notes=desk.notes(assessment.id),
        )
        for assessment in assessments
    ]


def _lines(desk: Desk, assessments: Sequence[int]) -> dict[int, list[EvidenceLine]]:
    """Return the lines of evidence by assessment, in the order they were added."""
    evidence = desk.hanging(Evidence, "assessment", assessments)
    names = titled(desk.conn, {line.item for line in evidence if line.item is not None})
    cited = desk.cited(line.id for line in evidence)
    found: dict[int, list[EvidenceLine]] = defaultdict(list)
    for line in evidence:
        named = names.get(line.item) if line.item is not None else None
        found[line.assessment].append(
            EvidenceLine(
                evidence=line,
                title=named.title if named else "",
                item_kind=named.kind if named else "",
                cited=cited.get(line.id, ()),
            )
        )
    return found
