import json
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import assets
from fanzines import art

PICTURES = [(kind, name) for kind in art.KINDS for name in art.names(kind)]
ON_PAGES = [picture for picture in PICTURES if picture[0] not in ("scenes", "prompts", "topics")]
numbers = st.floats(-999, 999).map(lambda value: round(value, 2))


def written(segment: art.Segment) -> str:
    return segment[0] + " ".join(f"{number:g}" for number in segment[1:])


def bounds(picture: art.Art) -> tuple[float, float, float, float]:
    points = [
        (segment[at], segment[at + 1])
        for shape in picture.shapes
        for segment in shape.segments
        for at in range(1, len(segment), 2)
    ]
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize(("kind", "name"), PICTURES)
def test_every_picture_can_be_drawn_and_stays_near_its_frame(kind: art.Kind, name: str) -> None:
    picture = art.load(kind, name)
    left, top, right, bottom = bounds(picture)
    margin = 0.06 * max(picture.width, picture.height)
    assert left >= -margin and top >= -margin
    assert right <= picture.width + margin and bottom <= picture.height + margin


@pytest.mark.parametrize(("kind", "name"), PICTURES)
def test_every_path_begins_with_a_move_and_ends_closed(kind: art.Kind, name: str) -> None:
    for shape in art.load(kind, name).shapes:
        assert shape.segments[0][0] == "M"
        assert shape.segments[-1] == ("Z",)


@pytest.mark.parametrize("kind", ["signs", "stickers"])
def test_a_picture_shows_its_makers_colour(kind: art.Kind) -> None:
    for name in art.names(kind):
        assert any(shape.fill == "colour" for shape in art.load(kind, name).shapes), name


@pytest.mark.parametrize("kind", ["stickers", "papers"])
def test_every_picture_lies_in_just_one_pack(kind: Literal["stickers", "papers"]) -> None:
    packed = [name for pack in art.packs(kind) for name in pack.pictures]
    assert sorted(packed) == list(art.names(kind))
    assert all(len(pack.pictures) >= 10 for pack in art.packs(kind))
    assert len({pack.name for pack in art.packs(kind)}) == len(art.packs(kind))


def test_there_is_plenty_to_cut_and_glue() -> None:
    assert len(art.packs()) >= 12 and len(art.names("stickers")) >= 120
    assert len(art.names("tapes")) >= 10
    assert sum(len(pack.pictures) for pack in art.packs("papers") if pack.name != "shapes") >= 24


@pytest.mark.parametrize(
    "name",
    [
        "arrow",
        "bird",
        "boat",
        "branch",
        "bubble",
        "butterfly",
        "confetti",
        "cup",
        "flower",
        "hand",
        "heart",
        "house",
        "key",
        "moon",
        "rainbow",
        "seaweed",
        "spiral",
        "star",
        "sun",
        "wave",
        "window",
    ],
)
def test_stickers_that_old_fanzines_may_hold_are_still_here(name: str) -> None:
    assert art.load("stickers", name).shapes


@pytest.mark.parametrize(("kind", "name"), ON_PAGES)
def test_no_picture_is_too_heavy_for_a_page_of_them(kind: art.Kind, name: str) -> None:
    assert len(assets.data(kind, f"{name}.json")) < 32_000


@pytest.mark.parametrize("kind", ["tapes", "papers"])
def test_tapes_and_papers_take_her_colour(kind: art.Kind) -> None:
    for name in art.names(kind):
        fills = {shape.fill for shape in art.load(kind, name).shapes}
        assert fills & {"colour", "deep", "second", "soft", "faint", "pale"}, name


def test_there_are_enough_pictures_for_signs_that_are_hard_to_guess() -> None:
    assert len(art.names("signs")) >= 24
    assert "colours" not in art.names("signs")


def test_the_colours_of_signs_are_colours_with_names() -> None:
    colours = json.loads(assets.text("signs", "colours.json"))
    assert len({entry["name"] for entry in colours}) == len({entry["colour"] for entry in colours}) == 6
    for entry in colours:
        assert art.fill_colour("colour", entry["colour"]) == f"#{int(entry['colour'][1:], 16):06X}"


def test_a_picture_is_read_once() -> None:
    assert art.load("signs", "bird") is art.load("signs", "bird")


def test_an_unknown_picture_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        art.load("signs", "../fonts/secret")


def test_a_damaged_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "half-a-kite.json").write_text('{"width": 10, "height": 10, "paths": [{"d": "M1 1 Q2"}]}')
    monkeypatch.setattr(assets, "path", lambda *parts: tmp_path)
    monkeypatch.setattr(assets, "text", lambda *parts: (tmp_path / parts[-1]).read_text())
    art.names.cache_clear()
    try:
        with pytest.raises(art.ArtError, match="stickers/half-a-kite"):
            art.load("stickers", "half-a-kite")
    finally:
        art.names.cache_clear()


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("L"), numbers, numbers),
            st.tuples(st.just("C"), *[numbers] * 6),
            st.tuples(st.just("M"), numbers, numbers),
            st.just(("Z",)),
        )
    )
)
def test_a_written_path_reads_back_the_same(rest: list[art.Segment]) -> None:
    path: list[art.Segment] = [("M", 1.0, 2.5), *rest]
    assert art.segments("".join(written(segment) for segment in path)) == tuple(path)


def test_letters_may_be_left_out_where_svg_allows_it() -> None:
    assert art.segments("M1,2 3-4L5 6 .5 8Z") == (
        ("M", 1, 2),
        ("L", 3, -4),
        ("L", 5, 6),
        ("L", 0.5, 8),
        ("Z",),
    )


@pytest.mark.parametrize("d", ["", "L1 2", "M1", "M1 2 C1 2 3 4 5", "M1 2 l3 4", "M1 2 Z 3 4", "M1 2 L Z"])
def test_a_path_that_is_not_one_is_refused(d: str) -> None:
    with pytest.raises(ValueError, match="a path"):
        art.segments(d)


@pytest.mark.parametrize(
    "change", [{"width": 0}, {"paths": []}, {"paths": [{"d": "M1 1Z", "fill": "red"}]}, {"tile": [5, -1]}]
)
def test_a_picture_with_a_flaw_is_refused(change: dict[str, object]) -> None:
    sound = {"width": 10, "height": 10, "paths": [{"d": "M1 1 L2 2 L1 2Z", "fill": "ink"}]}
    assert art.parse(sound).tile is None
    with pytest.raises(ValueError):
        art.parse({**sound, **change})


@pytest.mark.parametrize("name", ["bird", "letter-home"])
def test_a_picture_written_down_reads_back_the_same(name: str) -> None:
    picture = art.load("stickers", name)
    assert art.parse(art.as_json(picture)) == picture


def test_what_is_seen_through_is_written_down_and_cannot_be_nothing() -> None:
    glass = art.Art(9, 9, (art.Shape("#0F6FB4", art.segments("M1 1L2 2L1 2Z"), 0.5),), (4.0, 4.0))
    written_down = art.as_json(glass)
    assert art.parse(written_down) == glass
    written_down["paths"][0]["opacity"] = 0
    with pytest.raises(ValueError, match="opacity"):
        art.parse(written_down)


def test_fills_stand_for_the_makers_colour_and_the_houses_own() -> None:
    assert art.fill_colour("colour", "#0F6FB4") == "#0F6FB4"
    assert art.fill_colour("second", "#000000") == "#737373"
    assert art.fill_colour("ink", "#0F6FB4") == "#1E1B18"
    assert art.fill_colour("paper", "#0F6FB4") == "#F6F1E7"
    assert art.fill_colour("#FFD23F", "#0F6FB4") == "#FFD23F"


@given(st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}"))
def test_tints_go_from_dark_to_light(colour: str) -> None:
    ladder = [art.fill_colour(role, colour) for role in ("colour", "second", "soft", "faint", "pale")]
    for darker, lighter in pairwise(ladder):
        assert all(int(lighter[at : at + 2], 16) >= int(darker[at : at + 2], 16) for at in (1, 3, 5))


def test_deep_has_ink_in_it() -> None:
    assert art.fill_colour("deep", "#FFFFFF") == "#9A9897"


@given(st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}"))
def test_the_second_colour_is_never_darker(colour: str) -> None:
    tint = art.tint(colour)
    assert all(int(tint[at : at + 2], 16) >= int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_every_sticker_has_a_name() -> None:
    assert art.sticker_names().keys() == set(art.names("stickers"))
    assert all(name and name[0].isupper() for name in art.sticker_names().values())
