"""Printing through a real CUPS on real IPP printers: as it was asked for, nothing twice, nothing lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fanzines.model import Fold, new_fanzine
from printing.paper import A3, A4, LETTER, PaperSize
from printing.printers import ipp
from printing.printers.choosing import find_printer, stuck_printers
from printing.printers.finding import USER, asked_itself, find_printers
from printing.printers.forgetting import Forgetting
from printing.printers.ipp import Attributes, Operation, Tag
from printing.printers.printer import Printer, Sides, Trouble, papers_of, sides_for
from printing.printers.queue import Job, JobState, abandoned, can_take, forget_finished, jobs
from printing.printers.spooler import PrinterRefused, call_back, cancel, move, numbered, send
from printing.printers.wire import ask, cups
from printing.products.booklet import press
from tests.printing import poppler
from tests.printing.shop import Device, Shop, wait

A4_NAME = "iso_a4_210x297mm"
LETTER_NAME = "na_letter_8.5x11in"
DIES = """
import os, signal, sys
from printing.paper import A4
from printing.printers.choosing import find_printer
from printing.printers.printer import Sides
from printing.printers.spooler import send
send(b"%PDF-", find_printer(), sides=Sides.ONE, paper=A4, noted=lambda job: (
    print(job, flush=True), os.kill(os.getpid(), signal.SIGKILL)))
"""


@pytest.fixture(scope="module")
def booklet() -> bytes:
    return press(
        new_fanzine("2026-11", fold=Fold.SADDLE, pages=8), dict[str, bytes]().__getitem__, fold=Fold.SADDLE
    )


@pytest.fixture(scope="module")
def zine(shop: Shop) -> Device:
    return shop.add("Zine", media=(A4_NAME, LETTER_NAME))


@pytest.fixture(scope="module")
def attic(shop: Shop, zine: Device) -> Device:
    return shop.add("Attic", duplex=False)


@pytest.fixture(autouse=True)
def tidy(shop: Shop, zine: Device, attic: Device) -> Iterator[None]:
    yield
    for job in jobs() or ():
        cancel(job.name)
    for device in (zine, attic):
        for name in ("empty", "slow", "broken"):
            (device.folder / name).unlink(missing_ok=True)
    wait(lambda: jobs() == (), "an empty queue")
    wait(lambda: zine.is_idle() and attic.is_idle(), "the last sheet")
    forget_finished()


def printer(name: str) -> Printer:
    return next(one for one in find_printers() if one.name == name)


def only_job() -> Job:
    found = jobs()
    assert found is not None and len(found) == 1
    return found[0]


def attributes(job: str) -> Attributes:
    place, number = cups(), numbered(job)
    assert place
    target = [("job-uri", Tag.URI, f"ipp://localhost/jobs/{number}")]
    about = [("requesting-user-name", Tag.NAME, USER)]
    return ask(place, "/", ipp.request(Operation.GET_JOB_ATTRIBUTES, target, about)).jobs[0]


def test_what_a_printer_can_do_is_asked_of_it(zine: Device, attic: Device) -> None:
    hers, one_sided = printer("Zine"), printer("Attic")
    assert (hers.ready, hers.works, hers.duplex, hers.colour) == (True, True, True, True)
    assert not one_sided.duplex
    assert set(asked_itself(hers).loaded) == {A4_NAME, LETTER_NAME}
    assert asked_itself(one_sided).loaded == (A4_NAME,)
    assert papers_of(asked_itself(one_sided))[0] == A4
    assert hers.margin == pytest.approx(4.23)
    assert {paper.name for paper in papers_of(hers)} >= {"A3", "A4", "Letter"}
    assert hers.media(A4) == A4_NAME
    assert hers.media(PaperSize("B5", 176 / 25.4 * 72, 250 / 25.4 * 72)) is None


def test_a_job_says_how_and_never_what_or_who(zine: Device, booklet: bytes) -> None:
    before = len(zine.printed())
    zine.hold_up(True)
    noted = list[str]()
    job = send(booklet, printer("Zine"), sides=sides_for(Fold.SADDLE), paper=A4, copies=2, noted=noted.append)
    assert noted == [job]
    asked = attributes(job)
    assert asked["sides"] == ("two-sided-short-edge",)
    assert asked["media"] == (A4_NAME,)
    assert asked["copies"] == (2,)
    assert asked["print-scaling"] == ("none",)
    assert asked["job-name"] == ("fanzine",)
    assert asked["job-originating-user-name"] == (USER,)
    assert asked["job-sheets"] == ("none",)
    zine.hold_up(False)
    wait(lambda: len(zine.printed()) == before + 1, "the print")
    said = zine.said(before)
    assert (said["SIDES"], said["COPIES"], said["JOB_NAME"]) == ("two-sided-short-edge", "2", "fanzine")
    assert (said["JOB_ORIGINATING_USER_NAME"], said.get("DOCUMENT_NAME", "fanzine")) == (USER, "fanzine")
    assert os.environ.get("USER", "nobody-else") not in said.values()


def test_the_pages_come_out_at_their_exact_size(zine: Device, booklet: bytes) -> None:
    before = len(zine.printed())
    send(booklet, printer("Zine"), sides=Sides.SHORT_EDGE, paper=A4)
    wait(lambda: len(zine.printed()) == before + 1, "the print")
    printed = zine.printed()[before].read_bytes()
    assert len(poppler.sizes(printed)) == 4
    for size in poppler.sizes(printed):
        assert sorted(size) == pytest.approx(sorted((A4.width, A4.height)), abs=0.03)


def test_an_empty_tray_is_told_and_the_print_goes_on_when_it_is_filled(zine: Device, booklet: bytes) -> None:
    before = len(zine.printed())
    zine.take_paper()
    job = send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4)
    wait(lambda: Trouble.PAPER in only_job().troubles, "the empty tray")
    assert only_job().name == job and "Zine" in stuck_printers()
    chosen = find_printer()
    assert chosen and chosen.name == "Attic"  # what nobody chose a printer for goes elsewhere
    zine.put_paper()
    wait(lambda: jobs() == (), "the end of it")
    assert len(zine.printed()) == before + 1


def test_a_printer_that_vanished_gets_its_print_when_it_is_back(zine: Device, booklet: bytes) -> None:
    before = len(zine.printed())
    zine.switch_off()
    send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4)
    wait(lambda: only_job().troubles == (Trouble.UNPLUGGED,), "the missing printer")
    assert asked_itself(printer("Zine")).troubles == (Trouble.UNPLUGGED,)
    zine.switch_on()
    wait(lambda: jobs() == (), "the end of it", 60)
    assert len(zine.printed()) == before + 1


def test_what_waits_survives_the_scheduler_itself(shop: Shop, zine: Device, booklet: bytes) -> None:
    before = len(zine.printed())
    zine.switch_off()
    send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4)
    shop.close()
    assert jobs() is None and find_printers() == ()
    shop.open()
    zine.switch_on()
    wait(lambda: jobs() == () and len(zine.printed()) > before, "the end of it", 60)
    assert len(zine.printed()) == before + 1


def test_a_second_printer_takes_over_what_it_can_print(zine: Device, attic: Device, booklet: bytes) -> None:
    before = len(zine.printed()), len(attic.printed())
    zine.switch_off()
    job = send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4)
    other, forgetting = printer("Attic"), Forgetting(every=0.05)
    attic.hold_up(True)
    forgetting.after(job)
    assert can_take(only_job(), other)
    assert move(job, other)
    assert not forgetting.wait(1.0), "it is not taken for printed because its name is another"
    attic.hold_up(False)
    wait(lambda: jobs() == (), "the end of it")
    assert forgetting.wait(20)
    zine.switch_on()
    assert (len(zine.printed()), len(attic.printed())) == (before[0], before[1] + 1)


def test_both_sides_are_never_given_to_a_printer_that_prints_one(zine: Device, booklet: bytes) -> None:
    with pytest.raises(PrinterRefused, match="one side only"):
        send(booklet, printer("Attic"), sides=Sides.SHORT_EDGE, paper=A4)
    zine.switch_off()
    send(booklet, printer("Zine"), sides=Sides.SHORT_EDGE, paper=A4)
    assert not can_take(only_job(), printer("Attic"))
    cancel(only_job().name)
    zine.switch_on()


def test_what_waits_can_be_called_back_and_what_has_begun_is_not_thought_back(
    zine: Device, booklet: bytes
) -> None:
    before = len(zine.printed())
    zine.hold_up(True)
    begun = send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4)
    wait(lambda: only_job().state is JobState.PRINTS, "the first page")
    waiting = send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4)
    assert call_back(waiting)
    assert not call_back(begun)
    wait(lambda: jobs() == (), "an empty queue")
    assert len(zine.printed()) <= before + 1


def test_a_kiosk_that_dies_between_noting_and_sending_prints_nothing(zine: Device) -> None:
    before = len(zine.printed())
    died = subprocess.run([sys.executable, "-c", DIES], capture_output=True, text=True)
    assert died.returncode == -signal.SIGKILL
    job = died.stdout.strip()
    assert only_job().state is JobState.COMING
    assert abandoned() == (job,)
    assert jobs() == () and len(zine.printed()) == before


def test_what_could_not_be_noted_is_not_printed(zine: Device, booklet: bytes) -> None:
    def full(_job: str) -> None:
        raise OSError

    before = len(zine.printed())
    with pytest.raises(OSError):
        send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4, noted=full)
    assert jobs() == () and len(zine.printed()) == before


def test_the_spooler_forgets_what_was_printed(shop: Shop, zine: Device, booklet: bytes) -> None:
    forgetting = Forgetting(every=0.05)
    spooled: Callable[[], list[Path]] = lambda: list((shop.folder / "spool").glob("[cd]0*"))  # noqa: E731
    zine.hold_up(True)
    job = send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4)
    forgetting.after(job)
    assert spooled()
    zine.hold_up(False)
    assert forgetting.wait(20)
    wait(lambda: not spooled(), "an empty spool")
    assert jobs(over=True) == ()


def test_what_the_printer_gives_up_is_told_and_what_is_taken_out_here_is_not(
    zine: Device, booklet: bytes
) -> None:
    told: list[str] = []
    forgetting = Forgetting(every=0.05)
    forgetting.gave_up = lambda: told.append("given up")
    zine.hold_up(True)
    taken_out = send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4)
    forgetting.after(taken_out)
    assert cancel(taken_out)
    assert forgetting.wait(20) and not told
    zine.hold_up(False)
    wait(zine.is_idle, "the sheet that was on its way")
    before = len(zine.printed())
    zine.hold_up(True)  # CUPS takes for printed what is given up before it first asks
    zine.break_down(True)
    forgetting.after(send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4))
    wait(lambda: not zine.is_idle(), "the sheet to be on its way")
    time.sleep(0.3)
    zine.hold_up(False)
    assert forgetting.wait(20)
    assert told == ["given up"] and len(zine.printed()) == before
    assert jobs(over=True) == ()


def test_a_paper_it_does_not_know_and_no_copies_are_refused(zine: Device, booklet: bytes) -> None:
    with pytest.raises(PrinterRefused, match="no paper of that size"):
        send(booklet, printer("Zine"), sides=Sides.ONE, paper=PaperSize("B5", 499, 709))
    with pytest.raises(PrinterRefused, match="at least one copy"):
        send(booklet, printer("Zine"), sides=Sides.ONE, paper=A4, copies=0)
    assert printer("Zine").media(A3) and printer("Zine").media(LETTER)


def test_a_queue_may_be_called_in_any_alphabet(shop: Shop, booklet: bytes) -> None:
    there = shop.add("Εκτυπωτής")
    send(booklet, printer("Εκτυπωτής"), sides=Sides.ONE, paper=A4)
    wait(there.printed, "the print")


def test_a_queue_that_was_stopped_is_seen_and_goes_on(shop: Shop, zine: Device) -> None:
    shop.stop("Zine")
    stopped = printer("Zine")
    assert not stopped.ready and Trouble.PAUSED in stopped.troubles
    shop.let_go_on("Zine")
    assert printer("Zine").ready


def test_a_spooler_that_hangs_is_waited_for_shortly(shop: Shop, booklet: bytes) -> None:
    hers = printer("Zine")
    shop.freeze(True)
    try:
        begun = time.monotonic()
        assert find_printers(seconds=0.2) == ()
        assert jobs(seconds=0.2) is None
        assert not cancel("Zine-1", seconds=0.2)
        assert time.monotonic() - begun < 3
    finally:
        shop.freeze(False)
    assert hers.ready


def test_a_printer_is_asked_by_its_address_where_there_is_no_cups(
    shop: Shop, booklet: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = shop.add("Far", media=(), queue=False)
    monkeypatch.setenv("CUPS_SERVER", str(shop.folder / "nothing"))
    (hers,) = find_printers([far.uri])
    assert hers.duplex and not hers.colour and hers.has_loaded(LETTER) and not hers.has_loaded(A4)
    assert papers_of(hers)[0] == LETTER
    far.hold_up(True)
    name = send(booklet, hers, sides=Sides.SHORT_EDGE, paper=A4)
    (job,) = jobs([far.uri]) or ()
    assert (job.name, job.printer, job.state) == (name, far.uri, JobState.PRINTS)
    forgetting = Forgetting(every=0)
    forgetting.after(name)
    assert forgetting.wait(1), "nothing of it is forgotten, least of all while it prints"
    far.hold_up(False)
    wait(far.printed, "the print")
    said = far.said()
    assert (said["SIDES"], said["MEDIA"], said["JOB_NAME"]) == ("two-sided-short-edge", A4_NAME, "fanzine")
    assert far.printed()[0].read_bytes() == booklet
    wait(lambda: jobs([far.uri]) == (), "an empty queue")
    far.switch_off()
    assert find_printers([far.uri]) == () and jobs([far.uri]) is None


def test_only_booklets_are_printed_on_both_sides() -> None:
    assert {fold: sides_for(fold) for fold in Fold} == {
        Fold.MINI: Sides.ONE,
        Fold.SADDLE: Sides.SHORT_EDGE,
        Fold.POSTER: Sides.ONE,
    }
