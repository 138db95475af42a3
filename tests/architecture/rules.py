"""Rules of the house that can be seen in a syntax tree: from a file to the lines that break one."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.architecture.qt_names import shadowed_names

Finding = tuple[int, str]
HEX_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}\b")


@dataclass(frozen=True)
class Rule:
    """What is asked, where it holds (path prefixes, and those left out), its check, code that breaks it."""

    asks: str
    where: str
    check: Callable[[ast.Module], Iterator[Finding]]
    broken_by: str
    but_not: tuple[str, ...] = ()

    def holds_in(self, name: str) -> bool:
        """True when the rule is about the file."""
        return name.startswith(self.where) and not name.startswith(self.but_not)


def _calls(tree: ast.Module, *names: str) -> Iterator[ast.Call]:
    """Calls of a function or method of one of these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _last_name(node.func) in names:
            yield node


def _last_name(node: ast.expr) -> str:
    """``c`` of ``a.b.c``; empty for anything that is no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def lambda_in_connect(tree: ast.Module) -> Iterator[Finding]:
    """A lambda keeps its window alive and runs in the thread that emits."""
    for call in _calls(tree, "connect"):
        if any(isinstance(argument, ast.Lambda) for argument in call.args):
            yield call.lineno, "lambda in connect()"


def own_style_sheet(tree: ast.Module) -> Iterator[Finding]:
    """The one sheet is the theme's."""
    for call in _calls(tree, "setStyleSheet"):
        yield call.lineno, "setStyleSheet()"


def colour_literal(tree: ast.Module) -> Iterator[Finding]:
    """Colours have names, and the theme says what they are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HEX_COLOUR.fullmatch(node.value):
            yield node.lineno, f"colour {node.value}"


def put_together_in_tr(tree: ast.Module) -> Iterator[Finding]:
    """A text that is put together before tr() sees it is in no catalogue."""
    for call in _calls(tree, "tr", "translate"):
        for argument in call.args:
            formatted = isinstance(argument, ast.Call) and _last_name(argument.func) == "format"
            if formatted or isinstance(argument, ast.JoinedStr | ast.BinOp):
                yield call.lineno, "text put together inside tr()"


def swallowed_error(tree: ast.Module) -> Iterator[Finding]:
    """An error is handled, told or let through; a comment does not run."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and all(_says_nothing(line) for line in node.body):
            yield node.lineno, "except ...: pass"
    for call in _calls(tree, "suppress"):
        if any(_last_name(argument) in {"Exception", "BaseException"} for argument in call.args):
            yield call.lineno, "suppress(Exception)"


def _says_nothing(line: ast.stmt) -> bool:
    return isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))


def printing(tree: ast.Module) -> Iterator[Finding]:
    """Only the command line prints; everything else returns or logs."""
    for call in _calls(tree, "print"):
        yield call.lineno, "print()"


def nested_event_loop(tree: ast.Module) -> Iterator[Finding]:
    """A dialog is opened and answers by signal; exec() would run a second loop inside the first."""
    for call in _calls(tree, "exec"):
        receiver = _last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if receiver.lstrip("_") not in {"app", "qapp", "application", "drag"}:
            yield call.lineno, f"{receiver}.exec()"


def signal_of_dict(tree: ast.Module) -> Iterator[Finding]:
    """A dict with int keys arrives empty: object carries anything."""
    for call in _calls(tree, "Signal"):
        if any(_last_name(argument) == "dict" for argument in call.args):
            yield call.lineno, "Signal(dict)"


UI = "leadbooth/ui/"
HOUSE = "leadbooth/"
RULES = (
    Rule("no lambda in connect()", UI, lambda_in_connect, "button.clicked.connect(lambda: save())"),
    Rule("no style sheet but the theme's", UI, own_style_sheet, "label.setStyleSheet('')", (f"{UI}theme/",)),
    Rule("no colour but the theme's", UI, colour_literal, "QColor('#2B5BE2')", (f"{UI}theme/",)),
    Rule("whole texts go through tr()", UI, put_together_in_tr, "label.setText(self.tr(f'{n} leads'))"),
    Rule("no error is swallowed", HOUSE, swallowed_error, "try:\n    save()\nexcept OSError:\n    pass"),
    Rule("only the command line prints", HOUSE, printing, "print('saved')", (f"{HOUSE}cli/",)),
    Rule("no nested event loop", UI, nested_event_loop, "dialog.exec()"),
    Rule("no Signal(dict)", UI, signal_of_dict, "changed = Signal(dict)"),
    Rule(
        "no name of Qt's is taken by accident",
        UI,
        shadowed_names,
        "class Page(QWidget):\n    def __init__(self):\n        self.actions = []",
    ),
)
