"""Finds names that hide one of Qt's own by accident, such as ``self.actions`` in a widget."""

import ast
from collections.abc import Iterator
from functools import cache

from PySide6 import QtCore, QtGui, QtWidgets

from tests.architecture.source import python_files

# Qt calls these itself: to define them is what they are for.
CALLED_BY_QT = frozenset(
    """
    event notify accept reject done validate fixup run translate paint shape clone pixmap key count polish unpolish
    data flags index parent sort match span buddy invalidate
    """.split()
)


def shadowed_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Lines where a class that comes from one of Qt's takes a name that its Qt class has.

    A method that is meant is told from one that is not: it is written Qt's way (``setText``, where ours are
    ``set_text``), it is the reader beside such a setter, it calls its super, or Qt calls it.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            qt_classes = list(_qt_bases([_base_name(base) for base in node.bases]))
            for line, name in [*_attributes(node), *_methods_not_meant(node)]:
                if any(hasattr(qt_class, name) for qt_class in qt_classes):
                    yield line, f"{node.name}.{name} hides Qt's {name}"


def _attributes(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    """Names that a class body assigns, and attributes that its methods assign to self."""
    for item in node.body:
        targets = item.targets if isinstance(item, ast.Assign) else []
        if isinstance(item, ast.AnnAssign):
            targets = [item.target]
        yield from ((item.lineno, target.id) for target in targets if isinstance(target, ast.Name))
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store) and _is_self(inner.value):
            yield inner.lineno, inner.attr


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _methods_not_meant(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    """Methods of a class that could have taken a name of Qt's without knowing it."""
    methods = [item for item in node.body if isinstance(item, ast.FunctionDef)]
    names = {method.name for method in methods}
    for method in methods:
        name = method.name
        setter = f"set{name[:1].upper()}{name[1:]}"
        meant = (
            not name.islower() or name in CALLED_BY_QT or setter in names or f"super().{name}(" in ast.unparse(method)
        )
        if not meant and not name.startswith("_"):
            yield method.lineno, name


def _base_name(base: ast.expr) -> str:
    if isinstance(base, ast.Subscript):
        base = base.value
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


@cache
def _bases_in_house() -> dict[str, list[str]]:
    """The base names of every class under leadbooth/ui."""
    return {
        node.name: [_base_name(base) for base in node.bases]
        for _, tree in python_files("leadbooth/ui/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def _qt_bases(names: list[str], seen: frozenset[str] = frozenset()) -> Iterator[type]:
    """Qt's classes among these names, followed through classes of our own."""
    for name in names:
        for module in (QtWidgets, QtGui, QtCore):
            if hasattr(module, name):
                yield getattr(module, name)
                break
        else:
            if name not in seen:
                yield from _qt_bases(_bases_in_house().get(name, []), seen | {name})
