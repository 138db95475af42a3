"""Finds names that hide one of Qt's own by accident, such as ``self.actions`` in a widget."""

import ast
from collections.abc import Iterator
from functools import cache

from PySide6 import QtCore, QtGui, QtWidgets

from tests.architecture.source import python_files

# Qt calls these itself: to define them is what they are for. So are all that end in Event.
MEANT_TO_BE_OVERRIDDEN = frozenset(
    """
    event eventFilter notify sizeHint minimumSizeHint minimumSize heightForWidth hasHeightForWidth setVisible
    focusNextPrevChild inputMethodQuery accept reject done viewportSizeHint scrollContentsBy nextCheckState
    hitButton validate fixup textFromValue valueFromText highlightBlock run translate isEmpty
    rowCount columnCount data setData headerData flags index parent sort canFetchMore fetchMore roleNames
    mimeTypes mimeData dropMimeData supportedDropActions supportedDragActions hasChildren multiData match
    filterAcceptsRow lessThan span buddy removeRows insertRows moveRows
    paint createEditor setEditorData setModelData updateEditorGeometry displayText initStyleOption
    boundingRect shape clone pixmap scaledPixmap actualSize key isNull
    setGeometry count itemAt takeAt addItem expandingDirections invalidate maximumSize
    polish unpolish styleHint pixelMetric drawControl drawPrimitive drawComplexControl subElementRect
    sizeFromContents insertFromMimeData canInsertFromMimeData createMimeDataFromSelection keyboardSearch
    selectionChanged currentChanged setModel selectionCommand visualRect scrollTo indexAt moveCursor
    nativeEventFilter staticMetaObject
    """.split()
)


def shadowed_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Lines where a class that comes from Qt's takes a name that its Qt class has."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        qt_classes = list(_qt_bases([_base_name(base) for base in node.bases]))
        for line, name in _own_names(node):
            meant = name in MEANT_TO_BE_OVERRIDDEN or name.endswith("Event") or name.startswith("_")
            if not meant and any(hasattr(qt_class, name) for qt_class in qt_classes):
                yield line, f"{node.name}.{name} hides Qt's {name}"


def _own_names(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    """Names that a class body defines, and attributes that its methods assign to self."""
    for item in node.body:
        if isinstance(item, ast.FunctionDef):
            yield item.lineno, item.name
        elif isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            yield item.lineno, item.target.id
        elif isinstance(item, ast.Assign):
            yield from ((item.lineno, target.id) for target in item.targets if isinstance(target, ast.Name))
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store) and _is_self(inner.value):
            yield inner.lineno, inner.attr


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


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
