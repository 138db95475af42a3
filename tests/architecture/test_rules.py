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


def test_methods_that_qt_calls_may_be_overridden() -> None:
    (rule,) = [rule for rule in RULES if "Qt's" in rule.asks]
    page = "class Page(QWidget):\n    def sizeHint(self): ...\n    def closeEvent(self, event): ...\n"
    assert not list(rule.check(ast.parse(page)))
