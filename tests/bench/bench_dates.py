"""What reading a date costs, beside the standard library's own parser of plain dates."""

import time
from collections.abc import Callable
from datetime import date

from db.dates import parse_edtf, read

EDTF = (
    *("2022", "2022-06", "2022-06-15", "-0043", "0000-03-01", "2024-02-29"),
    *("2022-06~", "2004?-06-~11", "?2004-06-~11", "1984-02-01%"),
    *("199X", "2022-06-1X", "1560-XX-25", "XXXX-12-25", "20XX-XX-04", "-01XX~"),
    *("Y-17E7", "Y17101E4S3", "1950S2", "2022-22", "2021-24", "2022-34"),
    *("2022-06-15T14:30:00Z", "2014-12-08T11:46:42+02:00", "2016-05-02T16:54:59.042"),
    *("2022-06-11/2022-06-20", "1984~/2004-06", "2022-02-24/..", "/2015", "1985/"),
    *("[2022-06-11..2022-06-20]", "[1667,1668,1670..1672]", "{1960,1961-12}", "[..1984]"),
)
PHRASES = (
    ("mid-June 2022", "en"),
    ("between 11 and 20 June 2022", "en"),
    ("с 11 по 20 июня 2022", "ru"),
    ("2022 жылғы 11–20 маусым аралығында", "kk"),
)
ROUNDS = 200


def measure() -> dict[str, float]:
    """Microseconds a date of EDTF and a phrase, and the ratio to ``date.fromisoformat``."""
    edtf = _microseconds(lambda: [parse_edtf(text) for text in EDTF]) / len(EDTF)
    phrase = _microseconds(lambda: [read(*each) for each in PHRASES]) / len(PHRASES)
    plain = ["2022-06-15"] * len(EDTF)
    reference = _microseconds(lambda: [date.fromisoformat(text) for text in plain]) / len(plain)
    return {
        "edtf_us": round(edtf, 2),
        "phrase_us": round(phrase, 2),
        "fromisoformat_us": round(reference, 3),
        "edtf_to_fromisoformat_ratio": round(edtf / reference, 1),
    }


def _microseconds(run: Callable[[], object]) -> float:
    """The best of several rounds: other work on the machine only ever adds to one."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - started)
    return best * 1e6
