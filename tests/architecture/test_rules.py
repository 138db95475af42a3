"""The rules of the house hold in every file, and each would notice if one did not."""

import ast

import pytest

from tests.architecture.rules import RULES, Rule
from tests.architecture.source import python_files

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.asks)


@every_rule
def test_rule_holds(rule: Rule) -> None:
    broken = [
        f"{name}:{line}: {what}"
        for name, tree in python_files(rule.where)
        if rule.holds_in(name)
        for line, what in rule.check(tree)
    ]
    assert not broken, f"{rule.asks}:\n" + "\n".join(broken)


@every_rule
def test_rule_notices(rule: Rule) -> None:
    assert list(rule.check(ast.parse(rule.broken_by)))


def hidden_names(body: str) -> list[str]:
    (rule,) = [rule for rule in RULES if "Qt's" in rule.asks]
    return [what for _, what in rule.check(ast.parse(f"class Page(QPushButton):\n    {body}"))]


def test_methods_written_qts_way_are_meant() -> None:
    assert not hidden_names("def sizeHint(self): ...")
    assert not hidden_names("def update(self): super().update()")
    assert not hidden_names("def text(self): ...\n    def setText(self, text): ...")


def test_other_methods_and_all_attributes_are_not() -> None:
    assert hidden_names("def update(self): ...") == ["Page.update hides Qt's update"]
    assert hidden_names("clicked = Signal()") == ["Page.clicked hides Qt's clicked"]
    assert hidden_names("def __init__(self): self.font = None") == ["Page.font hides Qt's font"]
