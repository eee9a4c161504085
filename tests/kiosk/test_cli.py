import json
import logging
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from exhibitions.journal.carrying import bring_in
from exhibitions.journal.counts import Counted, What, add
from exhibitions.journal.journal import Journal, journal_beside
from exhibitions.journal.pin import has_pin
from exhibitions.show.manifest import MANIFEST
from exhibitions.show.reading import open_show
from fanzines.consents import Use, pages_hash
from fanzines.file import fanzine_file as file
from fanzines.model import Fanzine, Fold, new_fanzine
from fanzines.seal import Agreed, key_as_text, new_private_key, public_key, sign_consents
from kiosk.cli import main
from kiosk.commands.doctor import Finding, State
from kiosk.commands.parts import LANGUAGES
from tests.exhibitions.shows import ROOM, little_show
from tests.printing import poppler
from tests.windows import ROOT

MINI = ROOT / "docs" / "examples" / "mini-zine.fanzine"
COMMANDS = (
    "exhibit",
    "intake",
    "serve",
    "press",
    "printers",
    "labels",
    "poster",
    "codes",
    "book",
    "picture",
    "publish",
    "doctor",
    "tour",
    "card",
    "pack",
    "send",
    "unpack",
    "journal",
)


CHILD = """
from kiosk import start
from kiosk.cli import main

def prepare_and_tell(**options):
    prepare(**options)
    from kivy.clock import Clock
    Clock.schedule_once(lambda dt: print("drawn", flush=True), 0.5)

prepare = start.prepare
start.prepare = prepare_and_tell
main()
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def copies_are_kept_apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Last good copies of shows lie where the system keeps an account's data."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True)
def uvicorn_speaks_as_before() -> Iterator[None]:
    """`serve` silences it for the whole process."""
    logger = logging.getLogger("uvicorn")
    level = logger.level
    yield
    logger.setLevel(level)


def refused(result: Result) -> str:
    """The one plain sentence or two on standard error."""
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip().endswith(".")
    assert "Traceback" not in result.stderr and "Error" not in result.stderr
    return result.stderr.strip()


def blank(pages: int) -> Fanzine:
    return new_fanzine("2026-11", language="en", pages=pages)


def child(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", CHILD, *arguments]
    unset = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=unset | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout and "-h, --help" in result.stdout


def test_no_other_commands_are_listed() -> None:
    assert set(main.commands) == set(COMMANDS)


@pytest.mark.parametrize(("paper", "width", "height"), [("A4", 841.8898, 595.2756), ("Letter", 792.0, 612.0)])
def test_a_pressed_sheet_has_the_paper_s_exact_size(
    tmp_path: Path, paper: str, width: float, height: float
) -> None:
    out = tmp_path / "zine.pdf"
    assert run("press", MINI, "--fold", "mini", "--paper", paper, "-o", out).exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
        assert [float(edge) for edge in pdf.pages[0].mediabox] == pytest.approx(
            [0, 0, width, height], abs=1e-3
        )


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [("A4", 595.2756, 841.8898), ("A3", 841.8898, 1190.5512), ("Letter", 612.0, 792.0)],
)
def test_a_poster_is_an_upright_sheet_for_every_page(
    tmp_path: Path, paper: str, width: float, height: float
) -> None:
    out, held = tmp_path / "poster.pdf", file.read(MINI.read_bytes())
    assert run("press", MINI, "--fold", "poster", "--paper", paper, "-o", out).exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == len(held.fanzine.pages)
        assert [float(edge) for edge in pdf.pages[0].mediabox[2:]] == pytest.approx([width, height], abs=1e-3)


def test_a_page_that_rests_is_neither_pressed_nor_pictured(tmp_path: Path) -> None:
    resting, out = tmp_path / "resting.fanzine", tmp_path / "out"
    resting.write_bytes(file.write(replace(blank(9), fold=Fold.POSTER, places=2), {}.__getitem__))
    assert run("press", resting, "-o", out).exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 2
    assert run("picture", resting, "--page", 2, "-o", out).exit_code == 0
    assert "no page 3" in refused(run("picture", resting, "--page", 3, "-o", out))


def test_a_stapled_booklet_has_a_front_and_a_back_for_every_four_pages(tmp_path: Path) -> None:
    out, held = tmp_path / "zine.pdf", file.read(MINI.read_bytes())
    assert run("press", MINI, "--fold", "saddle", "-o", out).exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 2 * -(-len(held.fanzine.pages) // 4)


def test_a_fold_that_cannot_hold_the_pages_is_refused(tmp_path: Path) -> None:
    long, out = tmp_path / "long.fanzine", tmp_path / "zine.pdf"
    long.write_bytes(file.write(blank(9), {}.__getitem__))
    assert "booklet" in refused(run("press", long, "--fold", "mini", "-o", out))
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "made"),
    [
        ("--fold saddle --page A6 --flip long --weight 100 --signature 2 --marks", {"z.pdf": 2}),
        ("--fold saddle --page A7 --share copies --sides apart", {"z-fronts.pdf": 2, "z-backs.pdf": 2}),
        ("--fold saddle --sides backs --backs-reversed --no-marks", {"z.pdf": 2}),
        ("--fold saddle --paper A3 --page A5 --bleed 3", {"z.pdf": 4}),
        ("--fold mini --poster 1 --paper Tabloid --ink grey", {"z.pdf": 2}),
        ("--fold mini --ink black --lines 60 --angle 30 --margin 5", {"z.pdf": 1}),
        ("--fold accordion --both-sides --paper Legal", {"z.pdf": 2}),
        ("--fold tiles --page A3 --poster 2 --overlap 12 --reading r.pdf", {"z.pdf": 4, "r.pdf": 8}),
        ("--fold single --ink coral", {"z.pdf": 4}),
        ("--fold single --ink coral --ink blue", {"z-coral.pdf": 4, "z-blue.pdf": 4}),
    ],
)
def test_a_facilitator_at_a_desk_gets_the_files_she_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str, made: dict[str, int]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("press", MINI, *options.split(), "-o", "z.pdf")
    assert done.exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == set(made)
    for name, sides in made.items():
        with pikepdf.open(tmp_path / name) as pdf:
            assert len(pdf.pages) == sides
    assert done.output.split() == ([] if "z.pdf" in made else list(made))


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ("--fold mini --signature 3", 2, "--signature is for --fold saddle, not for mini"),
        ("--fold mini --page A6", 2, "saddle or single or tiles"),
        ("--fold poster --sides fronts", 2, "one side only"),
        ("--fold mini --ink grey --ink coral", 2, "--ink grey stands alone"),
        ("--fold mini --ink grey --lines 40", 2, "--ink black alone"),
        ("--fold leaflet", 1, "six pages"),
        ("--fold saddle --page A4", 1, "does not fit on this paper"),
        ("--fold mini --poster 9", 1, "no such page"),
        ("--fold tiles --overlap 60", 2, "0<=x<=50"),
    ],
)
def test_what_cannot_be_pressed_is_said_and_nothing_is_written(
    tmp_path: Path, options: str, code: int, says: str
) -> None:
    done = run("press", MINI, *options.split(), "-o", tmp_path / "z.pdf")
    assert done.exit_code == code
    assert says in done.output
    assert not list(tmp_path.iterdir())


def test_a_damaged_file_leaves_what_was_there_before(tmp_path: Path) -> None:
    damaged, out = tmp_path / "damaged.fanzine", tmp_path / "zine.pdf"
    damaged.write_bytes(MINI.read_bytes()[:-40])
    out.write_bytes(b"before")
    refused(run("press", damaged, "-o", out))
    refused(run("picture", damaged, "-o", out))
    assert out.read_bytes() == b"before"


def test_an_output_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken.pdf.part").mkdir()
    assert "taken.pdf" in refused(run("press", MINI, "-o", tmp_path / "taken.pdf"))
    assert "zine.pdf" in refused(run("press", MINI, "-o", tmp_path / "nowhere" / "zine.pdf"))
    assert [path.name for path in tmp_path.iterdir()] == ["taken.pdf.part"]


def test_a_picture_has_the_page_s_size_in_dots(tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    assert run("picture", MINI, "--page", 1, "--dpi", 100, "-o", out).exit_code == 0
    with Image.open(out) as picture:
        assert (picture.format, picture.size) == ("PNG", (583, 827))


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    assert "no page 99" in refused(run("picture", MINI, "--page", 99, "-o", out))
    assert not out.exists()


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


@pytest.mark.parametrize(
    "arguments",
    [
        ("--window", "large"),
        ("--window", "0x800"),
        ("--language", "tlh"),
        ("press", MINI),
        ("press", "nowhere.fanzine", "-o", "out.pdf"),
        ("publish", MINI, "-o", "show"),
        ("publish", MINI, "-o", "show", "--trust", "ABC"),
        ("publish", MINI, "-o", "show", "--trust", key_as_text(bytes(32)), "--web-url", "ftp://x"),
        ("serve", "show", "--port", "65536"),
        ("dance",),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(arguments: tuple[object, ...]) -> None:
    assert run(*arguments).exit_code == 2


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


@pytest.mark.parametrize(("state", "code"), [(State.OK, 0), (State.WARN, 0), (State.BAD, 1)])
def test_the_doctor_s_worst_finding_decides(state: State, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = [
        Finding("fonts", State.OK, "All fonts load."),
        Finding("space", state, "So it is.", "Do this."),
    ]
    monkeypatch.setattr("kiosk.commands.doctor.examine", lambda folder: findings)
    result = run("doctor")
    assert result.exit_code == code
    assert result.stdout.splitlines() == ["ok   All fonts load.", f"{state:4} So it is. Do this."]


def test_the_doctor_looks_at_this_machine(tmp_path: Path) -> None:
    with child("doctor", "--data", str(tmp_path)) as doctor:
        said, complained = doctor.communicate(timeout=60)
    assert (doctor.returncode, complained) == (1, "")
    assert "bad  No screen was found." in said and len(said.splitlines()) > 5


def test_without_a_screen_the_kiosk_says_so(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    for arguments in (("--data", str(tmp_path / "data")), ("exhibit", str(tmp_path / "show"))):
        with child(*arguments, SDL_VIDEODRIVER="x11", XDG_STATE_HOME=str(tmp_path)) as kiosk:
            said, complained = kiosk.communicate(timeout=60)
        assert (kiosk.returncode, said) == (1, "")
        assert "screen" in complained and len(complained.splitlines()) == 1


@pytest.mark.window
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["kiosk", "exhibit"])
def test_the_app_opens_and_ends_in_good_order_when_asked(
    command: str, language: str, screen: str, tmp_path: Path
) -> None:
    little_show(tmp_path / "show")
    where = (
        ("exhibit", str(tmp_path / "show")) if command == "exhibit" else ("--data", str(tmp_path / "data"))
    )
    options = ("--window", "640x400", "--language", language)
    arguments = (*where, *options) if command == "exhibit" else (*options, *where)
    with child(*arguments, DISPLAY=screen, XDG_STATE_HOME=str(tmp_path)) as app:
        assert app.stdout
        assert app.stdout.readline() == "drawn\n", app.communicate(timeout=30)
        app.terminate()
        said, complained = app.communicate(timeout=30)
    assert (app.returncode, said, complained) == (0, "", "")
    assert [log.read_text() for log in tmp_path.rglob("log.txt")] == []


QUIET = """
import json, sys
from click.testing import CliRunner
from kiosk.cli import main
codes = [CliRunner().invoke(main, arguments).exit_code for arguments in json.loads(sys.argv[1])]
print(json.dumps([codes, [name for name in ("kivy", "fanzines.library") if name in sys.modules]]))
"""


def loaded_by(*work: tuple[object, ...]) -> list[str]:
    """What of Kivy and the library was loaded by commands that went well, or were refused a show."""
    as_text = json.dumps([[str(argument) for argument in arguments] for arguments in work])
    command = [sys.executable, "-c", QUIET, as_text]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    codes, loaded = json.loads(done.stdout)
    assert codes == [int(arguments[0] in ("serve", "exhibit")) for arguments in work]
    assert isinstance(loaded, list)
    return loaded


def test_commands_without_a_window_do_not_load_kivy(tmp_path: Path) -> None:
    key = key_as_text(public_key(new_private_key()))
    press = ("press", MINI, "-o", tmp_path / "zine.pdf")
    picture = ("picture", MINI, "-o", tmp_path / "page.png")
    publish = ("publish", MINI, "--trust", key, "-o", tmp_path / "show")
    assert "kivy" not in loaded_by(("--help",), press, picture, publish)


def test_the_visitors_side_does_not_load_the_library(tmp_path: Path) -> None:
    assert loaded_by(("serve", tmp_path), ("exhibit", tmp_path)) == []
