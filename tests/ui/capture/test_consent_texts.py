"""The event's own wording is shown where there is one, in the language of the visitor."""

from __future__ import annotations

from PySide6.QtCore import Qt

from leadbooth.domain.lead import Consent
from leadbooth.domain.words import Purpose
from leadbooth.services.consent_texts import save_consent_text
from leadbooth.storage import leads
from tests.ui.capture.conftest import Visitor, vcard


def word(visitor: Visitor, purpose: Purpose, language: str, wording: str) -> None:
    save_consent_text(visitor.desk.store, visitor.desk.event_now.id, purpose, language, wording)
    visitor.page.shown()


def ledger(visitor: Visitor) -> list[Consent]:
    with visitor.desk.store.reading() as db:
        return leads.consents(db, visitor.leads()[0].id)


def test_the_text_of_the_event_and_its_version_are_kept(visitor: Visitor) -> None:
    word(visitor, Purpose.EMAIL, "en", "May we write to you?")
    word(visitor, Purpose.EMAIL, "en", "May we write to you now and then?")
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    assert "E-mail: May we write to you now and then?" in visitor.page.form.consents.wording()
    visitor.tab_to("consent-email")
    visitor.press(Qt.Key.Key_Space)

    [entry] = ledger(visitor)
    assert (entry.wording, entry.language, entry.text_version) == ("May we write to you now and then?", "en", 2)


def test_another_language_is_chosen_where_there_are_several(visitor: Visitor) -> None:
    for purpose in (Purpose.EMAIL, Purpose.PHONE, Purpose.POST):
        word(visitor, purpose, "en", "May we contact you?")
    assert visitor.page.form.consents.language.isHidden()
    for purpose in (Purpose.EMAIL, Purpose.PHONE, Purpose.POST):
        word(visitor, purpose, "de", "Dürfen wir uns melden?")
    visitor.page.take_scan(vcard("Jonas", "Weber", badge="A1"))
    assert visitor.page.form.consents.wording() == "May we contact you?"

    visitor.tab_to("consent-language")
    visitor.press(Qt.Key.Key_Up)
    assert visitor.page.form.consents.wording() == "Dürfen wir uns melden?"
    visitor.tab_to("consent-phone")
    visitor.press(Qt.Key.Key_Space)

    [entry] = ledger(visitor)
    assert (entry.purpose, entry.wording, entry.language) == (Purpose.PHONE, "Dürfen wir uns melden?", "de")


def test_sharing_is_asked_only_where_the_event_has_a_text_for_it(visitor: Visitor) -> None:
    assert visitor.page.form.consents.switch(Purpose.SHARE).isHidden()

    word(visitor, Purpose.SHARE, "en", "May we tell our partners?")

    assert not visitor.page.form.consents.switch(Purpose.SHARE).isHidden()
    assert "Share with partners: May we tell our partners?" in visitor.page.form.consents.wording()
