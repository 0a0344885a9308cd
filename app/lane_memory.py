"""How the lanes of each case stood when it was last looked at.

Kept beside the settings and not in the store: looking is never an edit. A broken file is as good
as none, for nothing is lost but an arrangement.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from db.records import LaneOrder, LaneScheme, LaneView

FILE_NAME = "lanes.json"
MOST_CASES = 50
"""Cases remembered; those arranged longest ago are forgotten first."""


class LaneMemory:
    """The lane views by case, in one small JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, case: Path) -> LaneView:
        """How the lanes of a case stood; as usual where nobody arranged them."""
        return _read_view(self._read().get(str(case)))

    def keep(self, case: Path, view: LaneView) -> None:
        """Remember it; a disk that refuses is no reason to disturb anybody."""
        kept = self._read()
        kept.pop(str(case), None)
        if view != LaneView():
            kept[str(case)] = _told(view)
        latest = dict(list(kept.items())[-MOST_CASES:])
        aside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps(latest, ensure_ascii=False, indent=1), encoding="utf-8")
            aside.replace(self._path)
        except OSError:
            # It holds in the window, and the next change tries again.
            return

    def _read(self) -> dict[str, Any]:
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return dict(told) if isinstance(told, Mapping) else {}


def _told(view: LaneView) -> dict[str, Any]:
    return {
        "scheme": view.scheme.value,
        "order": view.order.value,
        "by_hand": list(view.by_hand),
        "hidden": sorted(view.hidden),
        "collapsed": sorted(view.collapsed),
        "locked": sorted(view.locked),
        "heights": dict(view.heights),
        "squeezed": view.squeezed,
        "unsqueezed": list(view.unsqueezed),
    }


def _read_view(told: Any) -> LaneView:
    """The view as far as it can be read; what is strange in it is as usual."""
    if not isinstance(told, Mapping):
        return LaneView()
    usual = LaneView()
    scheme, order = told.get("scheme"), told.get("order")
    view = LaneView(
        LaneScheme(scheme) if scheme in list(LaneScheme) else usual.scheme,
        LaneOrder(order) if order in list(LaneOrder) else usual.order,
        _words(told.get("by_hand")),
        hidden=frozenset(_words(told.get("hidden"))),
        collapsed=frozenset(_words(told.get("collapsed"))),
        locked=frozenset(_words(told.get("locked"))),
        squeezed=told.get("squeezed") is True,
        unsqueezed=_seconds(told.get("unsqueezed")),
    )
    heights = told.get("heights")
    for key, rows in heights.items() if isinstance(heights, Mapping) else ():
        if type(rows) is int:
            view = view.resize(str(key), rows)
    return view


def _words(told: Any) -> tuple[str, ...]:
    return tuple(one for one in told if isinstance(one, str)) if isinstance(told, list) else ()


def _seconds(told: Any) -> tuple[int, ...]:
    return tuple(one for one in told if type(one) is int) if isinstance(told, list) else ()
