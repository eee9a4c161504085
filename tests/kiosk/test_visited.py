"""What visitors did and took, without a window."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import assets
from exhibitions.journal.booklets import left
from exhibitions.journal.carrying import bring_in
from exhibitions.journal.counts import Counted, What, add, counts, today
from exhibitions.journal.journal import Journal, journal_beside
from exhibitions.journal.report import Report, Row
from exhibitions.show.help import HelpCard
from exhibitions.show.reading import Booklet, Show, open_show
from kiosk.exhibition import taking
from kiosk.exhibition.carrying import carry_home
from kiosk.exhibition.noted import Noted
from kiosk.exhibition.taking import Taken, take
from kiosk.language import tongue
from kiosk.visited.told import as_page, as_table
from printing.printers.printer import Printer
from printing.printers.spooler import PrinterRefused
from tests.exhibitions.journals import BALCONY, DAY, FIG
from tests.printing import poppler

HEADS = ("Opened", "Read to the end", "Printed")


def report_with(rows: int, days: int) -> Report:
    return Report(
        "شجرة التين",
        "30 November",
        "Palermo",
        tuple(Row(f"Work {number}", (number, 0, 0, 1)) for number in range(1, rows + 1)),
        tuple(Row(f"2026-{1 + day // 28:02d}-{1 + day % 28:02d}", (1, 1, 1, 1)) for day in range(days)),
        (rows, 0, 0, rows),
    )


def test_the_report_is_one_page_whatever_hung_and_however_long() -> None:
    pdf = as_page(report_with(60, 90))
    said = poppler.text(pdf)
    assert all(word in said for word in (*HEADS, "شجرة التين", "Palermo", "Work 1", "April 2026"))
    assert "45 more" in said, "of 20 lines 4 are months, and one holds the rest together"
    assert "Work 15" in said and "Work 16" not in said
    assert len(poppler.sizes(pdf)) == 1


def test_the_table_holds_every_fanzine_and_every_day() -> None:
    table = as_table(report_with(60, 90)).decode("utf-8-sig")
    assert len([line for line in table.splitlines() if line.startswith("Work ")]) == 60
    assert len([line for line in table.splitlines() if line.startswith("2026-")]) == 90


def test_the_report_reads_from_the_right_in_arabic() -> None:
    tongue.speak("ar")
    try:
        pdf = as_page(report_with(2, 1))
    finally:
        tongue.speak("en")
    assert "المجموع" in poppler.text(pdf)


def test_what_happens_is_noted_beside_the_show_that_is_followed(tmp_path: Path) -> None:
    noted = Noted()
    noted.add(FIG, What.OPENED)
    assert noted.journal is None, "nobody counts who looks at a sample"
    noted.follow(tmp_path / "show")
    noted.add(FIG, What.OPENED)
    noted.add(BALCONY, What.OPENED)
    noted.follow(tmp_path / "show", gone=[BALCONY])
    noted.rest()
    assert counts(Journal(journal_beside(tmp_path / "show"))) == (Counted(FIG, today(), What.OPENED, 1),)
    assert noted.journal is None


@pytest.fixture
def show(tmp_path: Path) -> Show:
    shutil.copytree(assets.path("sample", "show"), tmp_path / "show")
    return open_show(tmp_path / "show", every_file=False)


@pytest.fixture
def booklet(show: Show) -> Booklet:
    return next(entry.booklets[0] for entry in show.entries if entry.booklets)


def _a_day(show: Show, number: int) -> Show:
    return replace(show, booklets_a_day=number, help=())


def test_booklets_are_printed_within_the_days_number_then_saved(
    show: Show, booklet: Booklet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, sent = Journal(tmp_path / "show.journal"), list[bytes]()
    monkeypatch.setattr(taking, "find_printer", lambda _addresses: Printer("inkjet"))
    monkeypatch.setattr(taking, "send", lambda pdf, printer, **_: sent.append(pdf))
    monkeypatch.setattr(taking, "forget_after", lambda _job: None)
    asked = [take(_a_day(show, 2), booklet, journal, None) for _ in range(3)]
    assert asked == [Taken.PRINTED, Taken.PRINTED, Taken.SAVED]
    assert sent == [booklet.file.read_bytes()] * 2


def test_without_a_printer_or_when_it_refuses_nothing_of_the_number_is_used(
    show: Show, booklet: Booklet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path / "show.journal")
    monkeypatch.setattr(taking, "find_printer", lambda _addresses: None)
    assert take(_a_day(show, 2), booklet, journal, None) is Taken.SAVED

    def refuses(*_: object, **__: object) -> str:
        raise PrinterRefused("no paper")

    monkeypatch.setattr(taking, "find_printer", lambda _addresses: Printer("inkjet"))
    monkeypatch.setattr(taking, "send", refuses)
    assert take(_a_day(show, 2), booklet, journal, None) is Taken.SAVED
    assert left(journal, today(), 2) == 2
    assert left(journal, DAY, 2) == 2
    monkeypatch.setattr(taking, "stuck_printers", lambda _addresses: frozenset({"inkjet"}))
    monkeypatch.setattr(taking, "send", lambda *_, **__: pytest.fail("the booklet before still waits"))
    assert take(_a_day(show, 2), booklet, journal, None) is Taken.SAVED


def test_a_number_that_has_expired_goes_home_with_no_booklet(
    show: Show, booklet: Booklet, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    for until, taken in ((today(), Taken.PRINTED), (DAY, Taken.SAVED)):
        cards = (HelpCard("112", {}, {}), HelpCard("800 000 000", {}, {}, until=until))
        journal = Journal(tmp_path / "show.journal")
        assert take(replace(_a_day(show, 2), help=cards), booklet, journal, tmp_path / "stick") is taken
    assert len([*(tmp_path / "stick").iterdir()]) == 1


def test_a_booklet_that_may_come_out_all_the_same_counts_as_printed(
    show: Show, booklet: Booklet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object, **__: object) -> str:
        raise PrinterRefused("no answer", maybe=True)

    journal = Journal(tmp_path / "show.journal")
    monkeypatch.setattr(taking, "find_printer", lambda _addresses: Printer("inkjet"))
    monkeypatch.setattr(taking, "send", silent)
    assert take(_a_day(show, 2), booklet, journal, None) is Taken.PRINTED
    assert left(journal, today(), 2) == 1


def test_a_journal_is_carried_home_and_never_over_another(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "show.journal")
    add(journal, [Counted(FIG, DAY, What.OPENED, 2)])
    (tmp_path / "stick").mkdir()
    assert carry_home(journal, tmp_path / "stick") and carry_home(journal, tmp_path / "stick")
    names = sorted(file.name for file in (tmp_path / "stick").iterdir())
    assert names == ["exhibition-2.journal.json", "exhibition.journal.json"]
    home = Journal(tmp_path / "home.journal")
    assert [bring_in(home, (tmp_path / "stick" / name).read_bytes()).counts for name in names] == [1, 0]
