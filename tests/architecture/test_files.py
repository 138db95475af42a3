"""What is in the repository's files: nothing too long to read, nothing of the machine it was made on."""

import re
import tomllib
from pathlib import Path

from tests.architecture.source import ROOT, tracked_files

LONGEST = 400  # lines
FROZEN = "leadbooth/storage/migrations/versions/"  # each holds a whole schema, written once and never edited

# Written in halves, so that this file does not hold what it looks for.
INDEXES = [
    "pypi" + ".org",
    "python" + "hosted",
    "npm" + "js",
    "deb." + "debian",
    "--index" + "-url",
    "--extra-index" + "-url",
]
PLACES = [
    "/ro" + "ot/",
    "/wo" + "rk/",
    "/ho" + r"me/\w+/",
    "/Us" + r"ers/\w+/",
    r"C:\\Us" + "ers",
    r"\.\./sha" + "red",
]
FORBIDDEN = re.compile("|".join([*map(re.escape, INDEXES), *PLACES]))


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_python_file_is_too_long_to_read() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in tracked_files() if path.suffix == ".py"]
    lengths = {name: len(text_of(ROOT / name).splitlines()) for name in names if not name.startswith(FROZEN)}
    long = [f"{name}: {length} lines" for name, length in lengths.items() if length > LONGEST]
    assert not long, f"more than {LONGEST} lines:\n" + "\n".join(long)


def test_no_file_names_a_package_index_or_a_place_on_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in tracked_files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if (match := FORBIDDEN.search(line))
    ]
    assert not found, "\n".join(found)


def test_every_locked_package_has_a_hash() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        packages = re.split(r"^(?=[a-z0-9])", text_of(lock), flags=re.MULTILINE)[1:]
        assert packages
        assert not [package.split()[0] for package in packages if "--hash=sha256:" not in package]


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    wanted = {
        "run.txt": project["project"]["dependencies"],
        "dev.txt": [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]],
    }
    for lock, requirements in wanted.items():
        locked = set(re.findall(r"^([a-z0-9-]+)==", text_of(ROOT / "requirements" / lock), flags=re.MULTILINE))
        names = {re.split(r"[^A-Za-z0-9_.-]", one)[0].lower().replace("_", "-") for one in requirements}
        assert names <= locked, f"python3 dev.py lock: {lock} lacks {sorted(names - locked)}"
