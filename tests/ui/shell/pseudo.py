"""A language nobody speaks: twice as long as English, with accents, to find words that have no room."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

_ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


class PseudoTranslator(QTranslator):
    """Every text, accented and doubled; placeholders stay what they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        if not text or "{" in text:
            return f"[{text} ~~~~~~]" if text else text
        return f"[{text.translate(_ACCENTS)} {text[::-1]}]"
