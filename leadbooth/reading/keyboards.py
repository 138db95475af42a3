"""Keyboard layouts, and the repair of a scan that was typed on the wrong one.

A USB scanner presses keys. When it believes in another keyboard country than the laptop, the same keys
give other characters: a German laptop shows ``beginÖvcard`` for a scanner set to US. Each table lists what the
keys give, in the order of the US ones; ``dead`` are the keys that wait for a letter and change it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What the keys of one layout give, without and with Shift, and which of those are dead keys."""

    plain: str
    shifted: str
    dead: str = ""


KEYBOARDS: dict[str, Keyboard] = {
    "us": Keyboard(
        "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
        '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
    ),
    "gb": Keyboard(
        "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./",
        '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?',
    ),
    "de": Keyboard(
        "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-",
        "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_",
        "^´`",
    ),
    "ch-de": Keyboard(
        "§1234567890'^qwertzuiopü¨$asdfghjklöäyxcvbnm,.-",
        '°+"*ç%&/()=?`QWERTZUIOPè!£ASDFGHJKLéàYXCVBNM;:_',
        "^`¨",
    ),
    "ch-fr": Keyboard(
        "§1234567890'^qwertzuiopè¨$asdfghjkléàyxcvbnm,.-",
        '°+"*ç%&/()=?`QWERTZUIOPü!£ASDFGHJKLöäYXCVBNM;:_',
        "^`¨",
    ),
    "fr": Keyboard(
        "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!",
        "~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§",
        "^¨",
    ),
    "be": Keyboard(
        "²&é\"'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:=",
        "³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+",
        "^¨",
    ),
    "it": Keyboard(
        "\\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-",
        '|!"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_',
    ),
    "es": Keyboard(
        "º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-",
        'ª!"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_',
        "`^´¨",
    ),
    "pt": Keyboard(
        "\\1234567890'«qwertyuiop+´~asdfghjklçºzxcvbnm,.-",
        '|!"#$%&/()=?»QWERTYUIOP*`^ASDFGHJKLÇªZXCVBNM;:_',
        "´`~^",
    ),
    "se": Keyboard(
        "§1234567890+´qwertyuiopå¨'asdfghjklöäzxcvbnm,.-",
        '½!"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLÖÄZXCVBNM;:_',
        "´`¨^",
    ),
    "no": Keyboard(
        "|1234567890+\\qwertyuiopå¨'asdfghjkløæzxcvbnm,.-",
        '§!"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLØÆZXCVBNM;:_',
        "`¨^",
    ),
    "dk": Keyboard(
        "½1234567890+´qwertyuiopå¨'asdfghjklæøzxcvbnm,.-",
        '§!"#¤%&/()=?`QWERTYUIOPÅ^*ASDFGHJKLÆØZXCVBNM;:_',
        "´`¨^",
    ),
    "cz": Keyboard(
        ";+ěščřžýáíé=´qwertzuiopú)¨asdfghjklů§yxcvbnm,.-",
        "°1234567890%ˇQWERTZUIOP/('ASDFGHJKL\"!YXCVBNM?:_",
        "´ˇ¨",
    ),
    "hu": Keyboard(
        "0123456789öüóqwertzuiopőúűasdfghjkléáyxcvbnm,.-",
        "§'\"+!%/=()ÖÜÓQWERTZUIOPŐÚŰASDFGHJKLÉÁYXCVBNM?:_",
    ),
    "tr": Keyboard(
        '"1234567890*-qwertyuıopğü,asdfghjklşizxcvbnmöç.',
        "é!'^+%&/()=?_QWERTYUIOPĞÜ;ASDFGHJKLŞİZXCVBNMÖÇ:",
    ),
    "br": Keyboard(
        "'1234567890-=qwertyuiop´[]asdfghjklç~zxcvbnm,.;",
        '"!@#$%¨&*()_+QWERTYUIOP`{}ASDFGHJKLÇ^ZXCVBNM<>:',
        "¨´`~^",
    ),
    "latam": Keyboard(
        "|1234567890'¿qwertyuiop´+}asdfghjklñ{zxcvbnm,.-",
        '°!"#$%&/()=?¡QWERTYUIOP¨*]ASDFGHJKLÑ[ZXCVBNM;:_',
        "´¨",
    ),
}
"""The layouts by key: ISO country codes, with the language where a country has two."""

_MARK_OF_DEAD_KEY = {
    "`": "\u0300",
    "´": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "¨": "\u0308",
    "ˇ": "\u030c",
}


@cache
def _table(typed_as: str, shown_as: str) -> dict[str, str]:
    """Shown character -> the one the scanner meant, accented letters from dead keys included."""
    scanner, computer = KEYBOARDS[typed_as], KEYBOARDS[shown_as]
    table: dict[str, str] = {}
    for shown, meant in zip(computer.plain + computer.shifted, scanner.plain + scanner.shifted, strict=True):
        table.setdefault(shown, meant)
    for dead in computer.dead:
        for letter in computer.plain + computer.shifted:
            joined = unicodedata.normalize("NFC", letter + _MARK_OF_DEAD_KEY[dead])
            if letter.isalpha() and len(joined) == 1:
                table.setdefault(joined, table[dead] + table[letter])
    return table


def repair_layout(text: str, scanner: str, computer: str) -> str:
    """What a scanner set to layout ``scanner`` meant when a laptop set to ``computer`` shows ``text``.

    Characters that no key of the laptop's layout gives stay as they are.
    """
    if scanner == computer:
        return text
    table = _table(scanner, computer)
    return "".join(table.get(character, character) for character in text)


def garble_layout(text: str, scanner: str, computer: str) -> str:
    """What a laptop set to ``computer`` shows when a scanner set to ``scanner`` types ``text``."""
    return repair_layout(text, scanner=computer, computer=scanner)


def suggest_layouts(expected: str, received: str) -> tuple[str, str] | None:
    """The pair (scanner, computer) that explains why ``expected`` arrived as ``received``; None if none does.

    A scanner left as it came from the factory, which is US, is tried first.
    """
    pairs = [("us", computer) for computer in KEYBOARDS]
    pairs += [(scanner, computer) for scanner in KEYBOARDS for computer in KEYBOARDS if scanner != "us"]
    for scanner, computer in pairs:
        if scanner != computer and repair_layout(received, scanner, computer) == expected:
            return scanner, computer
    return None
