"""``leadbooth capture``: payloads become leads, saved one by one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from leadbooth.cli.command import Command, folder_of
from leadbooth.cli.exits import Exit
from leadbooth.cli.payloads import check_sources, payloads
from leadbooth.cli.terminal import say, tell_error
from leadbooth.errors import KnownError

_SKIPPED = frozenset({"payload_too_long", "nothing_scanned"})  # of one payload; the others are captured


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help='file of payloads, "-" (or none) for standard input')
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--event", default="", metavar="NAME", help="event to capture at (default: the current one)")
    where.add_argument("--new-event", default="", metavar="NAME", help="make this event first, unless it is there")
    parser.add_argument("--staff", default="", metavar="NAME", help="who captures")
    parser.add_argument("--interest", choices=("hot", "warm", "cold"), help="how interested they are")
    parser.add_argument("--note", default="", metavar="TEXT", help="a note for each lead")


def _run(arguments: Namespace) -> int:
    from leadbooth.cli.session import chosen_event, chosen_staff, opened_or_new
    from leadbooth.domain.words import Interest
    from leadbooth.services import capture

    check_sources(arguments.files)
    folder = folder_of(arguments)
    name = arguments.new_event or arguments.event
    skipped = False
    with opened_or_new(folder, staff=arguments.staff, event=name) as store:
        staff = chosen_staff(store, folder, arguments.staff)
        event = chosen_event(store, folder, arguments.event, new=arguments.new_event, staff=staff.id)
        for _, payload in payloads(arguments.files or ["-"]):
            try:
                done = capture.scan(store, event, staff.id, payload)
            except KnownError as error:
                if error.code not in _SKIPPED:
                    raise
                tell_error(error)
                skipped = True
                continue
            if arguments.interest:
                capture.set_interest(store, staff.id, done.lead.id, Interest(arguments.interest))
            if arguments.note:
                capture.write_note(store, staff.id, done.lead.id, arguments.note)
            company = done.lead.contact.company
            who = f"{done.lead.title}, {company}" if company and company != done.lead.title else done.lead.title
            say(f"{done.outcome:<5}  {done.lead.id.hex()}  {who}")
    return Exit.KNOWN if skipped else Exit.OK


COMMAND = Command(
    name="capture",
    summary="read badges from files or a pipe and save them as leads",
    description=(
        "Reads payloads of badges, one on a line, and vCards of any number of lines, and saves each as a lead before "
        "its line is printed: new, or again where the person was met at this event already, and the id of the lead. "
        "Where there is no store yet one is made, with LEADBOOTH_PASSPHRASE or a passphrase that is asked for."
    ),
    examples=(
        ("leadbooth capture badges.txt", "save a file of badges as leads of the current event"),
        ('leadbooth capture --new-event "Grid & Power Expo" contacts.vcf', "the same at a new event"),
        ("leadbooth capture --interest hot --note 'Wants a quote' -", "save what a scanner types until Ctrl+D"),
    ),
    add_arguments=_arguments,
    run=_run,
)
