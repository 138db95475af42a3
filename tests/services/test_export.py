"""Export: the right leads, whole or not at all, and in the log."""

from __future__ import annotations

import csv
import errno
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leadbooth.domain.form import Option, Question
from leadbooth.domain.ids import new_id
from leadbooth.domain.lead import Defaults
from leadbooth.domain.listing import LeadFilter
from leadbooth.domain.words import Interest, Purpose
from leadbooth.errors import KnownError
from leadbooth.exchange.csv_ import CsvFormat
from leadbooth.services import browse, capture, events, export, pipeline, questions
from leadbooth.services.captured import open_lead
from leadbooth.storage.store import now_ms
from tests.services.asking import make_form, say, scan
from tests.services.conftest import Booth, Clock

JONAS = "MECARD:N:Weber,Jonas;ORG:Alder Energy;EMAIL:jonas.weber@alder.example;TEL:+49 30 5550199;;"
AIKO = "MECARD:N:Tanaka,Aiko;ORG:Kitano Controls;EMAIL:a.tanaka@kitano.example;;"


def read(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_a_file_holds_all_that_is_known_of_a_lead(booth: Booth, tmp_path: Path) -> None:
    asked = Question(new_id(), "system", "Which system do you use?", "text")
    questions.save_question(booth.store, booth.event.id, asked)
    lead = capture.scan(booth.store, booth.event, booth.staff.id, JONAS).lead.id
    capture.set_interest(booth.store, booth.staff.id, lead, Interest.HOT)
    capture.write_note(booth.store, booth.staff.id, lead, 'Wants 120 relays, "soon"')
    capture.set_consent(booth.store, booth.staff.id, lead, Purpose.EMAIL, granted=True, wording="May we write?")
    target = tmp_path / "leads.csv"
    done = export.export_csv(booth.store, booth.staff.id, target, LeadFilter(event_id=booth.event.id))
    assert done.count == 1
    [row] = read(target)
    assert row["lead_id"] == lead.hex()
    assert (row["event"], row["owner"], row["interest"]) == ("Grid & Power Expo", "Mara Klein", "hot")
    assert (row["consent_email"], row["consent_phone"]) == ("true", "false")
    assert row["notes"] == 'Wants 120 relays, "soon"'
    assert row["phone"] + row["mobile"] == "+49 30 5550199"
    assert row["captured_at"].startswith("2026-02-03T10:00")
    assert row["q_system"] == ""


def test_a_file_holds_what_is_planned_with_a_lead(booth: Booth, tmp_path: Path) -> None:
    campaign = events.campaign_named(booth.store, "Spring mailing")
    event = replace(booth.event, default_campaign_id=campaign)
    given = Defaults(tags=("solar", "press"), to_finish=True)
    lead = capture.scan(booth.store, event, booth.staff.id, JONAS, defaults=given).lead.id
    capture.scan(booth.store, booth.event, booth.staff.id, AIKO)
    pipeline.set_deal(booth.store, booth.staff.id, lead, value=48_000.5, close_on="2026-06-30")
    pipeline.plan_next(booth.store, booth.staff.id, lead, "Call him", due_on="2026-02-10")
    pipeline.move(booth.store, booth.staff.id, [lead], "lost", reason="no budget")
    target = tmp_path / "leads.csv"
    export.export_csv(booth.store, booth.staff.id, target, LeadFilter())
    names = ("stage", "value", "close_on", "next_step", "due_on", "stage_reason", "tags", "campaign", "to_finish")
    aiko, jonas = ([row[name] for name in names] for row in read(target))
    assert jonas == [
        "lost", "48000.5", "2026-06-30", "Call him", "2026-02-10", "no budget", "solar;press", "Spring mailing", "true"
    ]  # fmt: skip
    assert aiko == ["lead", "", "", "", "", "", "", "", "false"]


def test_a_form_edited_in_mid_event_changes_nothing_of_leads_captured_before(booth: Booth, tmp_path: Path) -> None:
    form = make_form(booth)
    leads = [scan(booth, badge) for badge in ("8841-1", "8841-2", "8841-3")]
    for lead, decision in zip(leads, ("This quarter", "This year", "Later"), strict=True):
        say(booth, lead, form.decision, decision)
        say(booth, lead, form.topics, ["Meters", "Storage"])
    say(booth, leads[0], form.budget, True)

    def state(file: str) -> tuple[bytes, list[object]]:
        export.export_csv(booth.store, booth.staff.id, tmp_path / file, LeadFilter(event_id=booth.event.id))
        shown = [open_lead(booth.store, lead) for lead in leads]
        return (tmp_path / file).read_bytes(), [(one.lead.score, one.quality, one.answers) for one in shown]

    before = state("before.csv")
    store, event = booth.store, booth.event.id
    worth_more = (Option("This quarter", 25), Option("Next year", 20), Option("Never", 0))
    questions.save_question(store, event, replace(form.decision, wording="When?", options=worth_more))
    questions.save_question(store, event, replace(form.topics, kind="text", options=(), feeds="interest"))
    questions.order_questions(store, event, [form.topics.id, form.budget.id, form.decision.id])
    questions.retire_question(store, event, form.decision.id)
    questions.retire_question(store, event, form.topics.id)
    assert state("after.csv") == before

    for lead in leads:  # also when the leads are worked on and scored once more
        pipeline.tag(store, booth.staff.id, lead, ["solar"])
        pipeline.tag(store, booth.staff.id, lead, [])
    assert state("worked.csv") == before

    questions.save_question(store, event, Question(new_id(), "system", "Which system do you use?", "text"))
    header, *lines = state("more.csv")[0].splitlines()
    was_header, *was = before[0].splitlines()
    assert (header, lines) == (was_header + b",q_system", [line + b"," for line in was])


def test_scopes_choose_the_leads(booth: Booth) -> None:
    breakfast = events.create_event(booth.store, "Chamber breakfast", kind="chamber")
    capture.scan(booth.store, breakfast, booth.staff.id, AIKO)
    lead = capture.scan(booth.store, booth.event, booth.staff.id, JONAS).lead.id
    capture.scan(booth.store, booth.event, booth.staff.id, AIKO)
    capture.set_interest(booth.store, booth.staff.id, lead, Interest.HOT)
    hot = LeadFilter(event_id=booth.event.id, interests=("hot",))
    counts = export.count_scopes(booth.store, booth.event.id, hot)
    assert counts == {"all": 3, "event": 2, "filter": 1, "new": 2}


def test_new_since_the_last_export_is_what_was_added_or_changed(booth: Booth, tmp_path: Path, clock: Clock) -> None:
    clock.ms = now_ms()  # ids of leads are made by the real clock
    new = export.filter_for("new", booth.event.id)
    jonas = capture.scan(booth.store, booth.event, booth.staff.id, JONAS).lead
    capture.scan(booth.store, booth.event, booth.staff.id, AIKO)
    export.export_csv(booth.store, booth.staff.id, tmp_path / "1.csv", new, scope="new")
    assert browse.count_unexported(booth.store) == 0
    assert open_lead(booth.store, jonas.id).lead.exported
    with pytest.raises(KnownError, match="nothing_to_export"):
        export.export_csv(booth.store, booth.staff.id, tmp_path / "2.csv", new, scope="new")
    capture.set_interest(booth.store, booth.staff.id, jonas.id, Interest.WARM)
    export.export_csv(booth.store, booth.staff.id, tmp_path / "2.csv", new, scope="new")
    assert [row["last_name"] for row in read(tmp_path / "2.csv")] == ["Weber"]


def test_a_lead_that_is_a_moment_younger_than_its_clock_is_marked_too(
    booth: Booth, tmp_path: Path, clock: Clock
) -> None:
    clock.ms = now_ms() - 50
    capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    export.export_csv(booth.store, booth.staff.id, tmp_path / "leads.csv", LeadFilter())
    assert browse.count_unexported(booth.store) == 0


def test_an_export_is_in_the_log(booth: Booth, tmp_path: Path) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    chosen = LeadFilter(event_id=booth.event.id)
    form = CsvFormat(excel=True, delimiter=";")
    done = export.export_csv(booth.store, booth.staff.id, tmp_path / "leads.csv", chosen, scope="event", form=form)
    assert done.changes.touches("export")
    with booth.store.reading() as db:
        [entry] = db.rows('SELECT scope, format, file_name, "count", staff_id FROM export')
    assert tuple(entry) == ("event", "csv-excel", "leads.csv", 1, booth.staff.id)


def test_for_excel_formulas_are_text_and_phones_survive(booth: Booth, tmp_path: Path) -> None:
    values = {"company": "=cmd|' /C calc'!A0", "first_name": "Zoë", "phone": "+49301234567"}
    capture.start_typed(booth.store, booth.event, booth.staff.id, values)
    target = tmp_path / "leads.csv"
    form = CsvFormat(excel=True, delimiter=";")
    export.export_csv(booth.store, booth.staff.id, target, LeadFilter(), form=form)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    [row] = read(target, ";")
    assert (row["company"], row["first_name"]) == ("'=cmd|' /C calc'!A0", "Zoë")
    assert row["phone"] == "+49 301234567"


def test_the_preview_is_the_beginning_of_the_file(booth: Booth, tmp_path: Path) -> None:
    for payload in (JONAS, AIKO):
        capture.scan(booth.store, booth.event, booth.staff.id, payload)
    form = CsvFormat(excel=True, delimiter=";")
    begins = export.preview(booth.store, LeadFilter(), form, lines=1)
    export.export_csv(booth.store, booth.staff.id, tmp_path / "leads.csv", LeadFilter(), form=form)
    assert len(begins.splitlines()) == 2
    assert (tmp_path / "leads.csv").read_bytes().decode("utf-8-sig").startswith(begins)


def old_file(tmp_path: Path) -> Path:
    target = tmp_path / "leads.csv"
    target.write_text("what was there before", encoding="utf-8")
    return target


def nothing_happened(booth: Booth, target: Path) -> None:
    assert target.read_text(encoding="utf-8") == "what was there before"
    assert [path.name for path in target.parent.iterdir() if path.is_file()] == [target.name]
    assert browse.count_unexported(booth.store) == 1


def test_cancelling_leaves_the_earlier_file(booth: Booth, tmp_path: Path) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    target = old_file(tmp_path)
    with pytest.raises(KnownError, match="cancelled"):
        export.export_csv(booth.store, booth.staff.id, target, LeadFilter(), progress=lambda *_: False)
    nothing_happened(booth, target)


def test_a_full_disk_leaves_the_earlier_file(booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    target = old_file(tmp_path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError, match="disk_full"):
        export.export_csv(booth.store, booth.staff.id, target, LeadFilter())
    monkeypatch.undo()
    nothing_happened(booth, target)


def test_a_real_full_device_says_so(booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary file beside the target is a link to a device that takes nothing."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a device that is always full")
    capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    target = old_file(tmp_path)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    part.symlink_to(full)
    with pytest.raises(KnownError, match="disk_full"):
        export.export_csv(booth.store, booth.staff.id, target, LeadFilter())
    nothing_happened(booth, target)


def test_a_folder_in_the_place_of_the_file_is_told(booth: Booth, tmp_path: Path) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    (tmp_path / "leads.csv").mkdir()
    with pytest.raises(KnownError, match="file_error"):
        export.export_csv(booth.store, booth.staff.id, tmp_path / "leads.csv", LeadFilter())
    assert browse.count_unexported(booth.store) == 1


def test_a_search_exports_all_it_finds(booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list on the screen may be cut short; a file never is."""
    monkeypatch.setattr("leadbooth.storage.browse.SEARCH_LIMIT", 1)
    for payload in (JONAS, AIKO):
        capture.scan(booth.store, booth.event, booth.staff.id, payload)
    target = tmp_path / "leads.csv"
    done = export.export_csv(booth.store, booth.staff.id, target, LeadFilter(text="exa"))
    assert done.count == 2


def test_progress_tells_done_and_total(booth: Booth, tmp_path: Path) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    export.export_csv(booth.store, booth.staff.id, tmp_path / "leads.csv", LeadFilter(), progress=watch)
    assert seen == [(0, 1)]


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("Grid & Power Expo", "grid-power-expo-2026-02-03.csv"),
        ("../../etc/passwd", "etc-passwd-2026-02-03.csv"),
        ("Rhône: Énergie?", "rhône-énergie-2026-02-03.csv"),
        ("***", "leads-2026-02-03.csv"),
    ],
)
def test_the_proposed_name_is_one_that_every_system_takes(event: str, name: str) -> None:
    assert export.file_name(event, date(2026, 2, 3)) == name


def test_an_event_with_another_name_is_exported_under_it(booth: Booth, tmp_path: Path) -> None:
    capture.scan(booth.store, booth.event, booth.staff.id, JONAS)
    events.save_event(booth.store, replace(booth.event, name="Expo, the second"))
    export.export_csv(booth.store, booth.staff.id, tmp_path / "leads.csv", LeadFilter())
    assert read(tmp_path / "leads.csv")[0]["event"] == "Expo, the second"
