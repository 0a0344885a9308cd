"""What the desktop wishes: its language, and less motion, told by files that may be anything."""

import plistlib
import sys
from pathlib import Path

import pytest

from app import desktop
from app.desktop import LANGUAGES, chosen_language, moves_less
from app.settings import Settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / ".config").mkdir()
    return tmp_path


def test_a_language_that_was_chosen_holds() -> None:
    assert [chosen_language(code) for code in LANGUAGES] == list(LANGUAGES)
    assert chosen_language("system") in LANGUAGES
    assert set(LANGUAGES) < set(Settings.__dataclass_fields__["language"].metadata["choices"])


def test_motion_that_was_chosen_holds(home: Path) -> None:
    (home / ".config/kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n", "utf-8")
    assert moves_less("on") and not moves_less("off")


@pytest.mark.parametrize(
    ("name", "text", "less"),
    [
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=1.5\n", False),
        ("kdeglobals", "[General]\nColorScheme=Dark\n", False),
        ("kdeglobals", "neither key nor section %(x)s", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
    ],
)
def test_files_of_the_desktop(home: Path, name: str, text: str, less: bool) -> None:
    path = home / ".config" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert moves_less("system") is less


def test_a_file_that_is_no_text_says_nothing(home: Path) -> None:
    (home / ".config/kdeglobals").write_bytes(b"\xff\xfe\x00[KDE]")
    assert not moves_less("system")


@pytest.mark.parametrize(
    ("data", "less"),
    [
        (plistlib.dumps({"reduceMotion": True}), True),
        (plistlib.dumps({}), False),
        (b"no list", False),
    ],
)
def test_the_mac_says_it_in_a_list(
    home: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, less: bool
) -> None:
    monkeypatch.setattr(desktop.sys, "platform", "darwin")
    folder = home / "Library/Preferences"
    folder.mkdir(parents=True)
    (folder / "com.apple.universalaccess.plist").write_bytes(data)
    assert moves_less("system") is less
