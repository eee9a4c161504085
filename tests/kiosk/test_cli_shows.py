"""Shows published, printed, shown and served from the command line."""

import logging
import signal
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from exhibitions.journal.carrying import bring_in
from exhibitions.journal.counts import Counted, What, add
from exhibitions.journal.journal import Journal, journal_beside
from exhibitions.journal.pin import has_pin
from exhibitions.show.manifest import MANIFEST
from exhibitions.show.reading import open_show
from fanzines.consents import Use, pages_hash
from fanzines.file import fanzine_file as file
from fanzines.seal import Agreed, key_as_text, new_private_key, public_key, sign_consents
from kiosk.cli import main
from tests.exhibitions.shows import ROOM, little_show
from tests.kiosk.command_line import MINI, blank, child, refused, run
from tests.printing import poppler


@pytest.fixture(autouse=True)
def uvicorn_speaks_as_before() -> Iterator[None]:
    """`serve` silences it for the whole process."""
    logger = logging.getLogger("uvicorn")
    level = logger.level
    yield
    logger.setLevel(level)


def signed(folder: Path, private: bytes, *uses: Use) -> Path:
    fanzine = blank(2)
    agreed = [Agreed(use, "2020-01", "9999-12") for use in uses]
    consents = sign_consents(private, fanzine.id, pages_hash(fanzine), agreed)
    path = folder / f"{fanzine.id}.fanzine"
    path.write_bytes(file.write(fanzine, {}.__getitem__, consents))
    return path


def test_publishing_shows_what_was_agreed_to_and_names_the_rest(tmp_path: Path) -> None:
    ours, theirs = new_private_key(), new_private_key()
    agreed = signed(tmp_path, ours, Use.EXHIBITION, Use.ROOM)
    foreign = signed(tmp_path, theirs, Use.EXHIBITION)
    missing = tmp_path / "missing.fanzine"
    out, key = tmp_path / "show", key_as_text(public_key(ours))
    result = run("publish", agreed, foreign, MINI, missing, "--trust", key, "--title", "Our pages", "-o", out)
    assert result.exit_code == 0, result.stderr
    show = open_show(out)
    assert (len(show.entries), show.title) == (1, {"en": "Our pages"})
    assert show.entries[0].room and not show.entries[0].web
    for name in (foreign.name, MINI.name, missing.name, f"{agreed.name} (web)"):
        assert [line for line in result.stderr.splitlines() if line.startswith(f"Left out: {name}")]


def test_labels_are_made_and_addresses_that_are_silent_are_told(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    url = ("--room-url", "http://127.0.0.1:9")
    made = run("labels", tmp_path / "show", "-o", tmp_path / "labels.pdf", "--per-sheet", 8, *url)
    assert made.exit_code == 0
    assert made.stderr == f"Not checked yet: HTTP://127.0.0.1:9/S/{ROOM} did not answer.\n"
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")
    little_show(tmp_path / "over", until="2001-01")
    assert "Put the exhibition up first" in refused(
        run("labels", tmp_path / "over", "-o", tmp_path / "no.pdf")
    )


def test_a_poster_and_codes_are_made_of_a_show_alone(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    out = tmp_path / "out.pdf"
    for size, sides in ((("--paper", "A3"), 1), (("--paper", "Letter"), 1), (("--large", "A2"), 8)):
        assert run("poster", tmp_path / "show", *size, "-o", out).exit_code == 0
        assert len(poppler.sizes(out.read_bytes())) == sides
    address = "192.168.4.1:8000"
    for url in ((), ("--room-url", f"http://{address}")):
        assert run("codes", tmp_path / "show", *url, "-o", out).exit_code == 0
        assert (address in poppler.text(out.read_bytes())) is bool(url)


def test_a_book_holds_what_was_agreed_to_and_names_the_rest(tmp_path: Path) -> None:
    ours, out = new_private_key(), tmp_path / "book.pdf"
    key = key_as_text(public_key(ours))
    agreed, shown = signed(tmp_path, ours, Use.PAPER, Use.ROOM), signed(tmp_path, ours, Use.EXHIBITION)
    told = ("--trust", key, "--title", "Our pages", "--word", "Read slowly.", "--country", "IT")
    made = run("book", agreed, shown, *told, "--paper", "pages", "-o", out)
    assert made.exit_code == 0, made.stderr
    assert made.stderr == f"Left out: {shown.name}: its maker has not agreed to this\n"
    assert made.stdout == "Fanzines in the book: 1.\n"
    text = poppler.text(out.read_bytes())
    assert "Our pages" in text and "Read slowly." in text and "112" in text
    pages = len(poppler.sizes(out.read_bytes()))
    for paper, size in (("Letter", (792, 612)), ("A3", (1190.55, 841.89))):
        assert run("book", agreed, *told, "--paper", paper, "--weight", 100, "-o", out).exit_code == 0
        sizes = poppler.sizes(out.read_bytes())
        assert len(sizes) == pages // 2 and sizes[0] == pytest.approx(size, abs=0.01)
    assert "No fanzine" in refused(run("book", shown, "--trust", key, "-o", out))


def test_a_journal_is_written_where_something_was_counted(tmp_path: Path) -> None:
    place, out = tmp_path / "show", tmp_path / "home.journal.json"
    assert "Nothing was counted" in refused(run("journal", place, "-o", out))
    add(Journal(journal_beside(place)), [Counted(ROOM, "2026-11-30", What.SCANNED, 2)])
    assert run("journal", place, "-o", out).exit_code == 0
    assert bring_in(Journal(tmp_path / "home.journal"), out.read_bytes()).counts == 1


def test_a_damaged_show_is_neither_shown_nor_served(tmp_path: Path) -> None:
    version = little_show(tmp_path)
    next(version.glob("pictures/*.webp")).write_bytes(b"another picture")
    assert "pictures/" in refused(run("serve", tmp_path, "--port", 0))
    (version / "show.json").write_bytes(b"{}")
    assert "show.json" in refused(run("exhibit", tmp_path))
    (version / MANIFEST).unlink()
    refused(run("exhibit", tmp_path))
    refused(run("exhibit", tmp_path / "nowhere"))


def test_a_pin_that_leads_out_is_chosen_before_the_show_begins(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    journal = Journal(journal_beside(tmp_path / "show"))
    command = ["exhibit", str(tmp_path / "show"), "--choose-pin"]
    assert "4 to 8 digits" in CliRunner().invoke(main, command, input="12\n12\n").stderr
    assert not has_pin(journal)
    CliRunner().invoke(main, command, input="2580\n2580\n")
    assert has_pin(journal)


def test_a_show_of_another_kiosk_is_not_shown(tmp_path: Path) -> None:
    little_show(tmp_path)
    refused(run("exhibit", tmp_path, "--trust", key_as_text(public_key(new_private_key()))))


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    little_show(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert str(port) in refused(run("serve", tmp_path, "--host", "127.0.0.1", "--port", port))


def test_stories_are_served_until_control_c(tmp_path: Path) -> None:
    little_show(tmp_path)
    with child("serve", str(tmp_path), "--host", "127.0.0.1", "--port", "0") as server:
        assert server.stdout
        url = server.stdout.readline().split()[4]
        with urllib.request.urlopen(f"{url}/S/{ROOM}") as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        said, complained = server.communicate(timeout=30)
    assert (server.returncode, said, complained) == (0, "", "")
