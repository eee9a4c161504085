"""The log tells where something went wrong, and nothing of what was in it."""

import logging
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.machine.quiet import FAILURES, WITHIN_SECONDS, Lifeline, keep_log

SECRET = "Amina wrote this"


@pytest.fixture
def log_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    handlers, level = logging.root.handlers[:], logging.root.level
    yield keep_log(tmp_path / "data")
    logging.captureWarnings(False)
    logging.root.handlers[0].close()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def fail() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as cause:
        raise ValueError(f"cannot read {SECRET}") from cause


def test_an_exception_is_its_kinds_and_its_places(log_file: Path) -> None:
    try:
        fail()
    except ValueError as problem:
        sys.excepthook(ValueError, problem, problem.__traceback__)
    text = log_file.read_text()
    line = fail.__code__.co_firstlineno
    assert f"builtins.ValueError at {__name__}:" in text
    assert f"{__name__}:{line + 4} | builtins.KeyError at {__name__}:{line + 2}" in text
    assert SECRET not in text


@pytest.mark.parametrize("name", ["kivy", "PIL.Image", "uvicorn.error", "py.warnings"])
def test_other_peoples_messages_are_left_out(log_file: Path, name: str) -> None:
    logging.getLogger(name).error(f"Text: {SECRET}")
    logging.getLogger(name).error("Text: %s", SECRET)
    text = log_file.read_text()
    assert text.count(name) == 2
    assert SECRET not in text


def test_our_sentences_are_kept_without_their_arguments(log_file: Path) -> None:
    logging.getLogger("fanzines.library").warning("A page could not be read: %s.", SECRET)
    text = log_file.read_text()
    assert "A page could not be read: %s." in text
    assert SECRET not in text


def test_the_time_is_no_finer_than_the_month(log_file: Path) -> None:
    logging.getLogger("kiosk").error("Something.")
    assert re.match(r"\d{4}-\d{2} \| ERROR \| ", log_file.read_text())


def test_nothing_reaches_the_terminal(log_file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    logging.getLogger("kivy").critical(SECRET)
    assert capfd.readouterr() == ("", "")
    assert log_file.read_text().count("\n") == 2


def test_a_failure_goes_home_and_the_app_lives(log_file: Path) -> None:
    homecomings: list[bool] = []
    lifeline = Lifeline(lambda: homecomings.append(True))
    assert lifeline.handle_exception(RuntimeError(SECRET)) == 1
    assert homecomings == [True]
    assert SECRET not in log_file.read_text()


def test_an_endless_row_of_failures_ends_the_app(log_file: Path) -> None:
    lifeline = Lifeline(lambda: None, clock=lambda: 0.0)
    answers = [lifeline.handle_exception(RuntimeError()) for _ in range(FAILURES)]
    assert answers == [1] * (FAILURES - 1) + [0]


def test_failures_far_apart_do_not_end_the_app(log_file: Path) -> None:
    moments = iter(range(0, 100_000, int(WITHIN_SECONDS)))
    lifeline = Lifeline(lambda: None, clock=lambda: float(next(moments)))
    assert [lifeline.handle_exception(RuntimeError()) for _ in range(3 * FAILURES)] == [1] * 3 * FAILURES


def test_a_home_that_fails_too_does_not_end_the_app(log_file: Path) -> None:
    assert Lifeline(fail).handle_exception(RuntimeError()) == 1
    assert SECRET not in log_file.read_text()


@pytest.mark.parametrize("leaving", [KeyboardInterrupt(), SystemExit(0)])
def test_leaving_is_no_failure(log_file: Path, leaving: BaseException) -> None:
    assert Lifeline(lambda: None).handle_exception(leaving) == 0
    assert not log_file.exists()
