"""The shell scripts of `make` say what is missing and what to do, in one line, and exit with 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these scripts serve Linux")

ALL_LIBRARIES = [
    "libglib-2.0.so.0",
    "libgthread-2.0.so.0",
    "libGL.so.1",
    "libEGL.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxkbcommon-x11.so.0",
]


class Machine:
    """A folder of commands that stand for another machine: its user, loader and installer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "apt.log"
        self.loader = folder / "loader.txt"
        folder.mkdir()
        self.command("uname", "echo Linux")
        self.command("ldconfig", f"cat {self.loader}")

    def command(self, name: str, script: str) -> None:
        """Lay a command of that name into the machine."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def libraries(self, names: list[str]) -> None:
        """Say which libraries the loader of the machine knows."""
        lines = [f"\t{name} (libc6,x86-64) => /usr/lib/{name}" for name in names]
        self.loader.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def run(self, script: str, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
        """Run a script of the packaging folder on the machine."""
        hidden = ("DISPLAY", "WAYLAND_DISPLAY")
        inherited = {name: value for name, value in os.environ.items() if name not in hidden}
        return subprocess.run(
            ["/bin/sh", str(ROOT / "packaging" / script), *arguments],
            env={**inherited, "PATH": f"{self.folder}:/usr/bin:/bin", **extra},
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine that has every library and an ordinary user."""
    made = Machine(tmp_path / "machine")
    made.libraries(ALL_LIBRARIES)
    made.command("id", "echo 1000")
    made.command("apt-get", f'echo "$@" >> {made.log}')
    return made


def test_nothing_is_said_where_nothing_is_missing(machine: Machine) -> None:
    finished = machine.run("system_libraries.sh")
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")


def test_an_ordinary_user_gets_the_one_line_to_run(machine: Machine) -> None:
    machine.libraries([name for name in ALL_LIBRARIES if "EGL" not in name and "xcb-c" not in name])
    finished = machine.run("system_libraries.sh")
    assert finished.returncode == 2
    assert "Run: sudo apt-get install libegl1 libxcb-cursor0" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1
    assert not machine.log.exists()


def test_freezing_needs_more_than_running(machine: Machine) -> None:
    machine.command("python3", "echo libpython3.11")
    machine.command("objcopy", "exit 0")
    finished = machine.run("system_libraries.sh", "python3")
    assert finished.returncode == 2
    assert finished.stderr.rstrip().endswith("apt-get install libpython3.11")


def test_root_gets_them_installed(machine: Machine) -> None:
    machine.libraries([name for name in ALL_LIBRARIES if "GL" not in name])
    machine.command("id", "echo 0")
    arrives = f"printf 'libGL.so.1 (x) => y\\nlibEGL.so.1 (x) => y\\n' >> {machine.loader}"
    machine.command("apt-get", f'echo "$@" >> {machine.log}; {arrives}')
    finished = machine.run("system_libraries.sh")
    assert finished.returncode == 0, finished.stderr
    assert "libegl1 libgl1" in machine.log.read_text(encoding="utf-8")


def test_an_install_that_fails_is_tried_again_with_fresh_lists(machine: Machine) -> None:
    machine.libraries([])
    machine.command("id", "echo 0")
    script = f'echo "$@" >> {machine.log}; case "$*" in *install*) exit 100;; esac'
    machine.command("apt-get", script)
    finished = machine.run("system_libraries.sh")
    asked = [line.split()[0] for line in machine.log.read_text(encoding="utf-8").splitlines()]
    assert asked == ["install", "update", "install"]
    assert finished.returncode != 0


def test_a_machine_without_python_is_told(machine: Machine) -> None:
    finished = machine.run("make_environment.sh", "", ".venv")
    assert finished.returncode == 2
    assert "needs Python 3.11 or newer" in finished.stderr


def test_a_python_without_its_venv_module_is_told(machine: Machine) -> None:
    machine.command("python3", "exit 1")
    finished = machine.run("make_environment.sh", "python3", ".venv")
    assert finished.returncode == 2
    assert "apt-get install python3-venv" in finished.stderr


def test_without_a_display_the_sample_is_drawn(machine: Machine) -> None:
    machine.command("python3", 'echo "$QT_QPA_PLATFORM $*"')
    finished = machine.run("run_here.sh", "python3")
    assert finished.returncode == 0
    first, second = finished.stdout.splitlines()
    assert first.startswith("There is no display here")
    assert second == "offscreen -m app.showcase build/sample"


def test_with_a_display_the_window_opens(machine: Machine) -> None:
    machine.command("python3", 'echo "$*"')
    finished = machine.run("run_here.sh", "python3", DISPLAY=":7")
    assert finished.stdout.splitlines() == ["-m app"]
