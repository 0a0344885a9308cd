"""Events as tab separated values."""

from db.interchange.table_format import events_format

FORMAT = events_format("tsv", "Events table (TSV)", ".tsv", "\t")
