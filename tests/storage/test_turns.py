"""Who writes takes turns: a thread that writes again and again lets those through who came before its next time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from leadbooth.storage.turns import Turns


def test_who_waits_is_next_before_the_one_who_comes_again() -> None:
    turns, told = Turns(), list[str]()
    asked = threading.Event()

    def capture() -> None:
        asked.set()
        with turns.turn():
            told.append("capture")

    with ThreadPoolExecutor(1) as other:
        with turns.turn():
            told.append("first piece")
            waiting = other.submit(capture)
            asked.wait()
            while turns.waiting() < 1:
                pass
        with turns.turn():
            told.append("next piece")
        waiting.result()
    assert told == ["first piece", "capture", "next piece"]


def test_a_turn_that_failed_is_over() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn():
        pass


def test_never_two_at_a_time() -> None:
    turns, inside, most = Turns(), list[int](), list[int]()

    def work(number: int) -> None:
        for _ in range(200):
            with turns.turn():
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    assert max(most) == 1
    assert len(most) == 800
