from pathlib import Path

import pytest

from fanzines.art import Art
from fanzines.packs import DrawingRefused, read_pack, refusals
from fanzines.packs.apart import read_apart
from fanzines.packs.folder import MOST_PICTURES
from fanzines.packs.gate import LARGEST, plain_svg
from fanzines.packs.shapes import drawing
from fanzines.photos import Refusal, TakenPhoto
from fanzines.photos.refusals import SENTENCES
from tests.fanzines.pictures import quarters, stored

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, head: str = 'viewBox="0 0 100 50"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} {head}>{inside}</svg>'.encode()


def bounds(art: Art) -> tuple[float, float, float, float]:
    points = [
        (float(segment[at]), float(segment[at + 1]))
        for shape in art.shapes
        for segment in shape.segments
        for at in range(1, len(segment), 2)
    ]
    return (
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        ('<rect x="10" y="10" width="30" height="20"/>', (100, 100, 400, 300)),
        ('<circle cx="50" cy="25" r="20"/>', (300, 50, 700, 450)),
        ('<ellipse cx="50" cy="25" rx="40" ry="10"/>', (100, 150, 900, 350)),
        ('<polygon points="0,0 100,0 50,50"/>', (0, 0, 1000, 500)),
        ('<path d="m10 10h30v20H10z"/>', (100, 100, 400, 300)),
        ('<path d="M30 25 A20 20 0 1 1 70 25 A20 20 0 1 1 30 25Z"/>', (300, 50, 700, 450)),
        ('<line x1="10" y1="25" x2="90" y2="25" stroke="red" stroke-width="4"/>', (100, 230, 900, 270)),
        ('<g transform="translate(10 5) scale(2)"><rect width="10" height="10"/></g>', (100, 50, 300, 250)),
        ('<defs><rect id="a" width="10" height="10"/></defs><use href="#a" x="20"/>', (200, 0, 300, 100)),
    ],
)
def test_shapes_land_where_the_drawing_says(shape: str, box: tuple[float, ...]) -> None:
    art = drawing(svg(shape))
    assert (art.width, art.height) == pytest.approx((1000, 500))
    assert bounds(art) == pytest.approx(box, abs=6)


def test_colours_come_along_and_what_is_invisible_does_not() -> None:
    art = drawing(
        svg(
            "<style>.a{fill:#0f6fb4}</style>"
            '<rect class="a" width="9" height="9"/><rect style="fill:rgb(255,92,77)" width="9" height="9"/>'
            '<rect width="9" height="9" fill="none"/><rect width="9" height="9" display="none"/>'
            '<rect width="9" height="9" visibility="hidden"/><rect width="9" height="9" fill-opacity="0"/>'
        )
    )
    assert [shape.fill for shape in art.shapes] == ["#0F6FB4", "#FF5C4D"]


def test_see_through_shapes_stay_see_through() -> None:
    art = drawing(svg('<rect width="9" height="9" opacity=".5" fill-opacity=".5"/>'))
    assert art.shapes[0].opacity == pytest.approx(0.25, abs=0.01)


def test_a_hole_stays_a_hole_by_either_rule() -> None:
    rings = "M0 0H40V40H0Z M10 10H30V30H10Z"
    (shape,) = drawing(svg(f'<path fill-rule="evenodd" d="{rings}"/>')).shapes
    corners = [segment[1:] for segment in shape.segments if segment[0] != "Z"]
    turns = [
        sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True)) > 0
        for ring in ([(float(c[0]), float(c[1])) for c in corners[at : at + 4]] for at in (0, 4))
    ]
    assert len(corners) == 8 and turns[0] != turns[1]


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("<text>Hello</text>", refusals.HAS_LETTERS),
        ('<image href="a.png"/>', refusals.HAS_PHOTOGRAPH),
        ('<image href="data:image/png;base64,AAAA"/>', refusals.HAS_PHOTOGRAPH),
        ("<foreignObject/>", refusals.HAS_PHOTOGRAPH),
        ("<script>alert(1)</script>", refusals.HAS_SCRIPT),
        ('<rect width="9" height="9"><animate/></rect>', refusals.HAS_SCRIPT),
        ('<use href="other.svg#a"/>', refusals.HAS_LINKS),
        ('<use xlink:href="http://example.org/a.svg#a"/>', refusals.HAS_LINKS),
        ("<style>@import 'http://example.org/a.css';</style>", refusals.HAS_LINKS),
        ('<rect width="9" height="9" style="fill:url(http://example.org/a)"/>', refusals.HAS_LINKS),
        ('<rect width="9" height="9" fill="url(#shade)"/>', refusals.HAS_EFFECTS),
        ('<g filter="url(#soft)"><rect width="9" height="9"/></g>', refusals.HAS_EFFECTS),
        ('<g id="a"><use href="#a"/></g>', refusals.TOO_COMPLEX),
        ('<rect width="1" height="1"/>' * 4000, refusals.TOO_COMPLEX),
        ("<g>" * 60 + "</g>" * 60, refusals.TOO_COMPLEX),
        ("", refusals.IS_EMPTY),
        ('<path d="M0 0 L nonsense"/>', refusals.IS_EMPTY),
        ('<path d="M0 0 L1e300 9 L9 9Z"/>', refusals.NOT_A_DRAWING),
    ],
)
def test_what_cannot_be_cut_from_paper_is_refused_with_a_sentence(inside: str, sentence: str) -> None:
    with pytest.raises(DrawingRefused) as refused:
        drawing(svg(inside))
    assert str(refused.value) == sentence


def test_copies_of_copies_are_counted_before_they_are_made() -> None:
    doubling = "".join(f'<g id="g{n}"><use href="#g{n + 1}"/><use href="#g{n + 1}"/></g>' for n in range(30))
    with pytest.raises(DrawingRefused, match="too many parts"):
        drawing(svg(f'<defs>{doubling}<g id="g30"><rect width="1" height="1"/></g></defs><use href="#g0"/>'))


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused(bomb: str) -> None:
    with pytest.raises(DrawingRefused, match="could harm"):
        drawing(bomb.encode() + svg("<title>&a;</title>"))


def test_a_plain_doctype_and_a_programs_own_notes_do_no_harm() -> None:
    doctype = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    notes = (
        '<metadata>by somebody</metadata><n:view xmlns:n="urn:notes"/>'
        '<rect width="9" height="9" onclick="x()"/>'
    )
    plain = plain_svg(doctype.encode() + svg(notes))
    assert (
        b"DTD" not in plain and b"somebody" not in plain and b"onclick" not in plain and b"notes" not in plain
    )
    assert len(drawing(doctype.encode() + svg(notes)).shapes) == 1


@pytest.mark.parametrize("data", [b"", b"hello", b"<html/>", b"<svg>", b"\x89PNG\r\n", b"\xff\xfe<\0s\0"])
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(DrawingRefused):
        drawing(data)


def test_what_was_read_apart_is_what_the_drawing_says() -> None:
    data = svg(
        '<circle cx="50" cy="25" r="20" fill="teal" opacity=".5"/><path d="M0 0L9 0 9 9z" stroke="red"/>'
    )
    apart, here = read_apart(data), drawing(data)
    assert [(one.fill, one.opacity) for one in apart.shapes] == [
        (one.fill, one.opacity) for one in here.shapes
    ]
    assert bounds(apart) == pytest.approx(bounds(here), abs=0.01)


def test_a_drawing_that_takes_too_long_is_given_up() -> None:
    endless = svg('<rect width="9" height="9" transform="' + "rotate(" * 120_000 + '"/>')
    with pytest.raises(DrawingRefused, match="too long"):
        read_apart(endless, seconds=1.0)


def test_a_reader_that_answers_nonsense_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fanzines.packs.apart.READER", "fanzines.plane")
    with pytest.raises(DrawingRefused, match="not a drawing"):
        read_apart(svg('<rect width="9" height="9"/>'))


def test_a_folder_becomes_a_pack_and_bad_files_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "our patterns"
    folder.mkdir()
    (folder / "b.png").write_bytes(stored(quarters(), "PNG"))
    (folder / "a.SVG").write_bytes(svg('<circle cx="50" cy="25" r="20" fill="teal"/>'))
    (folder / "c.svg").write_bytes(svg("<text>no</text>"))
    (folder / "d.png").write_bytes(b"not a picture")
    (folder / "e.svg").write_bytes(b" " * (LARGEST + 1))
    (folder / ".hidden.svg").write_bytes(b"")
    (folder / "notes.txt").write_text("kept out without a word")
    (folder / "link.svg").symlink_to(folder / "a.SVG")
    pack = read_pack(folder)
    assert pack.name == "our patterns"
    assert [picture.name for picture in pack.pictures] == ["a", "b"]
    assert isinstance(pack.pictures[0].picture, Art)
    assert isinstance(pack.pictures[1].picture, TakenPhoto)
    assert pack.refused == (
        ("c.svg", refusals.HAS_LETTERS),
        ("d.png", SENTENCES[Refusal.NOT_A_PICTURE]),
        ("e.svg", refusals.TOO_LARGE),
    )


def test_a_pack_has_an_end(tmp_path: Path) -> None:
    for number in range(MOST_PICTURES + 2):
        (tmp_path / f"{number:03}.svg").write_bytes(svg('<rect width="9" height="9"/>'))
    pack = read_pack(tmp_path)
    assert len(pack.pictures) == MOST_PICTURES
    assert pack.refused == (("060.svg", refusals.TOO_MANY), ("061.svg", refusals.TOO_MANY))
