"""What holds for every test with windows: each leaves none behind, and no timer that still ticks."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from leadbooth.services import stores
from leadbooth.services.settings import Settings
from leadbooth.services.stores import NewStore
from leadbooth.ui.desk import Desk
from leadbooth.ui.runner import DirectRunner


def _windows() -> set[QWidget]:
    """Top-level widgets that are shown."""
    return {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}


def _ticking() -> set[QObject]:
    """Repeating timers and threads at work, of the objects that Python knows."""
    # type() and not isinstance(): a look at a lazy proxy's __class__ would wake it.
    things = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer | QThread)]
    return {thing for thing in things if _is_at_work(thing)}


def _is_at_work(thing: QTimer | QThread) -> bool:
    try:
        if isinstance(thing, QTimer):
            return thing.isActive() and not thing.isSingleShot()
        return thing.isRunning() and thing is not QThread.currentThread()
    except RuntimeError:  # deleted by Qt already
        return False


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail when a test with a window leaves a window, a ticking timer or a running thread."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    qapp: QApplication = request.getfixturevalue("qapp")
    windows, ticking = _windows(), _ticking()
    # Set up before qtbot, so what follows runs after qtbot has closed the widgets that were given to it.
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    left = _windows() - windows
    names = sorted(f"{type(one).__name__} {one.objectName()!r}" for one in left)
    for one in left:
        one.close()
        one.deleteLater()
    assert not names, f"windows left open: {names}"
    still = sorted(f"{type(one).__name__} {one.objectName()!r}" for one in _ticking() - ticking)
    assert not still, f"timers or threads left at work: {still}"


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[NewStore]:
    """A booth on its first morning: the event Grid & Power Expo, and Mara Klein."""
    made = stores.create(
        tmp_path / "data",
        name="Mara Klein",
        company="Northgrid GmbH",
        event_name="Grid & Power Expo",
        passphrase="correct horse",
    )
    yield made
    made.store.close()


@pytest.fixture
def desk(new_store: NewStore, qapp: QApplication) -> Iterator[Desk]:
    """What pages are given, on a real encrypted store; everything asked for is done at once."""
    made = Desk(new_store.store, DirectRunner(), new_store.store.folder, Settings(), new_store.event, new_store.staff)
    yield made
    made.deleteLater()
