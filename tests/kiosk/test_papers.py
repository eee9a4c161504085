from io import BytesIO
from pathlib import Path

import pikepdf

from exhibitions.room.server import RoomServer
from fanzines.model import Direction
from kiosk.keeping.keeper import Keeper
from kiosk.printing.copies import CopiesOfMany
from kiosk.printing.papers import Thing, Wanted, make_paper, print_paper, silent
from kiosk.printing.printer import PrintOutcome
from printing.printers.known import NOTHING_KNOWN
from tests.exhibitions.shows import ROOM, little_show


def test_labels_are_made_checked_and_kept(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    server = RoomServer(tmp_path / "show", host="127.0.0.1", port=0)
    server.start()
    assert server.wait(30) == "ready", server.problem
    try:
        wanted = Wanted(Thing.LABELS, "Letter", 2)
        labels = make_paper(wanted, tmp_path / "show", server.here, Direction.LTR)
        assert labels.addresses == (f"{server.here.upper()}/S/{ROOM}",)
        assert labels.picture(0).height > labels.picture(0).width
        assert silent(labels) == 0
    finally:
        server.stop()
    assert silent(labels) == 1
    (tmp_path / "prints").mkdir()
    printed = print_paper(
        labels, tmp_path / "prints", CopiesOfMany(Keeper(tmp_path / "kiosk"), ()), NOTHING_KNOWN
    )
    assert printed.outcome is PrintOutcome.SAVED
    assert Path(printed.file).name == "labels.pdf"
    with pikepdf.open(BytesIO(Path(printed.file).read_bytes())) as document:
        assert [round(float(edge)) for edge in document.pages[0].mediabox[2:]] == [612, 792]
