"""The set-up sheet is one page, and its bar code is a Code 128."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from pytestqt.qtbot import QtBot

from leadbooth.ui.scanner.code128 import code128_widths
from leadbooth.ui.scanner.setup_sheet import save_setup_sheet


@pytest.mark.parametrize("page", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_the_sheet_is_a_pdf_of_one_page(page: QPageSize.PageSizeId, tmp_path: Path, qapp: object) -> None:
    save_setup_sheet(tmp_path / "sheet.pdf", page)
    pdf = (tmp_path / "sheet.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"/Count 1" in pdf


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        save_setup_sheet(tmp_path / "nowhere" / "sheet.pdf")


def test_the_bars_of_a_known_code() -> None:
    # "A" is value 33, so the check symbol is (104 + 33) % 103 = 34.
    assert "".join(map(str, code128_widths("A"))) == "211214" + "111323" + "131123" + "2331112"
    with pytest.raises(ValueError, match="ASCII"):
        code128_widths("ä")
