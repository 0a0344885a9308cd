"""The two menus of lanes: of all of them, in the corner, and of one, on its name.

Each row is a lane view that the person may ask for; what it shows is decided before it opens.
"""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from db.records import LaneGroup, LaneOrder, LaneScheme, LaneView
from widgets.fonts import font
from widgets.shell.icons import icon
from widgets.style import SIZES, Theme
from widgets.timeline.lane_words import ORDERS, can_order, scheme_text

MOST_NAMED = 12
"""Hidden lanes named one by one; of more, only all can be shown."""

Ask = Callable[[LaneView], None]


class LaneMenu(QMenu):
    """A menu whose rows ask for lane views; gone once it is closed.

    An ``inner`` one lives as long as the menu it stands in, which also hears of its rows.
    """

    def __init__(self, ask: Ask, theme: Theme, parent: QWidget, *, inner: bool = False) -> None:
        super().__init__(parent)
        self._ask, self._theme = ask, theme
        self.setFont(font(SIZES.row))
        if not inner:
            self.aboutToHide.connect(self.deleteLater)
            self.triggered.connect(self._chosen)

    def offer(
        self, text: str, wanted: LaneView, *, ticked: bool = False, enabled: bool = True
    ) -> QAction:
        """Add a row."""
        action = QAction(text, self)
        action.setData(wanted)
        action.setEnabled(enabled)
        action.setIcon(icon("check", self._theme, self._theme.accent) if ticked else QIcon())
        # Told to screen readers; the tick itself stands where icons stand.
        action.setCheckable(ticked)
        action.setChecked(ticked)
        self.addAction(action)
        return action

    def part(self, title: str) -> "LaneMenu":
        """Add a menu within this one."""
        made = LaneMenu(self._ask, self._theme, self, inner=True)
        made.setTitle(title)
        self.addMenu(made)
        return made

    def _chosen(self, action: QAction) -> None:
        self._ask(action.data())


def corner_menu(
    view: LaneView, groups: Sequence[LaneGroup], ask: Ask, theme: Theme, parent: QWidget
) -> LaneMenu:
    """The menu of all lanes: by what, in which order, what is out of sight, and empty time."""
    menu = LaneMenu(ask, theme, parent)
    schemes = QActionGroup(menu)
    for scheme in LaneScheme:
        schemes.addAction(
            menu.offer(scheme_text(scheme), view.grouped(scheme), ticked=scheme is view.scheme)
        )
    menu.addSeparator()
    order = menu.part("Order")
    for one in LaneOrder:
        order.offer(
            ORDERS[one],
            view.ordered(one),
            ticked=one is view.order,
            enabled=can_order(view, one),
        )
    keys = [group.key for group in groups]
    menu.addSeparator()
    menu.offer(
        "Collapse all lanes", view.collapse(keys), enabled=not view.collapsed.issuperset(keys)
    )
    menu.offer("Open all lanes", view.expand(keys), enabled=bool(view.collapsed & set(keys)))
    sized = [key for key, _ in view.heights if key in keys]
    menu.offer("All as high as they need", view.as_needed(sized), enabled=bool(sized))
    _offer_hidden(menu, view, groups)
    menu.addSeparator()
    menu.offer("Squeeze empty time", view.turn_squeeze(), ticked=view.squeezed)
    if view.squeezed and view.unsqueezed:
        menu.offer("Squeeze again what was opened", view.squeeze_all())
    return menu


def _offer_hidden(menu: LaneMenu, view: LaneView, groups: Sequence[LaneGroup]) -> None:
    hidden = [group for group in groups if group.key in view.hidden]
    if not hidden:
        return
    menu.addSeparator()
    if len(hidden) > 1:
        menu.offer(f"Show all {len(hidden):,} hidden lanes", view.show(g.key for g in hidden))
    for group in hidden[:MOST_NAMED]:
        menu.offer(f"Show “{group.title}”", view.show((group.key,)))


def lane_menu(
    view: LaneView,
    groups: Sequence[LaneGroup],
    key: str,
    ask: Ask,
    theme: Theme,
    parent: QWidget,
) -> LaneMenu:
    """The menu of one lane."""
    menu = LaneMenu(ask, theme, parent)
    keys = [group.key for group in groups]
    seen = [one for one in keys if one not in view.hidden]
    if key in view.collapsed:
        menu.offer("Open this lane", view.expand((key,)))
    else:
        menu.offer("Collapse this lane", view.collapse((key,)))
    menu.offer("Hide this lane", view.hide(key))
    others = [one for one in keys if one != key]
    menu.offer("Hide all other lanes", view.hide(*others), enabled=len(seen) > 1)
    lock = "Unlock this lane" if key in view.locked else "Lock this lane"
    menu.offer(lock, view.turn_lock(key))
    menu.addSeparator()
    at = seen.index(key)
    menu.offer("Move up", beside(view, keys, key, -1), enabled=at > 0)
    menu.offer("Move down", beside(view, keys, key, 1), enabled=at < len(seen) - 1)
    menu.offer("Move to the top", view.move(keys, key, 0), enabled=at > 0)
    menu.addSeparator()
    menu.offer("As high as it needs", view.resize(key, None), enabled=view.rows_of(key) is not None)
    return menu


def beside(view: LaneView, keys: Sequence[str], key: str, step: int) -> LaneView:
    """The lane one place up (-1) or down (1) among those in sight; at the end it stays."""
    seen = [one for one in keys if one not in view.hidden]
    at = seen.index(key) + step
    if not 0 <= at < len(seen):
        return view
    return view.move(keys, key, keys.index(seen[at]))
