"""Locking drops the key and hides everything; the passphrase brings it back where it was."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from leadbooth.domain.listing import LeadFilter
from leadbooth.services import browse
from leadbooth.ui.pages.unlock import UnlockPage
from leadbooth.ui.shell.shell import Shell
from tests.ui.shell.conftest import PASSPHRASE, Hands

CTRL = Qt.KeyboardModifier.ControlModifier


def fault(hands: Hands) -> str:
    label = hands.find("fault")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_a_store_asks_for_its_passphrase(made: str, started: Hands) -> None:
    assert isinstance(started.window.page(), UnlockPage)
    assert started.focus().objectName() == "passphrase"
    started.type(PASSPHRASE)
    started.press(Qt.Key.Key_Return)
    assert started.booth.shell.current == "capture"


def test_a_wrong_passphrase_is_told_and_may_be_tried_again(made: str, started: Hands) -> None:
    started.press(Qt.Key.Key_Return)
    assert fault(started) == "Please type it."
    started.type("not the one")
    started.press(Qt.Key.Key_Return)
    assert "does not open it" in fault(started)
    started.type(PASSPHRASE)  # what was wrong is selected, so typing replaces it
    started.press(Qt.Key.Key_Return)
    assert started.program.booth is not None


def test_the_recovery_key_opens_it_too(made: str, started: Hands) -> None:
    started.type(made.lower())
    started.press(Qt.Key.Key_Return)
    assert started.program.booth is not None


def test_caps_lock_is_mentioned(made: str, started: Hands) -> None:
    started.type("correct")
    assert started.focus().accessibleDescription() == "or the recovery key"
    started.type("H")  # a capital, and Shift is not held
    assert started.focus().accessibleDescription() == "Caps Lock is on"


def test_ctrl_l_locks_and_unlocking_returns_to_the_page(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F2)
    assert hands.booth.shell.current == "leads"
    hands.press(Qt.Key.Key_L, CTRL)
    assert hands.program.booth is None
    assert isinstance(hands.window.page(), UnlockPage)
    hands.type(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    assert hands.booth.shell.current == "leads"


def test_what_is_typed_is_saved_before_locking(hands: Hands) -> None:
    hands.booth.shell.page("capture").form.focus_first()
    hands.type("Jonas")
    hands.press(Qt.Key.Key_L, CTRL)
    hands.type(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    store = hands.booth.desk.store
    leads = browse.page(store, browse.list_leads(store, LeadFilter()).numbers)
    assert [lead.contact.first_name for lead in leads.values()] == ["Jonas"]


def test_nothing_of_the_booth_is_left_in_the_locked_window(hands: Hands) -> None:
    hands.press(Qt.Key.Key_L, CTRL)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert hands.window.findChildren(Shell) == []
    assert not [one for one in hands.window.findChildren(QWidget) if "Klein" in one.accessibleName()]
    hands.press(Qt.Key.Key_F2)  # no page comes back
    assert hands.program.booth is None


def test_without_input_the_store_locks_itself(hands: Hands) -> None:
    hands.booth._idle.idle.emit()
    assert hands.program.booth is None


def test_never_is_never(hands: Hands) -> None:
    hands.booth.desk.remember(lock_minutes=0)
    assert not hands.booth._idle._timer.isActive()
    hands.booth.desk.remember(lock_minutes=5)
    assert hands.booth._idle._timer.interval() == 5 * 60_000
