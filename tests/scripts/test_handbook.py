"""The handbook: printed by the project's own press, with every picture it names."""

import subprocess
from pathlib import Path

import pikepdf

from printing.products.booklet import press, reading_pdf
from printing.products.handbook import blocks, booklet_of
from scripts.handbook import SHIPPED, ship

HANDBOOK = Path(__file__).resolve().parents[2] / "docs/facilitators.md"


def test_headings_paragraphs_lists_and_pictures_are_told_apart() -> None:
    text = "# A *b*\n\nwords\nof it\n\n- one\n  more\n- two\n\n![seen](x.png)\n\n## C"
    assert [(one.kind, one.text) for one in blocks(text)] == [
        ("title", "A b"),
        ("words", "words of it"),
        ("point", "one more"),
        ("point", "two"),
        ("picture", "seen"),
        ("heading", "C"),
    ]


def test_what_the_kiosk_prints_is_the_handbook_with_its_pictures(tmp_path: Path) -> None:
    ship(HANDBOOK, tmp_path / "made")
    made, shipped = (
        {one.relative_to(folder): one.read_bytes() for one in folder.rglob("*.*")}
        for folder in (tmp_path / "made", SHIPPED)
    )
    assert made == shipped, "`make handbook` brings it up to date"


def test_it_is_folded_from_a4_and_says_everything(tmp_path: Path) -> None:
    fanzine, photos = booklet_of(SHIPPED / "handbook.md")
    sheets = tmp_path / "sheets.pdf"
    sheets.write_bytes(press(fanzine, photos.__getitem__))
    with pikepdf.open(sheets) as pdf:
        assert len(pdf.pages) == 2 * -(-len(fanzine.pages) // 4)
    reading = tmp_path / "reading.pdf"
    reading.write_bytes(reading_pdf(fanzine, photos.__getitem__))
    done = subprocess.run(["pdftotext", str(reading), "-"], capture_output=True, text=True, check=True)
    said = " ".join(done.stdout.split())
    for block in blocks(HANDBOOK.read_text("utf-8")):
        if block.kind == "heading":
            assert block.text in said


def test_nothing_lies_beyond_the_foot_of_a_page() -> None:
    fanzine, _ = booklet_of(SHIPPED / "handbook.md")
    assert all(item.placement.y < 201 for page in fanzine.pages for item in page.items)
