"""Events of the shape the bundled sample has, for pictures and tests of the timeline alone."""

from db.records import Status
from tests.widgets.timeline.made_source import MadeSource, Told, told

SINCE = "2022-02-24/.."
SOME_TIME = "[2022-02-24..2022-08]"
TOKAYEV = 1001

EVENTS = (
    Told("Earlier gestures displease Moscow", "[..2022-02-23]", "policy", "in the past"),
    Told("Unrest and clashes across Kazakhstan", "2022-01", "unrest", "January", importance=6),
    Told("Kremlin help keeps Tokayev in office", "2022-01", "unrest", "January", who=(TOKAYEV,)),
    Told("Russia’s war against Ukraine", SINCE, "war", "since 24 February", importance=8),
    Told("Kazakhstan abides by Western sanctions", SINCE, "war", "since the outbreak"),
    Told("Critics: conduct unworthy of an ally", SINCE, "war", "since the outbreak"),
    Told("Humanitarian aid sent to Ukraine", SOME_TIME, "aid", "no date given"),
    Told("Contact kept up with Zelensky", SOME_TIME, "aid", "no date given"),
    Told("Russian war symbols banned in public", SOME_TIME, "policy", "no date given"),
    Told("Victory Day parade not held", "2022-05-09", "policy", "9 May"),
    Told("Anti-war rally allowed in Almaty", SOME_TIME, "policy", "no date given"),
    Told("No haste to help firms round sanctions", SOME_TIME, "policy", "now"),
    Told("Parallel imports opposed", SOME_TIME, "policy", "now"),
    Told("Lorries kept from importing from Europe", SOME_TIME, "policy", "now"),
    Told("Firms leaving Russia made welcome", SOME_TIME, "policy", "now"),
    Told(
        "Tokayev: sanctions will be observed",
        "[2022-02-24..2022-06-20]",
        "statement",
        "before a stoppage",
        who=(TOKAYEV,),
    ),
    Told("First CPC stoppage", "[2022-06-11..2022-06-20]", "stoppage", "mid-June"),
    Told(
        "Forum: no recognition of Donetsk, Luhansk", "2022-06", "statement", "June", who=(TOKAYEV,)
    ),
    Told(
        "Tokayev: ready to help Europe on energy",
        "[2022-02-24..2022-07-10]",
        "statement",
        "before a stoppage",
        who=(TOKAYEV,),
    ),
    Told("Second CPC stoppage", "[2022-07-01..2022-07-10]", "stoppage", "early July"),
    Told(
        "Is the oil trouble Moscow’s revenge?",
        "[2022-06-11..2022-08]",
        "threat",
        "when the oil met difficulties",
    ),
    Told("Post under Medvedev’s name", SOME_TIME, "threat", "no date given", Status.DISPUTED),
    *(Told(f"What could happen, {number}", "", "threat", "could") for number in range(6)),
)
SANCTIONS, FIRST_STOP, ENERGY, SECOND_STOP, WAR, HELP = 16, 17, 19, 20, 4, 3


def sample_case() -> MadeSource:
    """The case with its arcs."""
    return told(EVENTS, [(15, 16), (18, 19), (2, 3)])
