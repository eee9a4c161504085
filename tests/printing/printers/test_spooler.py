"""The commands that would go to CUPS, recorded by scripts that stand in for it."""

import json
import sys
from pathlib import Path

import pytest

from fanzines.model import Fold
from printing.paper import A3, A4, LETTER
from printing.printers import spooler
from printing.printers.spooler import (
    Printer,
    PrinterRefused,
    Sides,
    find_printer,
    find_printers,
    forget,
    send,
    sides_for,
)

LP = """#!{python}
import json, sys
from pathlib import Path
here = Path({folder!r})
(here / "arguments.json").write_text(json.dumps(sys.argv[1:]))
(here / "stdin").write_bytes(sys.stdin.buffer.read())
print("request id is Zine-17 (1 file(s))")
sys.exit({status})
"""
LPSTAT = """#!{python}
import os, sys
assert os.environ["LC_ALL"] == "C"
if sys.argv[1:] == ["-e"]:
    print("Attic\\nZine\\nHall")
else:
    print("printer Attic disabled since Mon Nov 23 -\\n\\tPaused")
    print("printer Hall is idle.  enabled since Mon Nov 23")
    print("printer Zine is idle.  enabled since Mon Nov 23")
    print({default!r})
"""


def stand_in(folder: Path, name: str, script: str, **values: object) -> None:
    command = folder / name
    command.write_text(script.format(python=sys.executable, folder=str(folder), **values))
    command.chmod(0o755)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which commands are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_a_booklet_is_handed_to_lp_by_an_argument_list(commands: Path) -> None:
    stand_in(commands, "lp", LP, status=0)
    job = send(b"%PDF-zine", Printer("Zine"), sides=Sides.SHORT_EDGE, paper=A4, copies=3)
    arguments = json.loads((commands / "arguments.json").read_text())
    assert arguments[:6] == ["-d", "Zine", "-n", "3", "-t", "fanzine"]
    options = list(zip(arguments[6::2], arguments[7::2], strict=True))
    assert options == [
        ("-o", "sides=two-sided-short-edge"),
        ("-o", "print-scaling=none"),
        ("-o", "media=A4"),
        ("-o", "collate=true"),
    ]
    assert (commands / "stdin").read_bytes() == b"%PDF-zine"
    assert job == "Zine-17"


def test_a_mini_zine_on_letter_paper_is_printed_on_one_side(commands: Path) -> None:
    stand_in(commands, "lp", LP, status=0)
    send(b"", Printer("Zine"), sides=sides_for(Fold.MINI), paper=LETTER)
    arguments = json.loads((commands / "arguments.json").read_text())
    assert "sides=one-sided" in arguments
    assert "media=Letter" in arguments
    assert sides_for(Fold.SADDLE) is Sides.SHORT_EDGE


@pytest.mark.parametrize(
    ("sizes", "taken"),
    [
        ("PageSize/Media Size: Letter *A4 A3.Borderless", True),
        ("PageSize/Media Size: Letter *A4 A5", False),
        ("Duplex/2-Sided Printing: *None", True),
    ],
)
def test_a_sheet_larger_than_the_printers_is_refused_before_it_is_sent(
    commands: Path, sizes: str, taken: bool
) -> None:
    stand_in(commands, "lp", LP, status=0)
    stand_in(commands, "lpoptions", "#!{python}\nprint({sizes!r})\n", sizes=sizes)
    poster = (b"%PDF-poster", Printer("Zine"))
    if taken:
        send(*poster, sides=sides_for(Fold.POSTER), paper=A3)
        assert "media=A3" in json.loads((commands / "arguments.json").read_text())
    else:
        with pytest.raises(PrinterRefused, match="no paper of that size"):
            send(*poster, sides=sides_for(Fold.POSTER), paper=A3)
        assert not (commands / "stdin").exists()


def test_only_a_booklet_is_printed_on_both_sides() -> None:
    assert {fold for fold in Fold if sides_for(fold) is not Sides.ONE} == {Fold.SADDLE}


def test_nothing_in_a_printers_name_reaches_a_shell(commands: Path) -> None:
    stand_in(commands, "lp", LP, status=0)
    name = f"Zine; touch {commands / 'harm'}"
    send(b"", Printer(name), sides=Sides.ONE, paper=A4)
    assert json.loads((commands / "arguments.json").read_text())[1] == name
    assert not (commands / "harm").exists()


def test_a_printer_that_refuses_is_told_in_a_sentence(commands: Path) -> None:
    stand_in(commands, "lp", LP, status=1)
    with pytest.raises(PrinterRefused, match="The printer did not take the fanzine"):
        send(b"", Printer("Zine"), sides=Sides.ONE, paper=A4)


def test_a_silent_printer_is_told_in_a_sentence(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(commands, "lp", "#!{python}\nimport time\ntime.sleep(60)\n")
    monkeypatch.setattr(spooler, "_SECONDS", 0.2)
    with pytest.raises(PrinterRefused, match="does not answer"):
        send(b"", Printer("Zine"), sides=Sides.ONE, paper=A4)


def test_no_copies_are_refused() -> None:
    with pytest.raises(PrinterRefused, match="at least one copy"):
        send(b"", Printer("Zine"), sides=Sides.ONE, paper=A4, copies=0)


def test_printers_are_found_with_the_default_first(commands: Path) -> None:
    stand_in(commands, "lpstat", LPSTAT, default="system default destination: Zine")
    assert find_printers() == (
        Printer("Zine", ready=True, default=True),
        Printer("Attic", ready=False),
        Printer("Hall", ready=True),
    )
    assert find_printer() == Printer("Zine", ready=True, default=True)


def test_without_a_default_the_first_ready_printer_is_taken(commands: Path) -> None:
    stand_in(commands, "lpstat", LPSTAT, default="no system default destination")
    assert find_printer() == Printer("Zine", ready=True)


@pytest.mark.usefixtures("commands")
def test_a_computer_without_a_printing_system_has_no_printers() -> None:
    assert find_printers() == ()
    assert find_printer() is None
    with pytest.raises(PrinterRefused, match="no printing system"):
        send(b"", Printer("Zine"), sides=Sides.ONE, paper=A4)


def test_the_spooler_is_asked_to_forget_a_job_once_it_is_printed(commands: Path) -> None:
    queue = commands / "queue"
    queue.write_text("Zine-17 somebody 1024\nZine-18 somebody 1024\n")
    stand_in(
        commands,
        "lpstat",
        "#!{python}\nfrom pathlib import Path\nqueue = Path({queue!r})\nprint(queue.read_text())\n"
        'queue.write_text("Zine-18 somebody 1024\\n")\n',
        queue=str(queue),
    )
    stand_in(
        commands,
        "cancel",
        "#!{python}\nimport sys\nfrom pathlib import Path\n"
        'Path({folder!r}, "cancelled").write_text(" ".join(sys.argv[1:]))\n',
    )
    assert forget("Zine-17", every=0.01)
    assert (commands / "cancelled").read_text() == "-x Zine-17"
    assert not forget("Zine-18", every=0.01, longest=0)


def test_a_computer_without_a_printing_system_has_nothing_to_forget(commands: Path) -> None:
    assert not forget("Zine-17")
    assert not list(commands.iterdir())
