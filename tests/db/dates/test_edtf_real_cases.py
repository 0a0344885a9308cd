"""Every string of the shared table of EDTF cases; it is data and stays outside the repository."""

import json
import os
from pathlib import Path

import pytest

from db.dates import DateError, civil_from_days, parse_edtf

FOLDER = os.environ.get("SEQUITUR_REAL_DATA", "")
REASON = "SEQUITUR_REAL_DATA names no folder with edtf_cases.json"


def cases() -> list[dict[str, object]]:
    """The table, or nothing where it is not at hand."""
    path = Path(FOLDER) / "edtf_cases.json"
    return json.loads(path.read_text(encoding="utf-8")) if FOLDER and path.exists() else []


def date_of(bound: int | None) -> list[int] | None:
    return None if bound is None else list(civil_from_days(bound // 86_400))


@pytest.mark.skipif(not cases(), reason=REASON)
def test_valid_strings_have_their_bounds() -> None:
    wrong = []
    for case in cases():
        if case["kind"] == "invalid":
            continue
        when = parse_edtf(str(case["edtf"]))
        for key, bound in (("lower", when.earliest), ("upper", when.latest)):
            wanted = case.get(key, date_of(bound))
            wanted = None if isinstance(wanted, str) else wanted
            if date_of(bound) != wanted:
                wrong.append((case, key, date_of(bound)))
    assert wrong == []


@pytest.mark.skipif(not cases(), reason=REASON)
def test_invalid_strings_are_refused() -> None:
    accepted = []
    for case in cases():
        if case["kind"] != "invalid":
            continue
        try:
            accepted.append(parse_edtf(str(case["edtf"])).edtf)
        except DateError as error:
            assert error.message
    assert accepted == []
