"""Random histories of several laptops: changes as they would arrive, with ties of clocks and rows in common."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from leadbooth.domain.changes import Change
from leadbooth.domain.ids import Id
from leadbooth.domain.records import RECORDS, Record, Type
from leadbooth.storage.exported import pack

START_MS = 1_770_000_000_000


def an_id(kind: str, number: int) -> Id:
    """The same id for the same arguments, made at ``START_MS`` by its own account."""
    return Id(START_MS.to_bytes(6, "big") + b"\x70" + kind.encode().ljust(6, b"_")[:6] + number.to_bytes(3, "big"))


EVENT = an_id("event", 0)
LEADS = tuple(an_id("lead", number) for number in range(3))
DEVICES = tuple(an_id("laptop", number) for number in range(3))
_FEW = st.integers(0, 2)

_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "first_name": st.sampled_from(["", "Ada", "Zoë"]),
    "last_name": st.sampled_from(["", "Lovelace", "Łukasz-Nowak"]),
    "company": st.sampled_from(["", "Lace & Söhne"]),
    "email": st.sampled_from(["", "ada@lace.example", "ada+expo@lace.example", "zoe@gmail.com", "no address"]),
    "phone": st.sampled_from(["", "+44 20 7946 0000", "020 7946 0000"]),
    "interest": st.sampled_from(["", "hot", "warm", "cold"]),
    "kind": st.sampled_from(["person", "business"]),
    "extra": st.sampled_from([None, {}, {"fax": "1", "email_2": "a@b.example"}, {"note": "tall"}]),
    "identity_from": st.sampled_from([None, {"first_name": "badge", "last_name": "badge"}]),
    "default_country": st.sampled_from(["", "GB", "DE"]),
    "weights": st.sampled_from([None, {"accuracy": 100, "interest": 0}]),
    "feeds": st.sampled_from(["", "intent", "interest"]),
    "value": st.sampled_from(["yes", ["a", "b"], 3]),
    "question_id": st.just(an_id("questi", 0)),
    "magnet_id": st.just(an_id("magnet", 0)),
    "same": st.sampled_from([0, 1]),
    "granted": st.booleans().map(int),
    "purpose": st.sampled_from(["email", "phone"]),
    "badge_id": st.sampled_from(["", "000012", "B-7"]),
    "text": st.sampled_from(["", "wants a demo", "call on Monday"]),
    "at": st.integers(START_MS, START_MS + 3),
    "other_id": st.sampled_from(LEADS),
    "replaces": st.one_of(st.none(), _FEW.map(lambda n: an_id("encoun", n))),
    "seen": st.integers(0, 6).map(lambda n: clock_value(n, 0)),
}
_KINDS = {
    "encounter": st.sampled_from(["scan", "note", "withdrawn", "requested", "meeting", "imported"]),
    "magnet": st.sampled_from(["demo", "prize_draw"]),
}
_TABLES = ("event", "question", "magnet", "answer", "link", "encounter", "badge", "consent", "claim", "staff")


def clock_value(step: int, tag: int) -> int:
    return (START_MS + step << 20) + tag


_clocks = st.builds(clock_value, st.integers(0, 6), _FEW)


@st.composite
def _fields(draw: st.DrawFn, table: str, fields: dict[str, Type], lead: Id) -> dict[str, Any]:
    def value(name: str, kind: Type) -> Any:
        if name == "lead_id":
            return lead
        if name == "kind" and table in _KINDS:
            return draw(_KINDS[table])
        if kind is Type.REAL:
            return draw(st.sampled_from([None, 0.0, 5.0, 12.5]))
        return draw(_VALUES[name]) if name in _VALUES else "" if kind is Type.TEXT else None

    return {name: value(name, kind) for name, kind in fields.items()}


@st.composite
def _change(draw: st.DrawFn, number: int) -> Change:
    table = draw(st.sampled_from(("lead",) * 6 + ("erase", "export") + _TABLES))
    lead = draw(st.sampled_from(LEADS))
    if table == "erase":
        # Rare enough that most histories keep somebody to look at.
        return _of(draw, number, "erase" if lead == LEADS[0] else "delete", "lead", lead, lead, {})
    if table == "export":
        body = {
            "upto": draw(_clocks),
            "leads": pack(draw(st.sets(st.sampled_from(LEADS)))),
            "count": 1, "at": START_MS, "scope": "all",
        }  # fmt: skip
        row = an_id("export", number)
        return _of(draw, number, "add", "export", row, row, body)
    record = RECORDS[table]
    row = _row_of(draw, record, lead, number)
    subject = lead if table == "lead" or record.of_lead else row
    if record.add_only:
        return _of(draw, number, "add", table, row, subject, draw(_fields(table, dict(record.facts), lead)))
    if draw(st.integers(0, 5)) == 0:
        return _of(draw, number, "delete", table, row, subject, {})
    groups = draw(st.sets(st.sampled_from(list(record.groups)), min_size=1))
    body = {group: draw(_fields(table, dict(record.groups[group]), lead)) for group in sorted(groups)}
    return _of(draw, number, "set", table, row, subject, body)


def _row_of(draw: st.DrawFn, record: Record, lead: Id, number: int) -> Id:
    if record.name in ("lead", "event"):
        return lead if record.name == "lead" else EVENT
    if record.add_only:  # written once, under an id of its own
        return an_id(record.name, number)
    if record.of_lead:  # the same row never belongs to two leads
        return an_id(record.name[:5] + str(LEADS.index(lead)), 0)
    return an_id(record.name, 0)


def _of(draw: st.DrawFn, number: int, kind: Any, table: str, row: Id, subject: Id, body: dict[str, Any]) -> Change:
    op = an_id("op", number)
    return Change(
        op=op,
        event_id=EVENT,
        device_id=DEVICES[number % len(DEVICES)],
        device_seq=number,
        kind=kind,
        table=table,
        row_id=row,
        hlc=draw(_clocks),
        base=0,
        actor=None,
        action=op,
        subject=subject,
        body=body,
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """What all laptops together have recorded."""
    return [draw(_change(number)) for number in range(draw(st.integers(1, 25)))]


@st.composite
def deliveries(draw: st.DrawFn, changes: list[Change]) -> list[list[Change]]:
    """The same changes in any order, some twice, in batches of any size."""
    again = draw(st.lists(st.sampled_from(changes), max_size=5))
    left = draw(st.permutations(changes + again))
    batches = []
    while left:
        size = draw(st.integers(1, len(left)))
        batches.append(left[:size])
        left = left[size:]
    return batches
