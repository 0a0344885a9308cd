"""The rows that were not taken, as a table: as they stood, with the reasons, to be mended."""

from typing import BinaryIO

from db.interchange.report import ImportReport
from db.interchange.table_write import write_table

REASON = "reason"


def write_rejects(stream: BinaryIO, report: ImportReport) -> None:
    """Write the rejected rows of an import with their own columns and a last one, the reason."""
    found = dict.fromkeys(name for one in report.rejects for name in one.record)
    columns = [*report.columns, *(name for name in found if name not in report.columns)]
    taken = {name.casefold() for name in columns}
    reason = REASON
    while reason in taken:
        reason += "_"
    rows = ([*(one.record.get(name, "") for name in columns), one.reason] for one in report.rejects)
    write_table(stream, [*columns, reason], rows, ",")
