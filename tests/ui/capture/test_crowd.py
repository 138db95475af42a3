"""A crowd at the booth, through the real window: scan after scan, then each is finished with a few keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from leadbooth.domain.form import Option, Question
from leadbooth.domain.ids import new_id
from leadbooth.domain.lead import Lead
from leadbooth.domain.words import Interest, QuestionKind
from leadbooth.services import browse, questions
from leadbooth.services.captured import open_lead
from leadbooth.ui.desk import Desk
from tests.ui.capture.hands import CTRL, Hands, first_start

SCANS = 20
PAUSE_MS = 250  # between two scans
ASKED = {"When do you plan to decide?": ("This quarter", "Later"), "Is there a budget?": ("Approved", "Not yet")}


def test_twenty_scans_in_a_row_and_one_is_finished_in_five_keys(hands: Hands) -> None:
    first_start(hands)
    prepare(desk(hands))
    hands.press(Qt.Key.Key_R, CTRL)
    for number in range(SCANS):
        hands.scan(f"BEGIN:VCARD\nVERSION:3.0\nN:Number{number};Visitor\nUID:B{number}\nEND:VCARD\n")
        hands.qtbot.wait(PAUSE_MS)
    hands.qtbot.waitUntil(lambda: len(leads(hands)) == SCANS, timeout=20_000)
    assert [lead.contact.last_name for lead in leads(hands)] == [f"Number{n}" for n in reversed(range(SCANS))]
    assert all(lead.to_finish for lead in leads(hands))

    hands.press(Qt.Key.Key_R, CTRL)
    hands.press(Qt.Key.Key_T, CTRL)
    hands.wait_for("lead-card")
    hands.keys = 0
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_Q)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert hands.keys <= 6
    hands.qtbot.waitUntil(lambda: not leads(hands)[0].to_finish, timeout=20_000)

    last = leads(hands)[0]
    assert last.interest == Interest.HOT
    said = open_lead(desk(hands).store, last.id).answers.values()
    assert {answer.wording: answer.value for answer in said} == {
        "When do you plan to decide?": "This quarter",
        "Is there a budget?": "Not yet",
    }
    hands.launched.program.quit()


def desk(hands: Hands) -> Desk:
    booth = hands.launched.program.booth
    assert booth is not None
    return booth.desk


def prepare(desk: Desk) -> None:
    """What the event asks was prepared before the day."""
    for wording, options in ASKED.items():
        question = Question(new_id(), "", wording, QuestionKind.ONE, tuple(map(Option, options)), "intent", True)
        questions.save_question(desk.store, desk.event_now.id, question)
    desk.choose_event(desk.event_now)


def leads(hands: Hands) -> Sequence[Lead]:
    """Newest first, as they are on the disk."""
    return browse.today(desk(hands).store, desk(hands).event_now).leads
