"""The sentences of a lead's history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from leadbooth.domain.lead import TimelineEntry
from leadbooth.ui.i18n import fill, interest_word, purpose_word, stage_word
from leadbooth.ui.models.lead_columns import day_text
from leadbooth.ui.money import amount_text

translate = QCoreApplication.translate


def happened(entry: TimelineEntry) -> str:
    """One line of a lead's history, without who and when: the page shows those beside it.

    Stages are told by what ``params`` call them, which is their key or the name that the organisation gave them.
    """
    said = dict(entry.params)
    if "purpose" in said:
        said["purpose"] = purpose_word(said["purpose"])
    if "interest" in said:
        said["interest"] = interest_word(said["interest"])
    match entry.code:
        case "stage_moved":
            template = _moved(said)
        case "valued":
            template = _valued(said)
        case "planned":
            template = _planned(said)
        case "answered" | "answered_yes" | "answered_no":
            template = _answered(entry.code, said)
        case "tagged" if not said["tags"]:
            template = translate("Timeline", "Tags taken away")
        case _:
            template = _words().get(entry.code, entry.code)
    return fill(template, **said)


def _words() -> Mapping[str, str]:
    return {
        "scan": translate("Timeline", "Badge scanned"),
        "typed": translate("Timeline", "Captured by hand"),
        "note": translate("Timeline", "{text}"),
        "call": translate("Timeline", "Call"),
        "email": translate("Timeline", "E-mail"),
        "meeting": translate("Timeline", "Meeting"),
        "item_given": translate("Timeline", "Item given"),
        "imported": translate("Timeline", "Imported"),
        "requested": translate("Timeline", "Asked for contact"),
        "consent_granted": translate("Timeline", "May be contacted: {purpose}"),
        "consent_withdrawn": translate("Timeline", "Permission withdrawn: {purpose}"),
        "marked": translate("Timeline", "Marked {interest}"),
        "marked_by_rule": translate("Timeline", "Marked {interest} by a rule"),
        "not_marked": translate("Timeline", "Interest taken away"),
        "given": translate("Timeline", "Given to {name}"),
        "given_by_rule": translate("Timeline", "Given to {name} by a rule"),
        "not_given": translate("Timeline", "Left without an owner"),
        "not_answered": translate("Timeline", "Answer taken away: {question}"),
        "tagged": translate("Timeline", "Tags: {tags}"),
        "finished": translate("Timeline", "Finished"),
        "edited": translate("Timeline", "Edited"),
        "deleted": translate("Timeline", "Deleted"),
    }


def _answered(code: str, said: dict[str, str]) -> str:
    truths = {"answered_yes": translate("Timeline", "Yes"), "answered_no": translate("Timeline", "No")}
    said["said"] = truths.get(code) or said["said"]
    if said["question"].endswith(("?", "!", ".", ":", "؟", "？")):
        return translate("Timeline", "{question} {said}", "a question that ends with its mark, and the answer")
    return translate("Timeline", "{question}: {said}", "a question without a mark at its end, and the answer")


def _moved(said: dict[str, str]) -> str:
    for name in ("from", "stage"):
        said[name] = stage_word(said[name]) if said.get(name) else ""
    if not said["from"]:
        return translate("Timeline", "Moved to {stage}")
    if said["from"] == said["stage"]:  # won or lost already, for another reason
        return translate("Timeline", "{stage}: {reason}")
    if said.get("reason"):
        return translate("Timeline", "Moved from {from} to {stage}: {reason}")
    return translate("Timeline", "Moved from {from} to {stage}")


def _valued(said: dict[str, str]) -> str:
    closes = bool(said["close_on"])
    said["close_on"] = day_text(said["close_on"])
    if not said["value"]:
        return translate("Timeline", "May close {close_on}") if closes else translate("Timeline", "Value taken away")
    said["value"] = amount_text(float(said["value"]), said["currency"])
    return (
        translate("Timeline", "Worth {value}, may close {close_on}")
        if closes
        else translate("Timeline", "Worth {value}")
    )


def _planned(said: dict[str, str]) -> str:
    due = bool(said["due_on"])
    said["due_on"] = day_text(said["due_on"])
    if not said["step"]:
        return (
            translate("Timeline", "Something is to be done until {due_on}")
            if due
            else translate("Timeline", "Nothing more is planned")
        )
    return (
        translate("Timeline", "Next step: {step}, until {due_on}")
        if due
        else translate("Timeline", "Next step: {step}")
    )
