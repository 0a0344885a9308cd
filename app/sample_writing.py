"""Writes the rows of the sample into a store, inside one edit.

Every item has a fixed uid (``kz22-event-cpc-stop-1``), so that the sample is the same case
wherever it is made. Rows name each other as in the files: ``event/cpc-stop-1``.
"""

from dataclasses import dataclass, field, replace

from app.sample_rows import (
    AssessmentRow,
    CitationRow,
    EntityRow,
    EventRow,
    LinkRow,
    NoteRow,
    QuantityRow,
    RelationRow,
    SampleRows,
    WhenRow,
)
from app.sample_source import SampleError
from db.dates import Basis, DateError, VagueTime, parse_edtf
from db.edits import Edit
from db.records import (
    Annotation,
    Assessment,
    Citation,
    Entity,
    Event,
    Evidence,
    Link,
    Name,
    Participation,
    Quantity,
    Record,
    Relation,
    Source,
    Status,
    Tag,
)

_PREFIX = "kz22"
_SCRIPTS = {"en": "Latn", "ru": "Cyrl", "kk": "Cyrl", "uk": "Cyrl"}
_NAMES = CitationRow(
    source="general-knowledge", on="name", says="What it is called in the languages of the region."
)


@dataclass
class SampleWriting:
    """One writing of the sample: the edit it goes into, its rows, and what is stored so far."""

    edit: Edit
    rows: SampleRows
    _ids: dict[str, int] = field(default_factory=dict)

    def write(self) -> None:
        """Write everything; rows that others refer to come first.

        :raises SampleError: where a row names another one that is not there
        """
        self.edit.set("title", self.rows.title)
        for source in self.rows.source:
            self._add(
                f"source/{source.key}",
                Source(title=source.title, reliability=source.reliability, note=source.note),
            )
        for entity in self.rows.entity:
            self._write_entity(entity)
        for event in self.rows.event:
            self._write_event(event)
        for relation in self.rows.relation:
            self._write_relation(relation)
        for link in self.rows.link:
            self._write_link(link)
        for assessment in self.rows.assessment:
            self._write_assessment(assessment)
        for note in self.rows.note:
            self._write_note(note)
        for place in self.rows.place:
            self.edit.place(self._id(f"entity/{place.entity}"), place.x, place.y, pinned=False)

    def _write_entity(self, row: EntityRow) -> None:
        name = f"entity/{row.key}"
        record = Entity(name=row.name, kind=row.kind, description=row.description)
        entity = self._add(name, record)
        for number, other in enumerate(row.names, 1):
            script = other.script or _SCRIPTS.get(other.language, "")
            if not script:
                raise SampleError(f"{name}: the script of “{other.text}” is not told.")
            alias = Name(entity=entity, text=other.text, language=other.language, script=script)
            self._add(f"name/{row.key}-{number}", alias)
        cited = (*row.cited, _NAMES) if row.names else row.cited
        self._cite(name, cited, Status.REPORTED)

    def _write_event(self, row: EventRow) -> None:
        name = f"event/{row.key}"
        record = Event(
            title=row.title,
            summary=row.summary,
            kind=row.kind,
            status=row.status,
            place=row.place,
            importance=row.importance,
            when=_vague_time(row.when, name) if row.when else None,
        )
        event = self._add(name, record)
        for key, role in row.who.items():
            part = Participation(event=event, entity=self._id(f"entity/{key}"), role=role)
            self._add(f"participation/{row.key}-{key}", part)
        for word in row.tags:
            self._tag(event, word)
        self._cite(name, (*row.cited, *self._grounds(row)), row.status)

    def _tag(self, item: int, word: str) -> None:
        if f"tag/{word}" not in self._ids:
            self._add(f"tag/{word}", Tag(name=word))
        self.edit.tag(item, word)

    def _grounds(self, row: EventRow) -> tuple[CitationRow, ...]:
        grounds = {ground.key: ground for ground in self.rows.ground}
        if missing := [key for key in row.dated_by if key not in grounds]:
            raise SampleError(f"event/{row.key}: no ground of dates is called “{missing[0]}”.")
        wanted = (grounds[key] for key in row.dated_by)
        return tuple(
            CitationRow(source=ground.source, at=ground.at, says=ground.says, on="when")
            for ground in wanted
        )

    def _write_relation(self, row: RelationRow) -> None:
        key = row.key or _key(row.source, row.type, row.target)
        name = f"relation/{key}"
        record = Relation(
            source_entity=self._id(f"entity/{row.source}"),
            type=row.type,
            target_entity=self._id(f"entity/{row.target}"),
            status=row.status,
            directed=row.directed,
            description=row.description,
        )
        relation = self._add(name, record)
        self._cite(name, row.cited, row.status)
        for number, quantity in enumerate(row.quantity, 1):
            self._write_quantity(f"quantity/{key}-{number}", relation, quantity, row.status)

    def _write_quantity(self, name: str, item: int, row: QuantityRow, status: Status) -> None:
        record = Quantity(
            item=item,
            property=row.property,
            comparator=row.comparator,
            value=row.value,
            unit=row.unit,
            of_what=row.of,
            written=row.written,
        )
        self._add(name, record)
        self._cite(name, (CitationRow(at=row.at, says=row.says),), status)

    def _write_link(self, row: LinkRow) -> None:
        name = f"link/{_key(row.earlier, row.type, row.later)}"
        record = Link(
            earlier=self._id(f"event/{row.earlier}"),
            type=row.type,
            later=self._id(f"event/{row.later}"),
            status=row.status,
            description=row.description,
        )
        self._add(name, record)
        self._cite(name, row.cited, row.status)

    def _write_assessment(self, row: AssessmentRow) -> None:
        name = f"assessment/{row.key}"
        record = Assessment(claim=row.claim, likelihood_word=row.likelihood, basis=row.basis)
        assessment = self._add(name, record)
        self._cite(name, row.cited, Status.ASSESSED)
        for number, evidence in enumerate(row.evidence, 1):
            line = Evidence(
                assessment=assessment,
                item=self._id(evidence.on) if evidence.on else None,
                bearing=evidence.bearing,
                reason=evidence.reason,
            )
            cell = f"evidence/{row.key}-{number}"
            self._add(cell, line)
            cited = CitationRow(at=evidence.at, says=evidence.says)
            self._cite(cell, (cited,), Status.ASSESSED)

    def _write_note(self, row: NoteRow) -> None:
        note = Annotation(item=self._id(row.on), body=row.body, author=row.author)
        self._add(f"annotation/{row.key}", note)

    def _cite(self, name: str, cited: tuple[CitationRow, ...], status: Status) -> None:
        grades = {source.key: source.credibility for source in self.rows.source}
        for number, row in enumerate(cited, 1):
            source = self._id(f"source/{row.source}")
            if status not in grades[row.source]:
                raise SampleError(f"source/{row.source}: no credibility for “{status}” is told.")
            record = Citation(
                item=self._id(name),
                field=row.on,
                source=source,
                paragraph=row.at,
                paraphrase=row.says,
                stance=row.stance,
                credibility=grades[row.source][status],
            )
            self._add(f"citation/{name.replace('/', '-')}-{number}", record)

    def _add(self, name: str, record: Record) -> int:
        if name in self._ids:
            raise SampleError(f"{name} stands twice in the sample.")
        uid = f"{_PREFIX}-{name.replace('/', '-')}"
        self._ids[name] = self.edit.add(replace(record, uid=uid))
        return self._ids[name]

    def _id(self, name: str) -> int:
        if name not in self._ids:
            raise SampleError(f"{name} is named in the sample but is not there.")
        return self._ids[name]


def _vague_time(row: WhenRow, name: str) -> VagueTime:
    try:
        when = parse_edtf(row.edtf)
        basis = Basis[row.basis.upper()]
    except DateError as error:
        raise SampleError(f"{name}, when: {error.message}") from error
    except KeyError as error:
        raise SampleError(f"{name}, when: “{row.basis}” is not a basis of a date.") from error
    return replace(when, text=row.text, rule=row.rule, basis=basis)


def _key(first: str, kind: str, second: str) -> str:
    return f"{first}-{kind.replace(' ', '-')}-{second}"
