"""Build the program for this system into dist/, then start it once: it saves a lead, reads it back and exits.

Called by ``python3 dev.py build``, which installs what this needs.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
SMOKE_SECONDS = 120


def program() -> Path:
    """The built program."""
    if sys.platform == "darwin":
        return DIST / "LeadBooth.app" / "Contents" / "MacOS" / "LeadBooth"
    return DIST / "leadbooth" / ("LeadBooth.exe" if sys.platform == "win32" else "leadbooth")


def build() -> None:
    """Run PyInstaller on the spec."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    subprocess.run([*command, *folders, str(ROOT / "packaging" / "leadbooth.spec")], check=True, cwd=ROOT)


def smoke() -> None:
    """Start the built program from an empty folder, far from the source, and wait for its own check."""
    with tempfile.TemporaryDirectory(prefix="leadbooth-smoke-") as folder:
        picture = Path(folder) / "window.png"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        if sys.platform.startswith("linux") and not environment.get("DISPLAY"):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        command = [str(program()), "--smoke", "--screenshot", str(picture)]
        subprocess.run(command, check=True, cwd=folder, env=environment, timeout=SMOKE_SECONDS)
        if not picture.exists() or picture.stat().st_size == 0:
            sys.exit("The built program started, but drew no window.")


def size() -> int:
    """Bytes of all files in the built folder."""
    return sum(path.stat().st_size for path in program().parent.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    build()
    smoke()
    print(f"{program().relative_to(ROOT)} works; its folder holds {size() / 1e6:.0f} MB.")
