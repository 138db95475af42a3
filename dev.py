#!/usr/bin/env python3
"""Set LeadBooth up and start it, test it, build it. Standard library only, the same on every system.

    python3 dev.py run [arguments]    set everything up and start the application
    python3 dev.py test [arguments]   set everything up and run all checks and tests (with arguments: pytest)
    python3 dev.py check              formatter, linter, types, import contracts
    python3 dev.py fmt                format the code and apply the linter's safe fixes
    python3 dev.py bench [names]      run the benchmarks, or those named
    python3 dev.py lock [--upgrade]   write the locks in requirements/ anew from pyproject.toml
    python3 dev.py build              build the program for this system with PyInstaller and try it

Everything is installed into .venv beside this file, from locks with hashes, and only when a lock has changed.
"""

import contextlib
import hashlib
import importlib.util
import os
import platform
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this with an older one is told so in a sentence
    sys.exit("LeadBooth needs Python 3.11 or newer. This is Python " + platform.python_version() + ".")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "leadbooth-setup.txt"
LOCKS = ("run", "dev", "release")  # each holds all of the one before
LINUX = sys.platform.startswith("linux")

# What Qt loads, and the Debian and Ubuntu packages it is in.
WINDOW = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-shm.so.0": "libxcb-shm0",
}
# Without the last three Qt's camera plugin is left out without a word, and no frame ever comes.
CAMERA = {
    "libpulse.so.0": "libpulse0",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libdrm.so.2": "libdrm2",
}


def say(text: str) -> None:
    """Print one line at once, so that it stands before what a started program prints."""
    print(text, flush=True)


def call(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Run a program with the terminal handed through and return its exit code."""
    return subprocess.call([str(part) for part in command], env=env)


def echoed(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> int:
    """Show a command as it could be typed, then run it."""
    parts = [str(part) for part in command]
    shown = [os.path.relpath(parts[0]) if Path(parts[0]).is_relative_to(ROOT) else parts[0], *parts[1:]]
    say(f"\n$ {shlex.join(shown)}")
    return subprocess.call(parts, cwd=cwd, env=env)


# ---------------------------------------------------------------- system packages (Linux)


def missing_libraries(wanted: dict[str, str]) -> list[str]:
    """The packages, of those wanted, whose library the loader does not find."""
    if not LINUX or importlib.util.find_spec("_ctypes") is None:
        return []
    import ctypes

    packages = []
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def missing_test_tools() -> list[str]:
    """The packages that only tests need: a virtual screen, keys pressed on it, a C compiler for the power-cut test."""
    if not LINUX:
        return []
    tools = {"Xvfb": "xvfb", "xdotool": "xdotool", "gcc": "gcc"}
    packages = [package for tool, package in tools.items() if not shutil.which(tool)]
    if not Path("/usr/include/stdio.h").exists():
        packages.append("libc6-dev")
    return packages


def as_root() -> list[str] | None:
    """What to put before a command that only root may run; None where this user may not."""
    if os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0
    return ["sudo", "-n"] if allowed else None


def install_packages(packages: list[str], purpose: str) -> bool:
    """Install Debian packages where this user may, otherwise say what to type; True when they are there."""
    say(f"Missing on this system, needed {purpose}: {' '.join(packages)}")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        say("Please install them with this system's package manager (the names above are Debian's).")
        return False
    prefix = as_root()
    if prefix is None:
        say(f"They can be installed with:  sudo {shlex.join(install)}")
        return False
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.call([*prefix, "apt-get", "update", "-qq"], stdout=subprocess.DEVNULL)
    if subprocess.call([*prefix, *install, "-qq"], stdout=subprocess.DEVNULL) != 0:
        say(f"That failed. Please try:  sudo {shlex.join(install)}")
        return False
    return True


def need(packages: list[str], purpose: str, *, fatal: bool = False) -> None:
    """Install what is missing; go on without it unless it is fatal."""
    if packages and not install_packages(packages, purpose) and fatal:
        sys.exit("LeadBooth cannot show a window without them.")


# ---------------------------------------------------------------- the environment in .venv


def lock_file(level: str) -> Path:
    """The lock of run, dev or release."""
    return ROOT / "requirements" / f"{level}.txt"


def fingerprint(level: str) -> str:
    """What the stamp says after a complete installation of a lock."""
    return f"{level} {hashlib.sha256(lock_file(level).read_bytes()).hexdigest()}"


def venv_works() -> bool:
    """True when .venv holds a Python that starts, is new enough and has pip."""
    test = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.call([str(PYTHON), "-I", "-c", test], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_venv() -> None:
    """Create .venv with this Python, with Debian's missing piece fetched first where that is allowed."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not install_packages([package], "to set up a virtual environment"):
            sys.exit("This Python cannot make virtual environments: its modules venv and ensurepip are missing.")
    say(f"Making {VENV} with Python {platform.python_version()} ...")
    if call(sys.executable, "-I", "-m", "venv", "--clear", VENV) != 0:
        sys.exit("The virtual environment could not be made; the lines above say why.")


def set_up(level: str) -> None:
    """Bring .venv to what a lock says: nothing to do when the stamp says that it is there already."""
    enough = {fingerprint(one) for one in LOCKS[LOCKS.index(level) :] if lock_file(one).exists()}
    if not venv_works():
        make_venv()
    elif STAMP.exists() and STAMP.read_text(encoding="utf-8").strip() in enough:
        return
    say("Installing LeadBooth's libraries into .venv (once; some 250 MB, a few minutes) ...")
    STAMP.unlink(missing_ok=True)
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    pip = ["-I", "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    if call(PYTHON, *pip, *quiet, "-r", lock_file(level), env={**os.environ, "PIP_USER": "0"}) != 0:
        sys.exit("The libraries could not be installed; the lines above say why. Starting again is safe.")
    where = [str(PYTHON), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.check_output(where, text=True).strip())
    (packages / "leadbooth-source.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    STAMP.write_text(f"{fingerprint(level)}\n", encoding="utf-8")


# ---------------------------------------------------------------- screens


def has_screen() -> bool:
    """True where a window can be shown to somebody."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start_xvfb() -> tuple[subprocess.Popen[bytes], str]:
    """Start a virtual X screen and return it with its display name, once it answers."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        ready, _, _ = select.select([answer], [], [], 20)
        number = answer.readline().strip() if ready else ""  # all of the line: Xvfb ends when nobody reads it
    if not number:
        server.kill()
        sys.exit("The virtual screen (Xvfb) did not start.")
    return server, f":{number}"


@contextlib.contextmanager
def test_screens(count: int) -> Iterator[dict[str, str]]:
    """Give each test worker a virtual screen, so that none takes the keyboard from another or from you."""
    if not LINUX:
        yield {**os.environ}
        return
    # Without a window manager X gives a window the keyboard only by chance, so the tests' own windows are drawn off
    # screen; those that press real keys start a program on the virtual screen.
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    if not shutil.which("Xvfb") or missing_libraries(SCREEN):
        say("Xvfb or Qt's X libraries are missing, so nothing is tried on an X screen.")
        yield env
    else:
        screens = [start_xvfb() for _ in range(count)]
        names = [name for _, name in screens]
        try:
            yield {**env, "DISPLAY": names[0], "LEADBOOTH_TEST_SCREENS": " ".join(names)}
        finally:
            for server, _ in screens:
                server.terminate()
                server.wait()


# ---------------------------------------------------------------- commands


def run(arguments: list[str]) -> int:
    """Start the application; without a screen, and where nothing is asked for, do its main job in text."""
    tour = not arguments and not has_screen()
    need(missing_libraries(WINDOW), "to draw windows", fatal=not arguments)
    if has_screen():
        need(missing_libraries(SCREEN), "to show windows on an X screen", fatal="WAYLAND_DISPLAY" not in os.environ)
        need(missing_libraries(CAMERA), "for the camera")
    set_up("run")
    return main_job_without_screen() if tour else call(PYTHON, "-m", "leadbooth", *arguments)


def main_job_without_screen() -> int:
    """Capture sample badges into a new store, list them, write them as CSV, draw the window off screen."""
    folder = Path(tempfile.mkdtemp(prefix="leadbooth-"))
    csv, picture = folder / "leads.csv", folder / "window.png"
    say("There is no screen here, so LeadBooth shows its main job on the command line, in a new store in")
    say(f"{folder}. The window opens where DISPLAY or WAYLAND_DISPLAY is set.")
    env = {
        **os.environ,
        "LEADBOOTH_PASSPHRASE": os.environ.get("LEADBOOTH_PASSPHRASE", "sample store"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    badges = ROOT / "resources" / "samples" / "badges.txt"
    store = ["--data-dir", str(folder / "store")]
    steps: list[list[str | Path]] = [
        [*store, "capture", "--new-event", "Sample Expo", badges],
        [*store, "leads"],
        [*store, "export", csv],
        ["--smoke", "--screenshot", picture],
    ]
    for step in steps:
        code = echoed(PYTHON, "-m", "leadbooth", *step, env=env)
        if code != 0:
            return code
    say(f"\nLeads as CSV: {csv}\nPicture of the window: {picture}")
    return 0


def check() -> int:
    """Run the formatter check, linter, type checker and import contracts; return how many failed."""
    checks = ("ruff format --check .", "ruff check .", "mypy", "lint-imports")
    failed = [one for one in checks if echoed(BIN / one.split()[0], *one.split()[1:], cwd=ROOT) != 0]
    say(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return len(failed)


def test(arguments: list[str]) -> int:
    """All checks, then all tests with coverage; or, with arguments, pytest alone with those."""
    need(missing_libraries(WINDOW), "to draw windows", fatal=True)
    need([*missing_libraries({**SCREEN, **CAMERA}), *missing_test_tools()], "by the tests")
    set_up("dev")
    if arguments:
        with test_screens(1) as env:
            return echoed(PYTHON, "-m", "pytest", *arguments, env=env)
    failed = check()
    workers = min(os.cpu_count() or 1, 4)
    with test_screens(workers) as env:
        code = echoed(PYTHON, "-m", "pytest", "-n", str(workers), "--cov", "--cov-report=term", cwd=ROOT, env=env)
    return code or call(PYTHON, ROOT / "tests" / "coverage_floor.py") or int(failed > 0)


def fmt() -> int:
    """Format the code and apply the linter's safe fixes."""
    set_up("dev")
    fixed = echoed(BIN / "ruff", "check", "--fix-only", ".", cwd=ROOT)
    return echoed(BIN / "ruff", "format", ".", cwd=ROOT) or fixed


def bench(names: list[str]) -> int:
    """Run the named benchmarks, or all of them."""
    set_up("dev")
    files = sorted((ROOT / "benchmarks").glob("*.py"))
    scripts = [path for path in files if "__main__" in path.read_text(encoding="utf-8")]
    unknown = set(names) - {path.stem for path in scripts}
    if unknown:
        there = ", ".join(path.stem for path in scripts)
        sys.exit(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {there}")
    with test_screens(1) as env:
        chosen = [path for path in scripts if not names or path.stem in names]
        return max([echoed(PYTHON, path, cwd=ROOT, env=env) for path in chosen], default=0)


def lock(arguments: list[str]) -> int:
    """Write the locks anew: one result for every system and Python, with hashes, without any address."""
    set_up("release" if lock_file("release").exists() else "dev")
    for level in LOCKS:
        groups = [] if level == "run" else ["--group", level, "--constraint", "requirements/run.txt"]
        options = "--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet"
        output = ["-o", f"requirements/{level}.txt", "--no-emit-index-url", "--no-emit-find-links"]
        command = ["pip", "compile", "pyproject.toml", *groups, *options.split(), *output, *arguments]
        if echoed(BIN / "uv", *command, cwd=ROOT) != 0:
            return 1
        text = "".join(line for line in lock_file(level).open(encoding="utf-8") if not line.startswith("#"))
        note = "# Made by `python3 dev.py lock` from pyproject.toml; not to be edited.\n"
        lock_file(level).write_text(note + text, encoding="utf-8", newline="\n")
    return 0


def build() -> int:
    """Build the program for this system and try it once."""
    need(missing_libraries({**WINDOW, **CAMERA}), "to build the program with its camera")
    set_up("release")
    return echoed(PYTHON, ROOT / "packaging" / "build.py", cwd=ROOT)


def main(arguments: list[str]) -> int:
    """Do what the first argument names; return the exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    with_arguments = {"run": run, "test": test, "bench": bench, "lock": lock}
    alone = {"fmt": fmt, "build": build}
    if command in with_arguments:
        return with_arguments[command](rest)
    if command in alone and not rest:
        return alone[command]()
    if command == "check" and not rest:
        set_up("dev")
        return int(check() > 0)
    say(__doc__)
    return 0 if command in {"help", "-h", "--help"} else 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
