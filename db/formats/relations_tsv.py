"""Relations as tab separated values."""

from db.interchange.table_format import relations_format

FORMAT = relations_format("relations-tsv", "Relations table (TSV)", ".tsv", "\t")
