"""Plain values out of a parsed file: each is what it should be, or the fault says where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from leadbooth.domain.ids import Id, from_hex

_T = TypeVar("_T")

MOST_ROWS = 1_000
"""The longest list that is read."""

MOST = 1e9
"""The greatest number that is read."""


class FaultError(ValueError):
    """What is wrong in a file, and where: ``questions[3].kind: "essay"``."""


@dataclass(frozen=True, slots=True)
class Table:
    """A JSON object at a place in a file. Whoever asks for a value gets it checked; each raises FaultError."""

    values: Mapping[str, Any]
    where: str = ""

    def fault(self, name: str, what: str) -> FaultError:
        """What to raise where a value is not right."""
        return FaultError(f"{self._at(name)}: {what}")

    def _at(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name

    def _get(self, name: str, kind: type[_T]) -> _T:
        value = self.values.get(name)
        if type(value) is not kind:
            raise self.fault(name, "missing" if name not in self.values else f"{kind.__name__} expected")
        return value

    def text(self, name: str) -> str:
        """Any text."""
        return self._get(name, str)

    def named(self, name: str) -> str:
        """A text that is not blank."""
        text = self.text(name)
        return text if text.strip() else self._refuse(name, "empty")

    def matching(self, name: str, pattern: str) -> str:
        """A text of a certain form."""
        text = self.text(name)
        return text if re.fullmatch(pattern, text) else self._refuse(name, repr(text[:40]))

    def one_of(self, name: str, words: Collection[str]) -> str:
        """One of a vocabulary, as a plain text."""
        word = self.text(name)
        return word if word in words else self._refuse(name, repr(word[:40]))

    def truth(self, name: str) -> bool:
        """True or false."""
        return self._get(name, bool)

    def count(self, name: str, least: int = 0) -> int:
        """A whole number."""
        number = self._get(name, int)
        return number if least <= number <= MOST else self._refuse(name, str(number))

    def number(self, name: str, least: float = -MOST) -> float:
        """A finite number."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= MOST:
            raise self.fault(name, "number expected")
        return float(value)

    def numbers(self, name: str, words: Collection[str]) -> dict[str, float]:
        """Amounts by the words of a vocabulary."""
        inner = self.table(name)
        return {inner.known(word, words): inner.number(word, 0) for word in inner.values}

    def known(self, name: str, words: Collection[str]) -> str:
        """The name of a value, where it is one of these words."""
        return name if name in words else self._refuse(name[:40], "not known")

    def id(self, name: str, among: Collection[Id] | None = None) -> Id:
        """The id of a row, one of those where they are given."""
        return self._id(name, self.text(name), among)

    def ids(self, name: str, among: Collection[Id]) -> tuple[Id, ...]:
        """Ids of rows, each once."""
        return tuple(dict.fromkeys(self._id(name, text, among) for text in self.texts(name)))

    def _id(self, name: str, text: str, among: Collection[Id] | None) -> Id:
        try:
            row = from_hex(text)
        except ValueError:
            raise self.fault(name, "32 hexadecimal digits expected") from None
        if not any(row) or (among is not None and row not in among):
            raise self.fault(name, "names nothing in this file")
        return row

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self._list(name)
        if any(type(text) is not str for text in found):
            raise self.fault(name, "a list of texts expected")
        return tuple(found)

    def table(self, name: str) -> Table:
        """An object within this one."""
        return Table(self._get(name, dict), self._at(name))

    def maybe(self, name: str) -> Table | None:
        """An object within this one, None for ``null``."""
        if name in self.values and self.values[name] is None:
            return None
        return self.table(name)

    def rows(self, name: str) -> Iterator[Table]:
        """The objects of a list."""
        for place, values in enumerate(self._list(name)):
            at = f"{self._at(name)}[{place}]"
            if type(values) is not dict:
                raise FaultError(f"{at}: object expected")
            yield Table(values, at)

    def each(self, name: str, read: Callable[[Table], _T], key: Callable[[_T], object] | None = None) -> tuple[_T, ...]:
        """What ``read`` makes of each object of a list; no two may have the same ``key``."""
        found, keys = list[_T](), set[object]()
        for row in self.rows(name):
            one = read(row)
            if key is not None and key(one) in keys:
                raise FaultError(f"{row.where}: there twice")
            if key is not None:
                keys.add(key(one))
            found.append(one)
        return tuple(found)

    def _list(self, name: str) -> list[Any]:
        found = self._get(name, list)
        return found if len(found) <= MOST_ROWS else self._refuse(name, f"more than {MOST_ROWS}")

    def _refuse(self, name: str, what: str) -> Any:
        raise self.fault(name, what)
