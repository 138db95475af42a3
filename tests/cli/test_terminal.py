"""Tables, progress and text on a terminal."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadbooth.cli.terminal import Bar, escaped, fitted, plain, table, width_of


@given(st.text())
def test_nothing_on_a_terminal_acts(text: str) -> None:
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp", "Cs"} for sign in plain(text))


@given(st.text())
def test_escaped_json_says_the_same(text: str) -> None:
    shown = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(shown) == text
    assert not any(unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"} for sign in shown)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])), st.integers(1, 40))
def test_a_cell_takes_exactly_its_columns(text: str, width: int) -> None:
    assert width_of(fitted(text, width)) == width


def test_columns_line_up_in_every_script() -> None:
    lines = table(("Name", "Company"), [("田中 愛子", "Kitano"), ("Ọlá Adébáyọ̀", "Kitewind"), ("Jo", "A")], width=60)
    starts = {
        width_of(line[: line.index(name)]) for line, name in zip(lines, ("Comp", "Kita", "Kite", "A"), strict=True)
    }
    assert len(starts) == 1


class Screen(io.StringIO):
    """A terminal that remembers."""

    def isatty(self) -> bool:
        return True


def test_a_bar_shows_only_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("leadbooth.cli.terminal.time.monotonic", lambda: now[0])
    screen, pipe = Screen(), io.StringIO()
    with Bar("Exporting", screen) as bar, Bar("Exporting", pipe) as unseen:
        bar(1, 10)
        assert screen.getvalue() == ""
        now[0] = 1.5
        assert bar(5, 10)
        assert unseen(5, 10)
    assert "Exporting" in screen.getvalue()
    assert "5 of 10" in screen.getvalue()
    assert pipe.getvalue() == ""
