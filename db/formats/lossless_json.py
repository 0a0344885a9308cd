"""Everything people put into a store, as JSON: nothing is lost on the way there and back."""

import re
from pathlib import Path

from db.interchange.format import Format
from db.interchange.intake import Intake
from db.interchange.lossless.take import JsonImport
from db.interchange.lossless.write import write_json

_OBJECT = re.compile(rb"(\xef\xbb\xbf)?\s*\{")


def _sniff(head: bytes) -> bool:
    return _OBJECT.match(head) is not None


def _read(path: Path, intake: Intake) -> None:
    JsonImport(path, intake).run()


FORMAT = Format("json", "Lossless JSON", (".json",), _sniff, _read, write_json)
