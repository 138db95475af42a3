"""Plain sentences for every KnownError: what happened, what is safe, and what to do. Data, by code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from leadbooth.errors import KnownError


class Message(NamedTuple):
    """Three sentences; ``{name}`` stands for a parameter of the error."""

    happened: str
    safe: str
    do: str


_ALL_SAVED = "Every lead that was shown as saved is safe."
_UNTOUCHED = "Nothing was changed."

MESSAGES: Mapping[str, Message] = {
    "answer_not_fitting": Message(
        "This is no answer to the question.",
        "What was said before stays.",
        "Choose one of the options, or give a number.",
    ),
    "backup_damaged": Message("The backup {path} is damaged.", "The store is untouched.", "Use another backup."),
    "cancelled": Message(
        "Cancelled.", "Nothing is half-written; what was finished before stays.", "Start it again when you like."
    ),
    "date_unreadable": Message("This is no date.", _UNTOUCHED, "Give it as 2026-04-20, or leave it empty."),
    "disk_error": Message(
        "The disk reported an error: {reason}.",
        _ALL_SAVED,
        "Check the disk, make a backup on another one, and start again.",
    ),
    "disk_full": Message("The disk is full ({path}).", _ALL_SAVED, "Make room on it and try again."),
    "event_dates": Message(
        "The dates of the event do not fit together.",
        _UNTOUCHED,
        "Give dates as 2026-04-20, the last day not before the first.",
    ),
    "event_gone": Message("This event is not there any more.", _ALL_SAVED, "Choose another event."),
    "event_name_missing": Message("The event has no name.", _UNTOUCHED, "Give it one."),
    "event_unknown": Message(
        "There is no event named {name}.",
        _UNTOUCHED,
        'See the names with "leadbooth events", or make it with --new-event.',
    ),
    "file_error": Message("{path} cannot be used: {reason}.", _ALL_SAVED, "Choose another file or folder."),
    "file_missing": Message("There is no file {path}.", _UNTOUCHED, "Check the name and try again."),
    "folder_on_network": Message(
        "The folder {path} is on a network share.",
        "Nothing was written there.",
        "Choose a folder on this computer's own disk.",
    ),
    "folder_read_only": Message(
        "{path} may not be written.", _ALL_SAVED, "Choose another folder, or allow writing to this one."
    ),
    "folder_synced": Message(
        "{service} keeps the folder {path} in step, which would damage a store.",
        "Nothing was written there.",
        "Choose a folder that no cloud service synchronises.",
    ),
    "key_file_damaged": Message(
        "The key file {path} cannot be read.", "The leads are still there, encrypted.", "Restore the latest backup."
    ),
    "key_file_missing": Message(
        "The key file {path} is missing.",
        "The leads are still there, encrypted.",
        "Put the file back, or restore the latest backup.",
    ),
    "keychain_refused": Message(
        "The system keychain refused: {reason}.", _ALL_SAVED, "Use the passphrase, or unlock the keychain first."
    ),
    "lead_gone": Message("This lead is not there any more.", "Every other lead is safe.", "Choose another one."),
    "magnet_name_missing": Message("The lead magnet has no name.", _UNTOUCHED, "Give it one."),
    "no_store": Message(
        "There is no store in {path}.",
        _UNTOUCHED,
        'Make one with "leadbooth capture" or in the window, or choose the folder with --data-dir.',
    ),
    "not_a_backup": Message(
        "{path} is no backup of LeadBooth.", "The store is untouched.", "Choose a file that LeadBooth backed up to."
    ),
    "nothing_scanned": Message("The scan was empty.", _UNTOUCHED, "Scan again, or type the printed id."),
    "nothing_to_export": Message(
        "No lead fits what was asked for.", "No file was written.", "Ask for more, for example all leads."
    ),
    "nothing_to_undo": Message("There is nothing to undo.", _ALL_SAVED, "Go on."),
    "passphrase_missing": Message(
        "A new store needs a passphrase.",
        _UNTOUCHED,
        "Set LEADBOOTH_PASSPHRASE, or start this on a terminal, where it is asked for.",
    ),
    "passphrase_needed": Message(
        "The store is locked.",
        "Everything in it is safe.",
        "Set LEADBOOTH_PASSPHRASE, or start this on a terminal, where it is asked for.",
    ),
    "passphrase_too_short": Message(
        "The passphrase is too short.", _UNTOUCHED, "Take one of at least {least} characters."
    ),
    "payload_too_long": Message(
        "A payload of {bytes} bytes is longer than any badge; {limit} are read at most.",
        "All others are read.",
        "Check that the file holds badges, one on a line.",
    ),
    "picture_damaged": Message(
        "The picture {name} is damaged or incomplete.", _UNTOUCHED, "Copy it anew, or take another photo."
    ),
    "picture_file_too_large": Message(
        "The picture {name} has {megabytes} MB; {limit} MB are read at most.", _UNTOUCHED, "Save it as a JPEG."
    ),
    "picture_too_large": Message(
        "The picture {name} has {megapixels} megapixels; {limit} are read at most.",
        _UNTOUCHED,
        "Save it smaller, or as a JPEG.",
    ),
    "picture_unknown": Message(
        "{name} is no picture of a kind that can be read.", _UNTOUCHED, "Save it as JPEG, PNG, WebP, GIF, BMP or TIFF."
    ),
    "picture_without_code": Message(
        "No code was found in {name}.",
        _UNTOUCHED,
        "Take the photo closer, straight and in more light, or type the printed id.",
    ),
    "question_condition_gone": Message(
        "The question depends on an answer that is not offered any more.",
        _UNTOUCHED,
        "Choose another condition, or ask it always.",
    ),
    "question_cycle": Message(
        "The question would depend on itself.", _UNTOUCHED, "Choose a condition on a question that is asked before."
    ),
    "question_options_missing": Message(
        "There is nothing to choose from.", _UNTOUCHED, "Give the question at least two options."
    ),
    "question_options_same": Message(
        "Two options are the same, or one is empty.", _UNTOUCHED, "Give each option a text of its own."
    ),
    "question_wording_missing": Message("The question has no wording.", _UNTOUCHED, "Write what the booth asks."),
    "setup_newer": Message(
        "{path} was written by a newer LeadBooth (version {found}, this one knows {known}).",
        _UNTOUCHED,
        "Install the newer LeadBooth, then import it again.",
    ),
    "setup_not_fitting": Message(
        "Another laptop could not read this set-up ({reason}).",
        "No file was written.",
        "Correct that in Event setup, then export it again.",
    ),
    "setup_taken": Message(
        "The set-up names questions or lead magnets that belong to another event here.",
        _UNTOUCHED,
        "Have the file exported again by LeadBooth.",
    ),
    "setup_unreadable": Message(
        "{path} is no set-up of an event that can be used ({reason}).",
        _UNTOUCHED,
        "Have the file exported again, and copy it anew.",
    ),
    "stage_gone": Message("This stage is not there any more.", _UNTOUCHED, "Choose another stage."),
    "stage_name_missing": Message("A stage has no name.", _UNTOUCHED, "Give it one, or take it away."),
    "stage_name_twice": Message("Two stages have the same name.", _UNTOUCHED, "Give each a name of its own."),
    "stage_needed": Message(
        "Lead, prospect, won and lost are stages that rules speak of.", _UNTOUCHED, "Rename it instead of hiding it."
    ),
    "sqlite_too_old": Message(
        "The installed SQLite {found} can damage a store.",
        _UNTOUCHED,
        "Install LeadBooth anew, with the libraries it comes with.",
    ),
    "staff_name_missing": Message("Nobody was named.", _UNTOUCHED, "Say who captures."),
    "store_damaged": Message(
        "The store {path} is damaged: {reason}.",
        "Backups are not touched.",
        'Copy the folder away, then restore the latest backup with "leadbooth restore".',
    ),
    "store_exists": Message("There is a store in {path} already.", "It is untouched.", "Open it, or choose a folder."),
    "store_in_use": Message(
        "LeadBooth is using this store already.", _ALL_SAVED, "Close the other LeadBooth and try again."
    ),
    "store_newer": Message(
        "The store was written by a newer LeadBooth (layout {found}, this one knows {known}).",
        "It can be read, and nothing in it was changed.",
        "Install the newer LeadBooth to write to it.",
    ),
    "value_negative": Message(
        "This is no amount that a lead can be worth.", _UNTOUCHED, "Give a number from 0, or leave it empty."
    ),
    "wrong_key": Message(
        "The key does not open this store.", "Nothing in it was changed.", "Use the passphrase or the recovery key."
    ),
    "wrong_passphrase": Message(
        "This passphrase does not open the store.",
        "Nothing in it was changed.",
        "Try again; the recovery key opens it, too.",
    ),
}
"""Every code that is raised anywhere."""


def explain(error: KnownError) -> Message:
    """The three sentences for an error, filled in."""
    values: defaultdict[str, object] = defaultdict(lambda: "?", error.params)
    return Message(*(sentence.format_map(values) for sentence in MESSAGES[error.code]))
