"""How long reading a badge takes: real payloads, and the nastiest 64 KiB for each format against the 5 ms limit.

Run: python -m benchmarks.reading
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from time import perf_counter

from leadbooth.domain.badge import MAX_PAYLOAD_BYTES, BadgeProfile
from leadbooth.reading import read_badge

LIMIT_MS = 5.0
_CARET = BadgeProfile(delimiter="^", columns=("badge_id", "first_name", "last_name", "email"))


def filled(head: str, unit: str, tail: str = "") -> str:
    """A payload of exactly the longest length (in bytes): head, as many units as fit, tail."""
    room = MAX_PAYLOAD_BYTES - len((head + tail).encode())
    return head + unit * (room // len(unit.encode())) + tail


CARD = "BEGIN:VCARD\nVERSION:3.0\n"
ADVERSARIAL: Mapping[str, str] = {
    "vcard: e-mail lines": filled(CARD, "EMAIL:a@b.org\n"),
    "vcard: different e-mails": CARD + "".join(f"EMAIL:a{n}@example.org\n" for n in range(2600)),
    "vcard: one long note": filled(CARD + "NOTE:", "x"),
    "vcard: invisible note": filled(CARD + "NOTE:", "\u202e"),
    "vcard: folds": filled(CARD + "NOTE:x", "\n x"),
    "vcard: quoted-printable": filled(CARD + "NOTE;ENCODING=QUOTED-PRINTABLE:", "=C3=A4"),
    "vcard: soft breaks": filled(CARD + "NOTE;ENCODING=QUOTED-PRINTABLE:", "a=\n"),
    "vcard: quotes in the head": filled(CARD + 'TEL;X="', ':";"'),
    "vcard: parameters": filled(CARD + "TEL", ";TYPE=WORK"),
    "vcard: escapes": filled(CARD + "N:", "\\;"),
    "vcard: semicolons": filled(CARD + "ADR:", ";"),
    "vcard: backslashes": filled(CARD + "N:", "\\"),
    "vcard: photo": filled(
        CARD + "PHOTO;ENCODING=b:AAAA", "\n AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\nN:Doe;Jane"
    ),
    "vcard: lost breaks, spaced": filled("BEGIN:VCARD ", "N: "),
    "vcard: lost breaks, glued": filled("BEGIN:VCARD", "N:"),
    "vcard: lost breaks, names": filled("BEGIN:VCARD", "EMAIL;TEL:"),
    "vcard: lost breaks, letters": filled("BEGIN:VCARD", "N"),
    "vcard: escaped breaks": filled("BEGIN:VCARD", "\\nN:x"),
    "vcard: stray lines": filled(CARD, "x\n"),
    "vcard: blank lines": filled(CARD, "\n"),
    "vcard: begins": filled("", "BEGIN:VCARD\n"),
    "vcard: agents": filled("", "BEGIN:VCARD\nAGENT:\n"),
    "vcard: unknown properties": filled(CARD, "X-A;B=c:d\n"),
    "mecard: fields": filled("MECARD:", "TEL:1;"),
    "mecard: different phones": "MECARD:" + "".join(f"TEL:{n:07};" for n in range(5000)),
    "mecard: escapes": filled("MECARD:N:", "\\;"),
    "mecard: commas": filled("MECARD:ADR:", ","),
    "mecard: backslashes": filled("MECARD:N:", "\\"),
    "bizcard: fields": filled("BIZCARD:", "N:x;"),
    "memory: fields": filled("MEMORY:x", "\r\nNAME1:x"),
    "memory: line ends": filled("MEMORY:x", "\r\n"),
    "json: numbers": filled('{"a":[0', ",0", "]}"),
    "json: brackets": filled("", "["),
    "json: objects": filled("", '{"a":'),
    "json: long number": filled('{"a":', "9", "}"),
    "json: keys": "{" + ",".join(f'"k{n}":"v"' for n in range(5000)) + "}",
    "json: 16,000 numbers": '{"a":[' + "0," * 7990 + "0]}",
    "json: 16,000 brackets": "[" * 15_999,
    "json: 16,000 keys": "{" + ",".join(f'"k{n}":"v"' for n in range(1400)) + "}",
    "json: 16,000 escapes": '{"name":"' + "\\u202e" * 2600 + '"}',
    "url: path": filled("https://example.org", "/a"),
    "url: query": filled("https://example.org/?a=b", "&email=a@b.org"),
    "url: percent": filled("https://example.org/", "%C3%A4"),
    "url: labels": filled("https://a", ".a"),
    "url: slug": filled("https://linkedin.com/in/a", "-1a"),
    "mailto: addresses": filled("mailto:a@b.org", ",a@b.org"),
    "mailto: query": filled("mailto:a@b.org?", "&subject=%20"),
    "matmsg: fields": filled("MATMSG:", "TO:a;"),
    "tel: digits": filled("tel:", "1"),
    "plus: digits": filled("+", "1 "),
    "keyvalue: pairs": filled("", "name:x;"),
    "keyvalue: separators": filled("", ";"),
    "keyvalue: colons": filled("", "a:b=c"),
    "delimited: carets": filled("1", "^a"),
    "delimited: colons": filled("1", "::a"),
    "delimited: commas": filled("a@b.org", ",a"),
    "delimited: long tokens": filled("1^", "a" * 2000 + "^"),
    "delimited: e-mail like": filled("1^", "a.@a.-^"),
    "email: ats": filled("", "a@"),
    "email: dots": filled("a@a", ".a"),
    "email: angle brackets": filled("<", "a@b.org", ">"),
    "id: letters": filled("", "a"),
    "blanks": filled("a", " ", "a"),
    "controls": filled("", "\x00"),
    "controls in text": filled("a", "\x1b", "a"),
    "bidirectional": filled("a", "\u202e"),
    "emoji": filled("", "\U0001f600"),
    "replacement": filled("", "\ufffd"),
}
BADGES: Mapping[str, str] = {
    "vcard": CARD
    + "N:Doe;Jane;;;\nFN:Jane Doe\nORG:Acme\nTEL;TYPE=CELL:+1 555 0100\nEMAIL:jane@example.org\nEND:VCARD",
    "mecard": "MECARD:CONF:2WBCTIX;N:Doe,Jane;TEL:+15550100;EMAIL:jane@example.org;ORG:Acme;;",
    "delimited": "J3NHH^Jane^Doe^jane@example.org^Engineer^Acme^Ghent^^9000^555-555-5555",
    "json": '{"lead":"PZD97","name":"Jane Doe","email":"jane@example.org"}',
    "url": "https://www.linkedin.com/in/jane-doe-1a2b3c",
    "id": "000012",
}


def best_ms(payload: str | bytes, profile: BadgeProfile | None = None, rounds: int = 9) -> float:
    """The fastest of some rounds: what the code costs, not what else the machine was doing."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        read_badge(payload, profile=profile)
        times.append(perf_counter() - start)
    return min(times) * 1000


def main() -> int:
    print(f"{'real badge':34}{'ms':>8}")
    for name, payload in BADGES.items():
        print(f"{name:34}{best_ms(payload):8.3f}")
    print(f"\n{'64 KiB, built to be slow':34}{'ms':>8}{'limit':>8}{'ratio':>8}")
    worst = 0.0
    for name, payload in ADVERSARIAL.items():
        taken = max(best_ms(payload), best_ms(payload, _CARET), best_ms(payload.encode()))
        worst = max(worst, taken)
        print(f"{name:34}{taken:8.3f}{LIMIT_MS:8.1f}{taken / LIMIT_MS:8.2f}")
    print(f"{'worst':34}{worst:8.3f}{LIMIT_MS:8.1f}{worst / LIMIT_MS:8.2f}")
    return int(worst > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
