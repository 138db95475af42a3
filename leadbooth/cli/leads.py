"""``leadbooth leads``: a list of leads, newest first."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.selection import add_selection, selected
from leadbooth.cli.terminal import escaped, table, tell
from leadbooth.domain.ids import Id
from leadbooth.domain.lead import Lead

if TYPE_CHECKING:
    from leadbooth.storage.store import Store

_PAGE = 500
_HEADER = ("Name", "Company", "E-mail", "Interest", "Quality", "Stage", "Owner", "Met")


def _arguments(parser: ArgumentParser) -> None:
    add_selection(parser)
    parser.add_argument("--limit", type=_limit, metavar="N", help="at most so many (default: all)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")


def _limit(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError("a number from 1")
    return int(text)


def _run(arguments: Namespace) -> int:
    from leadbooth.cli.session import chosen_event, opened
    from leadbooth.services import browse, events

    folder = folder_of(arguments)
    with opened(folder) as store:
        event = chosen_event(store, folder, arguments.event) if arguments.event else None
        numbers = browse.list_leads(store, selected(arguments, event)).numbers
        shown = numbers[: arguments.limit]
        leads = list(_leads(store, shown))
        staff = {one.id: one.name for one in events.list_staff(store)}
        titles = {one.event.id: one.event.name for one in events.list_events(store)}
    if not leads:
        tell("No lead fits what was asked for.")
    elif arguments.json:
        for lead in leads:
            print(escaped(json.dumps(_as_json(lead, staff, titles), ensure_ascii=False)))
    else:
        print("\n".join(table(_HEADER, [_as_row(lead, staff) for lead in leads])))
    if len(shown) < len(numbers):
        tell(f"{len(shown):,} of {len(numbers):,} leads.")
    return Exit.OK if leads else Exit.FAULT


def _leads(store: Store, numbers: Sequence[int]) -> Iterator[Lead]:
    from leadbooth.services import browse

    for start in range(0, len(numbers), _PAGE):
        some = numbers[start : start + _PAGE]
        page = browse.page(store, some)
        yield from (page[number] for number in some if number in page)


def _as_row(lead: Lead, staff: Mapping[Id, str]) -> list[str]:
    met = datetime.fromtimestamp(lead.captured_at / 1000, UTC).astimezone()
    return [
        lead.title,
        lead.contact.company,
        lead.contact.email,
        lead.interest or "-",
        f"{lead.score:>3} {lead.grade}",
        lead.stage,
        staff.get(lead.owner, "") if lead.owner else "",
        f"{met:%Y-%m-%d %H:%M}",
    ]


def _as_json(lead: Lead, staff: Mapping[Id, str], titles: Mapping[Id, str]) -> dict[str, object]:
    return {
        "id": lead.id.hex(),
        "event": titles.get(lead.event_id, ""),
        "contact": lead.contact.known(),
        "badge_id": lead.badge_id,
        "interest": lead.interest,
        "quality": lead.score,
        "grade": lead.grade,
        "stage": lead.stage,
        "stage_reason": lead.stage_reason,
        "value": lead.value,
        "close_on": lead.close_on,
        "next_step": lead.next_step,
        "due_on": lead.due_on,
        "tags": list(lead.tags),
        "to_finish": lead.to_finish,
        "owner": staff.get(lead.owner, "") if lead.owner else "",
        "captured_at": datetime.fromtimestamp(lead.captured_at / 1000, UTC).isoformat(timespec="milliseconds"),
        "exported": lead.exported,
    }


COMMAND = Command(
    name="leads",
    summary="list leads",
    description=(
        "Lists leads of all events or of one, newest first; a search of four letters and more shows the best match "
        "first, and at most 5,000. Names without accents find names with accents. Exit code 1 when there are none."
    ),
    examples=(
        ("leadbooth leads --limit 20", "the latest twenty"),
        ("leadbooth leads --search muller --interest hot", "hot leads with Müller in any field"),
        ("leadbooth leads --stage proposal --due 2026-04-30", "offers with something to do until then"),
        ("leadbooth leads --json --event 'Grid & Power Expo' > leads.jsonl", "all of an event, for other programs"),
    ),
    add_arguments=_arguments,
    run=_run,
)
