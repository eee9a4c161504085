import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from exhibitions.exhibition import Entry, Exhibition
from exhibitions.publishing.prune import prune
from exhibitions.publishing.publish import publish
from exhibitions.publishing.work import Work
from exhibitions.show.reading import Show, ShowUnknown, open_show
from fanzines.consents import Use
from fanzines.model import Fold
from fanzines.photos import TakenPhoto
from fanzines.seal import new_private_key, public_key
from tests.exhibitions.works import MONTH, UNTIL, agreed, canary, canary_photo, shows_colour, work

KEY = new_private_key()
COLOURS = {
    "WALLONLY": (200, 30, 160),
    "PAPERTOO": (30, 160, 60),
    "ROOMTOO": (40, 70, 200),
    "WEBTOO": (230, 120, 20),
}
USES = {
    "WALLONLY": (Use.EXHIBITION,),
    "PAPERTOO": (Use.EXHIBITION, Use.PAPER),
    "ROOMTOO": (Use.EXHIBITION, Use.ROOM),
    "WEBTOO": (Use.WEB,),
}


# A day by itself: digests and slugs may hold such digits by chance.
DAY = rb"(?<![0-9A-Za-z])(19|20)\d\d-?(0[1-9]|1[0-2])-?[0-3]\d(?![0-9A-Za-z])"


@cache
def photo(name: str) -> TakenPhoto:
    return canary_photo("#{:02x}{:02x}{:02x}".format(*COLOURS[name]))


@pytest.fixture(scope="module")
def works() -> dict[str, Work]:
    return {name: work(canary(name, photo(name)), photo(name), uses) for name, uses in USES.items()}


@pytest.fixture(scope="module")
def show(works: dict[str, Work], tmp_path_factory: pytest.TempPathFactory) -> Show:
    exhibition = Exhibition(
        {"en": "All rooms"},
        languages=("en", "it"),
        room_url="http://10.0.0.2:8000",
        web_url="https://example.org/zines",
        running=True,
        entries=tuple(one.entry for one in works.values()),
    )
    out = tmp_path_factory.mktemp("published") / "show"
    return publish(exhibition, list(works.values()), gone=["G" * 16], key=KEY, out=out, sequence=3).show


def test_each_work_is_only_where_it_was_released(show: Show) -> None:
    for name, colour in COLOURS.items():
        places = {path for path in _files(show) if shows_colour(show.folder / path, colour)}
        uses = USES[name]
        assert any(path.startswith("pictures/") for path in places) == (Use.EXHIBITION in uses)
        assert any(path.startswith("booklets/") for path in places) == (Use.PAPER in uses)
        assert any(path.startswith("site/room/") for path in places) == (Use.ROOM in uses)
        assert any(path.startswith("site/web/") for path in places) == (Use.WEB in uses)


def test_each_word_is_only_where_it_was_released(show: Show) -> None:
    for name, uses in USES.items():
        places = {path for path in _files(show) if name.encode() in (show.folder / path).read_bytes()}
        assert ("show.json" in places) == (Use.EXHIBITION in uses)
        assert any(path.startswith("site/room/") for path in places) == (Use.ROOM in uses)
        assert any(path.startswith("site/web/") for path in places) == (Use.WEB in uses)
        assert not any(path.startswith(("pictures/", "booklets/")) for path in places)


def test_nothing_of_the_library_and_no_time_finer_than_a_month_is_in_any_file(
    show: Show, works: dict[str, Work]
) -> None:
    ids = [one.fanzine.id for one in works.values()]
    ids += [page.id for one in works.values() for page in one.fanzine.pages]
    ids += [item.id for one in works.values() for page in one.fanzine.pages for item in page.items]
    digests = [photo(name).digest for name in COLOURS]
    originals = [photo(name).data for name in COLOURS]
    for path in _files(show):
        data = (show.folder / path).read_bytes()
        for secret in (*ids, *digests):
            assert secret.encode() not in data
            assert secret not in path
        assert not any(original in data for original in originals)
        assert not re.search(DAY, data) or path.endswith((".webp", ".pdf"))
        if path.endswith(".webp"):
            assert not re.search(rb"EXIF|XMP |ICCP", data[:64])
        if path.endswith(".pdf"):
            assert b"CreationDate" not in data


def test_entries_carry_what_the_kiosk_needs(show: Show) -> None:
    assert [entry.until for entry in show.entries] == [UNTIL] * 3
    wall, paper, room = show.entries
    assert [booklet.fold for booklet in paper.booklets] == ["mini", "saddle"]
    assert (wall.booklets, room.booklets) == ((), ())
    assert room.room_address == f"HTTP://10.0.0.2:8000/S/{room.room}"
    assert (wall.room_address, wall.web_address) == (None, None)
    assert [said.text for said in room.cover.words] == ["ROOMTOO"]
    for entry in show.entries:
        with Image.open(entry.cover.picture) as picture, Image.open(entry.cover.thumb) as thumb:
            assert (picture.size, thumb.size) == ((1000, 1419), (320, 454))
    assert (show.sequence, show.valid_until, show.gone) == (3, UNTIL, {"G" * 16})


def test_booklets_are_a4_sheets_of_pictures_without_text(show: Show) -> None:
    (booklet, _) = show.entries[1].booklets
    with pikepdf.open(booklet.file) as document:
        assert len(document.pages) == 1
        assert [round(float(side)) for side in document.pages[0].MediaBox[2:]] == [842, 595]
        fonts = [
            one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        ]
        assert fonts == []


def test_the_web_root_knows_its_path_and_its_withdrawn_story(show: Show, works: dict[str, Work]) -> None:
    web = show.folder / "site" / "web"
    told = (web / ".htaccess").read_text()
    assert f'RedirectMatch gone "^/zines/S/{"G" * 16}(/|$)"' in told
    assert "ErrorDocument 410 /zines/S/gone.html" in told
    assert "taken back" in (web / "S" / ("G" * 16) / "index.html").read_text()
    assert (web / "S" / works["WEBTOO"].entry.web / "index.html").is_file()


def test_nothing_is_told_to_apache_when_nothing_goes_online(works: dict[str, Work], tmp_path: Path) -> None:
    exhibition = Exhibition({"en": "x"}, running=True)
    chosen = [works["WALLONLY"]]
    show = publish(exhibition, chosen, gone=["G" * 16], key=KEY, out=tmp_path / "s", sequence=1).show
    assert not any(path.startswith(".") or "/." in path for path in show.files)


def test_names_stay_and_file_names_do_not_when_published_again(
    works: dict[str, Work], tmp_path: Path
) -> None:
    exhibition = Exhibition({"en": "x"}, running=True)
    chosen = [works["WALLONLY"]]
    first = publish(exhibition, chosen, gone=(), key=KEY, out=tmp_path / "s", sequence=1).show
    second = publish(exhibition, chosen, gone=(), key=KEY, out=tmp_path / "s", sequence=2).show
    assert first.entries[0].key == second.entries[0].key
    assert first.entries[0].cover.picture.name != second.entries[0].cover.picture.name
    assert not first.folder.exists()


def test_pruning_takes_a_work_out_everywhere_at_once(works: dict[str, Work], tmp_path: Path) -> None:
    exhibition = Exhibition({"en": "x"}, running=True)
    chosen = [works["ROOMTOO"], works["PAPERTOO"]]
    show = publish(exhibition, chosen, gone=(), key=KEY, out=tmp_path / "s", sequence=1).show
    room, paper = (one.entry for one in chosen)
    with pytest.raises(ShowUnknown):
        prune(tmp_path / "s", without=[], gone=[], key=new_private_key(), sequence=2)
    after = prune(
        tmp_path / "s", without=[room.room], no_paper=[paper.wall], gone=[room.room], key=KEY, sequence=2
    )
    assert [entry.key for entry in after.entries] == [room.wall, paper.wall]
    assert (after.entries[0].room, after.entries[1].booklets) == (None, ())
    assert after.stories() == frozenset()
    last = prune(
        tmp_path / "s",
        without=[room.wall, room.room],
        no_paper=[paper.wall],
        gone=[room.room, room.wall],
        key=KEY,
        sequence=3,
    )
    assert [entry.key for entry in last.entries] == [paper.wall]
    assert not any(shows_colour(last.folder / path, COLOURS["ROOMTOO"]) for path in _files(last))
    assert not any(b"ROOMTOO" in (last.folder / path).read_bytes() for path in _files(last))
    assert not show.folder.exists()


def test_only_released_fanzines_become_works() -> None:
    fanzine, other = canary("A", photo("WALLONLY")), canary("B", photo("WALLONLY"))
    released = agreed(fanzine, [Use.EXHIBITION])
    photos = {photo("WALLONLY").digest: photo("WALLONLY").data}.__getitem__
    months = {Use.EXHIBITION: UNTIL, Use.ROOM: UNTIL}
    with pytest.raises(TypeError):
        Work(Entry(fanzine.id), {Use.EXHIBITION: fanzine}, months, photos)  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="one use of one fanzine"):
        Work(Entry(fanzine.id), {Use.ROOM: released[Use.EXHIBITION]}, months, photos)
    with pytest.raises(ValueError, match="one use of one fanzine"):
        Work(Entry(other.id), released, months, photos)
    with pytest.raises(ValueError, match="last month"):
        Work(Entry(fanzine.id), released, {}, photos)


def test_a_show_that_would_not_open_is_never_put_in_place(
    works: dict[str, Work], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibition = Exhibition({"en": "x"}, running=True)
    chosen = [works["WALLONLY"]]
    publish(exhibition, chosen, gone=(), key=KEY, out=tmp_path / "s", sequence=1)
    monkeypatch.setattr("exhibitions.publishing.making.press", lambda *parts, **named: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publish(exhibition, [works["PAPERTOO"]], gone=(), key=KEY, out=tmp_path / "s", sequence=2)
    assert open_show(tmp_path / "s", trusted=[public_key(KEY)]).sequence == 1
    assert len(list((tmp_path / "s").iterdir())) == 2


def test_the_show_is_plain_json_that_others_can_read(show: Show) -> None:
    value = json.loads((show.folder / "show.json").read_text())
    assert value["languages"] == ["en", "it"]
    assert MONTH not in json.dumps(value)


def _files(show: Show) -> list[str]:
    return [*show.files, "manifest.json"]


def test_a_poster_is_published_as_one_and_what_rests_beside_it_is_nowhere(tmp_path: Path) -> None:
    kept, rests = photo("PAPERTOO"), photo("WALLONLY")
    poster, other = canary("POSTER", kept), canary("RESTING", rests)
    whole = replace(poster, fold=Fold.POSTER, places=1, pages=(*poster.pages, *other.pages))
    uses = (Use.EXHIBITION, Use.PAPER, Use.ROOM, Use.WEB)
    photos = {one.digest: one.data for one in (kept, rests)}
    made = Work(Entry(whole.id), agreed(whole, uses), dict.fromkeys(uses, UNTIL), photos.__getitem__)
    exhibition = Exhibition({"en": "One"}, web_url="https://example.org", running=True, entries=(made.entry,))
    show = publish(exhibition, [made], gone=(), key=KEY, out=tmp_path / "show", sequence=1).show
    (entry,) = show.entries
    assert [(booklet.fold, booklet.paper) for booklet in entry.booklets] == [("poster", "A4")]
    with pikepdf.open(entry.booklets[0].file) as document:
        assert [round(float(side)) for side in document.pages[0].MediaBox[2:]] == [595, 842]
    for path in _files(show):
        file = show.folder / path
        assert b"RESTING" not in file.read_bytes()
        assert not shows_colour(file, COLOURS["WALLONLY"])
