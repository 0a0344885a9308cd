"""Events as comma separated values; semicolons and tabs are read too."""

from db.interchange.table_format import events_format

FORMAT = events_format("csv", "Events table (CSV)", ".csv", ",")
