"""The recorded reading in a show: heard where she agreed to it only, and gone when she takes it back."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from exhibitions.curation.curate import publish_exhibition
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.withdraw import settle, withdraw
from exhibitions.exhibition import Entry
from exhibitions.publishing import publish as publishing
from exhibitions.publishing.work import Unchanged, Work
from exhibitions.room.stories import RoomSite
from exhibitions.show.last_good import LastGood
from exhibitions.show.reading import Show, check_show, open_show
from exhibitions.show.withdrawn import withdraw_here
from fanzines.consents import Reason, Use, pages_hash
from fanzines.seal import public_key
from tests.exhibitions.house import KEY, House
from tests.exhibitions.works import MONTH, UNTIL
from tests.fanzines.sounds import SOUND, approve_voice, read_aloud

OTHER = b"another sound canary" * 90
CHANNELS = {Use.EXHIBITION: "readings/", Use.ROOM: "site/room/S/", Use.WEB: "site/web/S/"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.library.close()


class Phone:
    """Somebody who reads the stories of the room."""

    def __init__(self, site: RoomSite) -> None:
        self._site = site

    def get(self, path: str, asked: str = "") -> httpx.Response:
        """The answer; `asked` is the part that is wanted."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._site)
            async with httpx.AsyncClient(transport=transport, base_url="http://room") as client:
                return await client.get(path, headers={"Range": asked} if asked else {})

        return asyncio.run(ask())


def agree(house: House, until: str = UNTIL) -> None:
    """Coral's maker agrees to her voice, as it is."""
    reading, pages = house.library.reading(house.coral.id), pages_hash(house.coral)
    assert reading is not None
    house.library.record_consent(house.coral.id, Use.VOICE, pages, MONTH, until, None, reading.digest)


def heard(house: House, sound: bytes = SOUND, until: str = UNTIL) -> Show:
    """Coral is read aloud, agreed to, approved and published."""
    read_aloud(house.library, house.coral.id, sound)
    agree(house, until)
    approve_voice(house.library, house.coral.id)
    house.publish()
    return opened(house)


def opened(house: House) -> Show:
    show = open_show(house.place, trusted=[public_key(KEY)])
    check_show(show)
    return show


def sounds(show: Show) -> list[str]:
    return sorted(name for name in show.files if name.endswith(".mp3"))


def holding(house: House, sound: bytes) -> set[str]:
    """Where in the place, in whatever version, the sound lies."""
    files = [path for path in house.place.rglob("*") if path.is_file()]
    return {"/".join(p.relative_to(house.place).parts[1:-1]) for p in files if sound in p.read_bytes()}


def with_sound(show: Show) -> list[str]:
    """The story pages on which something can be heard."""
    return sorted(
        name
        for name in show.files
        if name.endswith(".html") and b"<audio" in (show.folder / name).read_bytes()
    )


def test_it_is_heard_on_the_wall_in_the_room_and_on_the_web(house: House) -> None:
    show = heard(house)
    entry = house.exhibition.entry(house.coral.id)
    assert len(sounds(show)) == len({Path(name).name for name in sounds(show)}) == 3
    for name, place in zip(sounds(show), sorted(CHANNELS.values()), strict=True):
        assert name.startswith(place)
    coral, blue = show.entries
    assert dict(blue.readings) == {} and list(coral.readings) == ["en"]
    file = show.reading(coral, "en", MONTH)
    assert file is not None and show.read(file) == SOUND
    assert show.reading(coral, "it", MONTH) is None
    pages = with_sound(show)
    assert pages == [f"site/{root}/S/{entry.slug(use)}/{name}" for use, root in ((Use.ROOM, "room"), (Use.WEB, "web")) for name in ("index.html", "it.html")]  # noqa: E501  # fmt: skip


@pytest.mark.parametrize("use", list(CHANNELS))
def test_it_is_heard_only_where_the_pages_are_shown(house: House, use: Use) -> None:
    show = heard(house)
    withdraw(house.library, house.coral.id, (use,), key=KEY, month=MONTH)
    left = sorted(place for other, place in CHANNELS.items() if other is not use)
    for again in (opened(house), published(house)):
        assert [name[: len(place)] for name, place in zip(sounds(again), left, strict=True)] == left
    assert len(holding(house, SOUND)) == 2
    assert show.sequence < opened(house).sequence


def published(house: House) -> Show:
    house.publish()
    return opened(house)


@pytest.mark.parametrize("missing", ["yes", "ear", "approval", "pages"])
def test_without_every_yes_nothing_is_heard(house: House, missing: str) -> None:
    reading = read_aloud(house.library, house.coral.id)
    if missing != "yes":
        agree(house)
    if missing == "approval":
        house.library.keep_heard(house.coral.id, reading.digest)
    elif missing != "ear":
        approve_voice(house.library, house.coral.id)
    if missing == "pages":
        house.library.unapprove(house.coral.id)
    _, (coral, _) = publish_exhibition(
        house.library, house.exhibition.id, key=KEY, out=house.place, month=MONTH
    )
    why = {"yes": Reason.NO_CONSENT, "pages": Reason.NOT_APPROVED}.get(missing, Reason.NOT_HEARD)
    assert coral.withheld[Use.VOICE] is why
    assert sounds(opened(house)) == [] and holding(house, SOUND) == set()
    assert len(opened(house).entries) == (1 if missing == "pages" else 2)


def test_published_again_it_is_taken_over_and_another_is_all_that_is_written(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = heard(house)
    drawn: list[Work | Unchanged] = []
    monkeypatch.setattr(publishing, "make", lambda work, *_: drawn.append(work))
    monkeypatch.setattr(type(house.library), "sound", None)
    again = published(house)
    assert dict(again.files) == dict(before.files)
    monkeypatch.undo()
    monkeypatch.setattr(publishing, "make", lambda work, *_: drawn.append(work))
    after = heard(house, OTHER)
    assert drawn == []
    assert set(sounds(after)).isdisjoint(sounds(before))
    assert holding(house, SOUND) == set() and len(holding(house, OTHER)) == 3
    changed = {name for name in after.files if after.files[name] != before.files.get(name)}
    assert {Path(name).suffix for name in changed} <= {".mp3", ".html", ".json", ".htaccess", ""}


def test_taking_the_voice_back_leaves_everything_else(house: House) -> None:
    before = heard(house)
    taken = withdraw(house.library, house.coral.id, (Use.VOICE,), key=KEY, month=MONTH)
    assert taken.left == {Use.VOICE}
    after = opened(house)
    assert holding(house, SOUND) == set() and sounds(after) == [] and with_sound(after) == []
    assert [entry.key for entry in after.entries] == [entry.key for entry in before.entries]
    assert dict(after.entries[0].readings) == {} and dict(after.heard_until) == {}
    assert {Path(name).stem for name in sounds(before)} <= after.gone
    lost = {name for name in before.files if name not in after.files}
    assert lost == set(sounds(before))
    assert opened(house).sequence == after.sequence, "and it is done once"
    settle(house.library, key=KEY, month=MONTH)
    assert opened(house).sequence == after.sequence
    # The stories read as if nobody had ever read them aloud.
    story = f"site/room/S/{house.exhibition.entry(house.coral.id).room}/index.html"
    page = (after.folder / story).read_text()
    assert "CORALCANARY" in page and 'class="reading"' not in page
    house.publish()
    assert (opened(house).folder / story).read_text() == page


@pytest.mark.parametrize("how", ["thrown away", "read anew", "not approved", "month over"])
def test_whatever_ends_it_brings_it_down(house: House, how: str) -> None:
    heard(house, until="2026-12")
    month = MONTH
    if how == "thrown away":
        house.library.throw_reading_away(house.coral.id)
    elif how == "read anew":
        read_aloud(house.library, house.coral.id, OTHER)
        agree(house)
        approve_voice(house.library, house.coral.id)
    elif how == "not approved":
        house.library.unapprove_reading(house.coral.id)
    else:
        month = "2027-01"
    (settled,) = settle(house.library, key=KEY, month=month)
    assert settled.left == frozenset() and len(settled.silenced) == 3
    assert holding(house, SOUND) == holding(house, OTHER) == set()
    assert len(opened(house).entries) == 2


def test_a_voice_may_end_before_its_pages_do(house: House) -> None:
    show = heard(house, until="2026-12")
    coral = show.entries[0]
    assert show.on_show("2027-01") == show.entries
    assert show.reading(coral, "en", "2026-12") is not None
    assert show.reading(coral, "en", "2027-01") is None


def test_a_phone_hears_it_in_parts_and_nothing_when_its_time_is_over(house: House) -> None:
    show = heard(house, until="2026-12")
    day = ["2026-12-31"]
    site = RoomSite(house.place, show, day=lambda: day[0])
    name = next(name for name in sounds(show) if name.startswith("site/room/"))
    address = f"/{name.removeprefix('site/room/')}"
    page = f"{address.rpartition('/')[0]}/"
    phone = Phone(site)
    whole = phone.get(address)
    assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/mpeg")
    assert whole.content == SOUND and whole.headers["accept-ranges"] == "bytes"
    for asked, got in (("0-1", SOUND[:2]), ("100-", SOUND[100:]), ("-10", SOUND[-10:])):
        part = phone.get(address, f"bytes={asked}")
        assert (part.status_code, part.content) == (206, got)
    assert part.headers["content-range"] == f"bytes {len(SOUND) - 10}-{len(SOUND) - 1}/{len(SOUND)}"
    for asked in ("9999999-", "5-2", "-0"):
        assert phone.get(address, f"bytes={asked}").status_code == 416
    for asked in ("bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=x-"):
        assert phone.get(address, asked).content == SOUND
    assert "<audio" in phone.get(page).text
    day[0] = "2027-01-01"
    assert phone.get(address).status_code == 410
    assert "<audio" not in phone.get(page).text and "CORALCANARY" in phone.get(page).text


def test_a_visitors_kiosk_leaves_out_a_sound_that_was_taken_back_since(house: House, tmp_path: Path) -> None:
    show = heard(house)
    gone = {Path(name).stem for name in sounds(show)}
    for name in sounds(show):
        (show.folder / name).unlink()
    withdraw_here(house.place, gone)
    after = open_show(house.place)
    assert sounds(after) == [] and dict(after.entries[0].readings) == {}
    assert len(after.entries) == 2
    phone = Phone(RoomSite(house.place, after))
    page = f"/S/{house.exhibition.entry(house.coral.id).room}/"
    assert "<audio" not in phone.get(page).text
    name = next(name for name in sounds(show) if name.startswith("site/room/"))
    assert phone.get(f"/{name.removeprefix('site/room/')}").status_code == 404


def test_the_last_good_copy_is_silent_once_it_was_taken_back(house: House, tmp_path: Path) -> None:
    heard(house)
    kept = LastGood(house.place, tmp_path / "kept", rest=lambda _: None)
    kept.begin()
    kept.look()
    assert any(SOUND in path.read_bytes() for path in (tmp_path / "kept").rglob("*.mp3"))
    house.withdraw(Use.VOICE)
    damaged = opened(house)
    for name in damaged.files:
        if name.endswith(".webp"):
            (damaged.folder / name).write_bytes(b"damaged")
    assert kept.look(), "something else is to be shown"
    shown = open_show(kept.folder)
    assert shown.folder.is_relative_to(tmp_path / "kept")
    assert sounds(shown) == [] and all(not entry.readings for entry in shown.entries)
    assert not any(SOUND in path.read_bytes() for path in (tmp_path / "kept").rglob("*.mp3"))


def test_a_copy_of_an_exhibition_asks_for_the_voice_anew(house: House) -> None:
    reading = read_aloud(house.library, house.coral.id)
    run = house.exhibition.run
    pages = pages_hash(house.coral)
    house.library.record_consent(house.coral.id, Use.VOICE, pages, MONTH, UNTIL, run, reading.digest)
    approve_voice(house.library, house.coral.id)
    other = Exhibitions(house.library).exhibition(house.exhibition.id).copied()
    house.kept.save(other)
    _, (coral, _) = publish_exhibition(
        house.library, other.id, key=KEY, out=house.place.with_name("other"), month=MONTH
    )
    assert coral.withheld == {Use.VOICE: Reason.EXHIBITION_OVER}


def test_a_voice_is_published_with_a_release_of_it_only(house: House) -> None:
    heard(house)
    (standing, _) = publish_exhibition(
        house.library, house.exhibition.id, key=KEY, out=house.place, month=MONTH
    )[1]
    made = house.kept.made(house.exhibition.id)[house.coral.id]
    with pytest.raises(ValueError, match="agreed to"):
        Unchanged(Entry(house.coral.id), standing.agreed, made)
