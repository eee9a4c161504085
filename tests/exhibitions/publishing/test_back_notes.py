from dataclasses import replace
from pathlib import Path

import zxingcpp

from exhibitions.exhibition import Exhibition, Frame
from exhibitions.help import help_cards
from exhibitions.publishing.back_notes import back_note
from exhibitions.publishing.publish import publish
from fanzines.consents import Use
from fanzines.seal import new_private_key
from printing.pictures.picture import pdf_picture
from tests.exhibitions.works import canary, canary_photo, work
from tests.printing import poppler
from tests.printing.products.test_labels import zbar

DAY = "2026-11-30"
FRAME = Frame(country="ES")
USES = (Use.EXHIBITION, Use.PAPER, Use.WEB)


def test_a_booklet_with_room_says_whom_to_call_and_where_the_story_is_online(tmp_path: Path) -> None:
    photo = canary_photo("#3366CC")
    one = work(canary("morning", photo, pages=5), photo, USES)
    exhibition = Exhibition(
        {},
        languages=("es",),
        running=True,
        entries=(one.entry,),
        frame=FRAME,
        web_url="https://example.org/f",
    )
    made = publish(exhibition, [one], gone=(), key=new_private_key(), out=tmp_path, sequence=1, day=DAY)
    (entry,) = made.show.entries
    for booklet in entry.booklets:
        pdf = booklet.file.read_bytes()
        told = poppler.text(pdf)
        assert "016" in told and "violencia" in told and "1 de noviembre de 2026" in told
        sheets = [pdf_picture(pdf, at, 150) for at in range(len(poppler.sizes(pdf)))]
        ((sheet, code),) = ((sheet, code) for sheet in sheets for code in zxingcpp.read_barcodes(sheet))
        assert code.text == entry.web_address
        assert zbar(sheet, tmp_path) == [code.text]


def test_only_what_leads_somewhere_at_home_goes_home() -> None:
    photo = canary_photo("#3366CC")
    entry = work(canary("morning", photo), photo, USES).entry
    online = Exhibition({}, running=True, entries=(entry,), web_url="https://example.org")
    assert back_note(online, entry, USES, ()) is not None
    assert back_note(online, entry, (Use.EXHIBITION, Use.PAPER, Use.ROOM), ()) is None
    assert back_note(replace(online, web_url=None), entry, USES, ()) is None
    helped = back_note(online, entry, (Use.EXHIBITION, Use.PAPER), help_cards(FRAME, DAY))
    assert helped is not None and helped.qr == ""
    assert back_note(online, entry, (Use.EXHIBITION,), help_cards(FRAME, DAY)) is None
