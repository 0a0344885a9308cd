"""Relations as comma separated values; semicolons and tabs are read too."""

from db.interchange.table_format import relations_format

FORMAT = relations_format("relations-csv", "Relations table (CSV)", ".csv", ",")
