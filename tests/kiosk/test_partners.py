"""What a kiosk gives its partners, takes from them and hears of them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from exhibitions.curation.exchanging import NOBODY, NOTHING, Exchanging, NothingToGive
from exhibitions.curation.partners import Partner, Partners, identity_of
from exhibitions.curation.store import Exhibitions
from exhibitions.exchange.folder import Exchange, packages_in
from exhibitions.exchange.heard import write_heard
from exhibitions.exchange.rclone import Space
from exhibitions.exchange.taken import Taken
from exhibitions.show.folder import current_version, take_down
from exhibitions.show.reading import Show, open_show
from fanzines.consents import Use
from fanzines.seal import public_key
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.shows import place_for
from kiosk.partners.beside import ExchangeBeside
from tests.exhibitions import parcels
from tests.exhibitions.parcels import MAKER, packed
from tests.kiosk.keeping import PHRASE, hang, made

TODAY = date.today()


class Hall:
    """A partner's kiosk that shows what this one sends."""

    def __init__(self, keeper: Keeper, folder: Path, name: str = "hall") -> None:
        self.ours = public_key(keeper.seal_key())
        self.kiosk = parcels.Partner(folder / name)
        self.partner = Partner(name, self.kiosk.identity.card)
        Partners(keeper.open_library()).add(self.partner)

    def look(self, folder: Path) -> None:
        Exchange(folder, self.kiosk.identity, (self.ours,), lambda _: self.kiosk.place).look()

    @property
    def show(self) -> Show:
        seals = (self.ours, public_key(self.kiosk.identity.seal))
        return open_show(self.kiosk.place, trusted=seals)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "exchange").mkdir()
    return tmp_path / "exchange"


def exchanging(keeper: Keeper) -> Exchanging:
    return ExchangeBeside(keeper, lambda _: None).exchanging


def clean(keeper: Keeper) -> list[bool]:
    return [one.is_clean for one in exchanging(keeper).standings(TODAY)]


def test_what_is_taken_back_leaves_the_partners_kiosks_and_that_is_seen(
    keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    gone, stays = made(keeper, "sea"), made(keeper, "moon")
    hang(keeper, gone, stays)
    halls = [Hall(keeper, tmp_path, name) for name in ("hall", "port")]
    ours = exchanging(keeper)
    assert ours.give(folder) == 1
    before = packages_in(folder)[0].read_bytes()
    ours.give(folder)
    assert packages_in(folder)[0].read_bytes() == before
    for hall in halls:
        hall.look(folder)
        assert len(hall.show.entries) == 2
    ours.take(folder)
    assert clean(keeper) == [True, True]

    keeper.withdraw(gone.id, tuple(Use))
    assert clean(keeper) == [False, False]
    ours.give(folder)
    assert len(packages_in(folder)) == 1
    halls[0].look(folder)
    assert len(halls[0].show.entries) == 1
    ours.take(folder)
    assert clean(keeper) == [True, False]


def test_a_partner_that_was_added_later_can_open_what_lies_there(
    keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    hang(keeper, made(keeper, "sea"))
    Hall(keeper, tmp_path)
    ours = exchanging(keeper)
    ours.give(folder)
    later = Hall(keeper, tmp_path, "port")
    ours.give(folder)
    later.look(folder)
    assert later.show.entries


def test_a_show_that_had_to_be_taken_down_whole_still_takes_back(
    keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    one, two = made(keeper, "sea"), made(keeper, "moon")
    hang(keeper, one, two)
    hall, ours = Hall(keeper, tmp_path), exchanging(keeper)
    ours.give(folder)
    hall.look(folder)
    (current_version(keeper.show_home) / "manifest.sig").write_bytes(b"damaged")
    keeper.withdraw(one.id, tuple(Use))
    assert current_version(keeper.show_home) is None
    ours.give(folder)
    hall.look(folder)
    assert len(hall.show.entries) == 1
    ours.take(folder)
    assert clean(keeper) == [True]


def test_a_partners_exhibition_is_kept_and_goes_when_trust_ends(
    keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    ours, partners = exchanging(keeper), Partners(keeper.open_library())
    theirs = Partner("Roma", MAKER.card)
    partners.add(theirs)
    us = parcels.Partner(tmp_path / "us", ours.identity)
    package = packed(tmp_path, 1, us)
    package.rename(folder / package.name)
    assert ours.take(folder).changed
    (guest,) = ours.guests()
    assert guest.title["en"] == "Rooms of our own" and guest.partner == theirs
    keeper.take_back_again()
    assert ours.guests() == (guest,)
    assert ours.forget(theirs) == (guest.place,)
    assert not guest.place.exists() and not partners.all() and not ours.guests()
    assert not ours.take(folder).changed


def test_nobody_brings_an_exhibition_in_over_one_of_our_own(
    keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    hang(keeper, made(keeper, "sea"))
    (exhibition,) = Exhibitions(keeper.open_library()).exhibitions()
    Partners(keeper.open_library()).add(Partner("Roma", MAKER.card))
    ours = exchanging(keeper)
    us = parcels.Partner(tmp_path / "us", ours.identity)
    package = packed(tmp_path, 9, us, exhibition=exhibition.id)
    package.rename(folder / package.name)
    assert not ours.take(folder).taken
    assert not place_for(keeper.folder, exhibition.id).exists()


def test_there_is_a_sentence_when_there_is_nothing_to_give(
    keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    ours = exchanging(keeper)
    with pytest.raises(NothingToGive, match=NOBODY):
        ours.give(folder)
    Hall(keeper, tmp_path)
    with pytest.raises(NothingToGive, match=NOTHING):
        ours.give(folder)
    assert not ours.gives
    take_down(keeper.show_home)


def test_a_kiosk_that_was_not_heard_of_for_a_week_is_named(
    keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    hang(keeper, made(keeper, "sea"))
    hall = Hall(keeper, tmp_path)
    ours = exchanging(keeper)
    (never,) = ours.standings(TODAY)
    assert never.is_silent and never.day is None and not never.is_clean
    (exhibition,) = Exhibitions(keeper.open_library()).exhibitions()
    said = Taken(exhibition.id, hall.ours, 1, 1)
    write_heard(folder, hall.kiosk.identity.seal, said, TODAY)
    ours.take(folder)
    assert not ours.must_be_told(TODAY) and ours.must_be_told(TODAY + timedelta(days=7))
    for days, silent in ((0, False), (6, False), (7, True)):
        (one,) = ours.standings(TODAY + timedelta(days=days))
        assert one.is_silent is silent and one.day == TODAY


def test_partners_stay_after_locking_and_the_kiosk_keeps_its_card(keeper: Keeper, tmp_path: Path) -> None:
    hall = Hall(keeper, tmp_path)
    partners = Partners(keeper.open_library())
    partners.set_space(Space("https://example.org/dav", "hall", "moon"))
    partners.set_sent("0123456789abcdef", 4)
    mine = identity_of(keeper.open_library())
    keeper.close()
    keeper.unlock(PHRASE)
    partners = Partners(keeper.open_library())
    assert partners.all() == (hall.partner,) and identity_of(keeper.open_library()) == mine
    assert partners.space() == Space("https://example.org/dav", "hall", "moon")
    assert (partners.sent("0123456789abcdef"), partners.sent("fedcba9876543210")) == (4, 0)
    partners.add(replace(hall.partner, name="house"))
    assert [one.name for one in partners.all()] == ["house"]
    partners.set_space(None)
    assert partners.space() is None


def test_the_exchange_beside_the_screen_gives_takes_and_stops(
    keeper: Keeper, folder: Path, tmp_path: Path
) -> None:
    hang(keeper, made(keeper, "sea"))
    hall, told = Hall(keeper, tmp_path), []
    beside = ExchangeBeside(keeper, told.append)
    beside.start(folder)
    while not packages_in(folder):
        pass
    hall.look(folder)
    theirs = Partner("Roma", MAKER.card)
    Partners(keeper.open_library()).add(theirs)
    us = parcels.Partner(tmp_path / "us", beside.exchanging.identity)
    package = packed(tmp_path, 1, us)
    package.rename(folder / package.name)
    while not told:
        pass
    beside.stop()
    assert told[0].changed and not beside.is_on
    assert clean(keeper) == [True, False]
