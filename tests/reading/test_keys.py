"""Key bursts: a scan is found whatever the scanner, and typing is never eaten."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadbooth.reading.keyboards import KEYBOARDS, garble_layout, repair_layout, suggest_layouts
from leadbooth.reading.keys import BurstDetector, Key, Verdict
from leadbooth.reading.scan_text import alt_code
from leadbooth.reading.scanner_settings import ScannerSettings
from tests.reading.scanner_typing import Gap, bluetooth, keys, play, slow_usb, typist, usb

VCARD = "BEGIN:VCARD\nVERSION:3.0\nN:Dumont;Chris\nORG:ACME Inc.\nEMAIL:chris@acme.example\nEND:VCARD"
CVENT = "J3NHHSZN2VK^Neil^Quinn^nquinn@cvent.com^MyTitle^MyCompany^MyCity^^22201^555-555-5555"


def scanned(text: str, settings: ScannerSettings | None = None, gap: Gap = usb) -> list[str]:
    return play(keys(text, gap, random.Random(1)), settings).payloads


@pytest.mark.parametrize("payload", [CVENT, "0814847311126137001", "KP1001", "SBpax001", "ID42\tNeil\tQuinn"])
def test_a_payload_and_enter_is_one_scan_and_nothing_is_typed(payload: str) -> None:
    outcome = play(keys(payload + "\n", usb, random.Random(2)))
    assert (outcome.payloads, outcome.text) == ([payload], "")


@pytest.mark.parametrize("ending", ["", "\n", "\n\n"])
def test_a_vcard_of_many_lines_is_one_scan(ending: str) -> None:
    outcome = play(keys(VCARD + ending, usb, random.Random(3)))
    assert (outcome.payloads, outcome.text) == ([VCARD], "")
    assert outcome.scans[0].ended_by == "card"


def test_a_vcard_that_breaks_off_is_still_one_scan() -> None:
    assert scanned("BEGIN:VCARD\nFN:Chris Dumont\nORG:ACME") == ["BEGIN:VCARD\nFN:Chris Dumont\nORG:ACME"]


def test_json_of_many_lines_is_one_scan() -> None:
    ticket = '{\n"ticket":"5uhbd49wms2fakafn5nz",\n"lead":"PZD97WTMFJ"\n}'
    assert scanned(ticket + "\n") == [ticket]


def test_lines_of_an_unknown_format_are_joined_when_the_settings_say_so() -> None:
    lines = "NAME Chris Dumont\nFIRM ACME Inc."
    assert scanned(lines + "\n", ScannerSettings(join_lines=True)) == [lines]
    assert scanned(lines + "\n") == lines.split("\n")


@pytest.mark.parametrize("suffix", ["enter", "none"])
def test_a_scanner_that_sends_no_enter_is_ended_by_the_gap(suffix: str) -> None:
    settings = ScannerSettings.from_json({"suffix": suffix})
    assert scanned("2WBCTIXLFURQT", settings) == ["2WBCTIXLFURQT"]


def test_a_tab_may_be_the_suffix() -> None:
    assert scanned(VCARD.replace("END:VCARD", "X") + "\t", ScannerSettings(suffix="tab")) != []
    assert scanned("2WBCTIXLFURQT\t", ScannerSettings(suffix="tab")) == ["2WBCTIXLFURQT"]


def test_two_scans_a_quarter_of_a_second_apart_are_two() -> None:
    rng = random.Random(4)
    first = keys("2WBCTIXLFURQT\n", usb, rng)
    second = keys("PZD97WTMFJ\n", usb, rng, start_ms=first[-1].at_ms + 250)
    assert play(first + second).payloads == ["2WBCTIXLFURQT", "PZD97WTMFJ"]
    bare = keys("2WBCTIXLFURQT", usb, rng)
    late = keys("PZD97WTMFJ", usb, rng, start_ms=bare[-1].at_ms + 250)
    assert play(bare + late).payloads == ["2WBCTIXLFURQT", "PZD97WTMFJ"]


def test_the_second_enter_of_a_scan_presses_nothing_but_a_later_one_does() -> None:
    outcome = play([*keys("2WBCTIXLFURQT\n\n", usb, random.Random(5)), Key("\n", 2000, "enter")])
    assert (outcome.payloads, outcome.text) == (["2WBCTIXLFURQT"], "\n")


@pytest.mark.parametrize("prefix", ["]", "~", "STX", "\x02"])
def test_with_a_prefix_any_length_and_any_pace_is_a_scan(prefix: str) -> None:
    def stalling(rng: random.Random) -> float:
        return rng.choice([8, 8, 8, 110])

    body = "Q17" if prefix == "]" else "7"
    assert scanned(f"{prefix}{body}\n", ScannerSettings(prefix=prefix), stalling) == ["7"]
    assert scanned(f"{prefix}{body}äöü1234\n", ScannerSettings(prefix=prefix), stalling) == ["7äöü1234"]


def test_a_function_key_may_be_the_prefix() -> None:
    pressed = [Key("", 0, "F9"), *keys("42\n", lambda _: 90, random.Random(6), start_ms=300)]
    assert play(pressed, ScannerSettings(prefix="F9")).payloads == ["42"]
    assert play(pressed).text == "42\n"


def test_a_prefix_typed_by_hand_is_given_back() -> None:
    outcome = play(keys("] and on I write\n", typist(120), random.Random(7)), ScannerSettings(prefix="]"))
    assert (outcome.payloads, outcome.text) == ([], "] and on I write\n")


@pytest.mark.parametrize(
    ("typed", "payload", "symbology"),
    [
        ("]Q1KP1001", "KP1001", "qr"),
        ("]C1KP1001", "KP1001", "code128"),
        ("]d2KP1001", "KP1001", "datamatrix"),
        ("]q1kp1001aB", "KP1001Ab", "qr"),
        ("bEGIN", "", ""),
        ("mecard:n:dUMONT,cHRIS;;", "MECARD:N:Dumont,Chris;;", ""),
        ("mecard:n:Dumont,Chris;;", "mecard:n:Dumont,Chris;;", ""),
        ("HTTPS://WWW.EXAMPLE.ORG/IN/chris", "https://www.example.org/in/CHRIS", ""),
        ("HTTPS://EXAMPLE.ORG/IN/CHRIS", "HTTPS://EXAMPLE.ORG/IN/CHRIS", ""),
        ("0104<GS>21abc{RS}x\\u001dy^]z", "0104\x1d21abc\x1ex\x1dy\x1dz", ""),
        ("A^^David^Dee", "A^^David^Dee", ""),
    ],
)
def test_what_the_keys_mean(typed: str, payload: str, symbology: str) -> None:
    found = play(keys(typed + "\n", usb, random.Random(8))).scans
    assert [(scan.payload, scan.symbology) for scan in found] == ([(payload, symbology)] if payload else [])


def test_caps_lock_repair_can_be_switched_off() -> None:
    assert scanned("mecard:n:dUMONT;;\n", ScannerSettings(fix_caps_lock=False)) == ["mecard:n:dUMONT;;"]


def test_a_vcard_with_caps_lock_on_is_read() -> None:
    assert scanned(VCARD.swapcase() + "\n") == [VCARD]


@pytest.mark.parametrize("computer", sorted(set(KEYBOARDS) - {"tr"}))
def test_a_us_scanner_on_another_layout_is_read(computer: str) -> None:
    typed = garble_layout(VCARD, "us", computer)
    assert scanned(typed + "\n", ScannerSettings(computer_layout=computer)) == [VCARD]
    assert suggest_layouts("az;@/-_=+Z", garble_layout("az;@/-_=+Z", "us", computer)) is not None or computer == "us"


def test_layouts_are_repaired_with_their_dead_keys() -> None:
    assert repair_layout("tzpe´work;Tzpeáb", "us", "de") == "type=work<Type=ab"
    assert repair_layout("2ZBCT8XLFURQT", "us", "us") == "2ZBCT8XLFURQT"
    assert suggest_layouts("abc", "xyz") is None


def test_alt_codes_become_their_characters() -> None:
    assert [alt_code(code) for code in ("029", "0228", "132", "8364", "9999999999", "55296")] == [
        "\x1d",
        "ä",
        "ä",
        "€",
        "",
        "",
    ]
    pressed = keys("KP1001", usb, random.Random(9))
    at = pressed[-1].at_ms
    code = [Key(digit, at + 8 + i, "alt_digit") for i, digit in enumerate("0228")] + [Key("", at + 13, "alt_end")]
    assert play([*pressed, *code, *keys("x\n", usb, random.Random(9), at + 20)]).payloads == ["KP1001äx"]


def test_another_key_gives_the_held_ones_back_first() -> None:
    detector = BurstDetector()
    assert detector.feed(Key("a", 0)).verdict is Verdict.HOLD
    answer = detector.feed(Key("", 10, "other"))
    assert (answer.verdict, [key.text for key in answer.released]) == (Verdict.PASS, ["a"])
    assert not detector.holding


@pytest.mark.parametrize(("gap", "least"), [(usb, 1.0), (slow_usb, 0.98), (bluetooth, 0.97)])
@pytest.mark.parametrize("payload", ["2WBCTIXLFURQT", CVENT, VCARD])
def test_every_kind_of_scanner_is_found(gap: Gap, least: float, payload: str) -> None:
    rng = random.Random(10)
    runs = 400
    found = sum(play(keys(payload + "\n", gap, rng)).payloads == [payload] for _ in range(runs))
    assert found >= least * runs


@pytest.mark.parametrize("mean_ms", [80, 120])
@pytest.mark.parametrize("suffix", ["enter", "none"])
def test_ten_thousand_typings_each_are_never_eaten(mean_ms: float, suffix: str) -> None:
    rng = random.Random(mean_ms)
    settings = ScannerSettings.from_json({"suffix": suffix})
    words = ["chris.dumont@acme.example\n", "Research Nurse\t", "wants a demo in May, call back\n", "KP1001\n"]
    for index in range(5_000):
        text = words[index % len(words)]
        outcome = play(keys(text, typist(mean_ms), rng), settings)
        assert (outcome.payloads, outcome.text) == ([], text)


safe = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="{}]<>^\\"), min_size=1)


@given(st.lists(st.tuples(st.booleans(), safe), max_size=8), st.integers(0, 999))
def test_typing_and_scans_in_any_order_come_out_as_they_went_in(parts: list[tuple[bool, str]], seed: int) -> None:
    rng, pressed = random.Random(seed), list[Key]()
    typed, payloads, start = "", [], 0.0
    for is_scan, text in parts:
        payload = f"ID:{text}-001"
        pressed += keys(payload + "\n", usb, rng, start) if is_scan else keys(text + "\n", lambda _: 80, rng, start)
        typed += "" if is_scan else text + "\n"
        payloads += [payload] if is_scan else []
        start = pressed[-1].at_ms + 250
    outcome = play(pressed)
    assert (outcome.text, outcome.payloads) == (typed, payloads)
    assert all(held <= 60.01 for held in outcome.held_ms)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["char", "enter", "tab", "other", "F9", "alt_digit", "alt_end"]),
            st.text(max_size=2),
            st.floats(0, 300),
        )
    ),
    st.sampled_from(["", "]", "F9"]),
)
def test_every_key_is_released_passed_or_scanned_once_and_in_order(
    raw: list[tuple[str, str, float]], prefix: str
) -> None:
    at, pressed = 0.0, []
    for index, (name, text, gap) in enumerate(raw):
        at += gap
        pressed.append(Key(text, at, name, token=index))
    detector, out = BurstDetector(ScannerSettings(prefix=prefix)), list[int]()
    for item in pressed:
        answer = detector.feed(item)
        out += [int(str(key.token)) for key in answer.released]
        out += [int(str(item.token))] if answer.verdict is Verdict.PASS else []
        assert not (answer.scan and answer.scan.payload == "" and answer.scan.typed.strip())
    out += [int(str(key.token)) for key in detector.flush()]
    assert out == sorted(set(out))


def test_settings_come_back_from_json_and_ignore_what_they_do_not_know() -> None:
    settings = ScannerSettings(prefix="]", suffix="tab", computer_layout="de", serial_port="COM3")
    assert ScannerSettings.from_json(settings.to_json()) == settings
    assert ScannerSettings.from_json({"suffix": 3, "min_length": "6", "fix_caps_lock": 1, "x": 1}) == ScannerSettings()
