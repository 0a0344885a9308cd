"""Every icon of the family is well-formed, drawn in the asked colour, sharp at each scale."""

from importlib.resources import files
from xml.etree import ElementTree

import pytest
from pytestqt.qtbot import QtBot

from widgets.shell.icons import icon, pixmap
from widgets.style import DARK, LIGHT

NAMES = sorted(
    entry.name.removesuffix(".svg")
    for entry in files("resources").joinpath("icons").iterdir()
    if entry.name.endswith(".svg")
)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_one_family_and_leaves_ink(name: str, qtbot: QtBot) -> None:
    source = files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawing = ElementTree.fromstring(source)
    assert drawing.get("viewBox") == "0 0 16 16"
    assert drawing.get("stroke-width") == "1.5"
    assert drawing.get("stroke") == "currentColor"
    image = pixmap(name, "#FF0000", 2).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(one.red() > 240 and one.green() < 16 for one in inked)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_finer_screen_gets_a_finer_picture(scale: int, qtbot: QtBot) -> None:
    made = pixmap("menu", LIGHT.text, scale)
    assert made.width() == 16 * scale
    assert made.devicePixelRatio() == scale


def test_a_wrong_name_is_an_error_at_once(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such icon", DARK)
