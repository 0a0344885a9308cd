"""What facts rest on, and what is concluded from them: sources, citations, assessments."""

from dataclasses import dataclass

from db.records.facts import Record
from db.records.vocabulary import Bearing, Rank, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A text, broadcast or document. ``csl`` holds further CSL-JSON fields as a JSON object."""

    title: str
    author: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""
    reliability: str = ""
    """Admiralty letter A–F, or empty."""
    note: str = ""
    csl: str = ""
    text: str = ""
    """Imported text of the source; empty = not bundled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    """A place in a source that bears on one item, or on one ``field`` of it."""

    item: int
    field: str = ""
    source: int
    paragraph: str = ""
    paraphrase: str = ""
    stance: Stance = Stance.SUPPORTS
    credibility: str = ""
    """Admiralty digit 1–6, or empty."""
    quote_exact: str = ""
    quote_prefix: str = ""
    quote_suffix: str = ""
    position_start: int | None = None
    position_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """One of several rival values of one field; the shown one has rank ``preferred``."""

    item: int
    field: str
    written: str
    canonical: str = ""
    citation: int | None = None
    rank: Rank = Rank.NORMAL
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """A claim to weigh. Likelihood (word and ICD 203 range) and confidence may stay empty."""

    claim: str
    likelihood_word: str = ""
    likelihood_low: float | None = None
    likelihood_high: float | None = None
    confidence: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """One cell of the ACH matrix: how an item, or a reason in words, bears on an assessment."""

    assessment: int
    item: int | None = None
    bearing: Bearing = Bearing.CONSISTENT
    weight: int = 1
    reason: str = ""
    """In our words, where no single item carries the point."""
