"""Every KnownError that is raised anywhere has its three sentences."""

from __future__ import annotations

import ast
import string

from leadbooth.domain.form import PROBLEMS
from leadbooth.errors import KnownError
from leadbooth.messages import MESSAGES, explain
from leadbooth.storage.files import _REASONS
from leadbooth.storage.store import _SAYINGS
from tests.architecture.source import python_files


def raised_codes() -> set[str]:
    """Codes at each ``KnownError("...")`` in the package, and those that are chosen from tables."""
    calls = [
        node
        for _, tree in python_files("leadbooth/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "KnownError"
    ]
    written = {call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)}
    return (
        {str(code) for code in written}
        | set(_REASONS.values())
        | set(_SAYINGS.values())
        | set(PROBLEMS)
        | {"file_error"}
    )


def test_every_code_has_its_sentences_and_no_other() -> None:
    assert raised_codes() == set(MESSAGES)


def test_sentences_are_whole() -> None:
    for message in MESSAGES.values():
        assert all(sentence[0].isupper() or sentence[0] == "{" for sentence in message)
        assert all(sentence.endswith(".") for sentence in message)


def test_what_a_sentence_needs_is_filled_in() -> None:
    happened, safe, do = explain(KnownError("disk_full", path="leadbooth.db", reason="no space"))
    assert happened == "The disk is full (leadbooth.db)."
    assert safe == "Every lead that was shown as saved is safe."
    assert do == "Make room on it and try again."
    for code, message in MESSAGES.items():
        names = {name for sentence in message for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert "?" not in "".join(explain(KnownError(code, **dict.fromkeys(names, "x"))))
