"""Words for tables, fields and values in the history."""

LONGEST = 60
"""Letters of a value before it is cut."""

KINDS = {
    "event": ("event", "events"),
    "entity": ("entity", "entities"),
    "name": ("name", "names"),
    "participation": ("participation", "participations"),
    "relation": ("relation", "relations"),
    "link": ("link", "links"),
    "quantity": ("quantity", "quantities"),
    "source": ("source", "sources"),
    "citation": ("citation", "citations"),
    "reading": ("reading", "readings"),
    "assessment": ("assessment", "assessments"),
    "assessment_evidence": ("piece of evidence", "pieces of evidence"),
    "annotation": ("note", "notes"),
    "tag": ("tag", "tags"),
    "attachment": ("attachment", "attachments"),
    "bookmark": ("bookmark", "bookmarks"),
    "fact_check": ("check", "checks"),
    "named_window": ("named window", "named windows"),
}

FIELDS = {
    "body": "Text",
    "day_order": "Order within the day",
    "duration_max": "Longest duration",
    "duration_min": "Shortest duration",
    "offset_count": "Offset",
    "offset_end": "Offset from",
    "offset_event": "Offset from event",
    "position_end": "End of the quote",
    "position_start": "Start of the quote",
    "sha256": "Fingerprint",
    "source_entity": "From",
    "span": "Span",
    "target_entity": "To",
    "valid": "Valid",
    "when": "When",
}


def kind_word(table: str, count: int = 1) -> str:
    """The table's word for one thing, or for so many: “event”, “1,200 events”."""
    one, many = KINDS[table]
    if count == 1:
        return one
    return f"{count:,} {many}"


def field_word(field: str) -> str:
    """A field's name for people: “Target entity” becomes “To”."""
    return FIELDS.get(field, field.replace("_", " ").capitalize())


def shown(value: object) -> str:
    """A value for people: texts in quotation marks and cut, nothing as “nothing”."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bytes):
        return f"{len(value):,} bytes"
    text = " ".join(str(value).split())
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rstrip() + "…"
    return f"“{text}”" if isinstance(value, str) else text
