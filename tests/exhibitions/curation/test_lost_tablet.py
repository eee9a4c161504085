"""A tablet of the group was lost: what the others give it cannot open, and what it gives nobody takes in."""

from pathlib import Path

import pytest

from exhibitions.curation.shared_shelves import (
    WrongWords,
    identity_in,
    invite,
    must_be_grouped,
    open_invitation,
)
from exhibitions.curation.shelves_found import shelf_packages_in
from exhibitions.curation.shelves_renewing import locked_keys, open_keys, renew, stay
from exhibitions.exchange.envelope import PackageRefused
from exhibitions.exchange.shelf_package import FORMER, STRANGE, open_denied, open_pieces, read_shelf_label
from exhibitions.exchange.shelf_word import ShelfWord, write_word
from fanzines.as_json import canonical
from fanzines.consents import Use
from fanzines.library.settings import read_setting
from fanzines.sharing.facts import FactUnreadable
from fanzines.sharing.group import Other, read_others
from fanzines.sharing.known import tablet_of
from fanzines.sharing.renewing import GIVEN_UP, OF_OTHERS, NotOurKeys, keys_for_others, new_keys_from
from tests.exhibitions.tablets import Tablet, group, meet, name_of, package_of

HUGE = 2**53 - 1


def lose(tablet: Tablet, lost: Tablet) -> None:
    """New keys are made there."""
    share = must_be_grouped(lost.library).share
    renew(tablet.library, next(one for one in others(tablet) if one.share == share))


def others(tablet: Tablet) -> tuple[Other, ...]:
    return tablet.library.store.read(read_others)


def take_keys(tablet: Tablet, of: Tablet) -> None:
    """Without the words, which take seconds."""
    stay(tablet.library, of.library.store.read(keys_for_others))


@pytest.fixture
def lost(three: list[Tablet], room: Path) -> str:
    """All met, then the last one was lost, and the others have new keys; a fanzine that all have."""
    a, b, c = three
    made = a.make("sea", a.shelf(bytes(32)))
    a.agree(made.id)
    meet(room, three)
    lose(a, c)
    take_keys(b, a)
    return made.id


def test_what_the_others_give_the_lost_one_cannot_open(three: list[Tablet], room: Path, lost: str) -> None:
    a, _, c = three
    a.make("afterwards")
    a.give(room)
    assert c.take(room).refused == (STRANGE,) and len(c.ids) == 1
    old = identity_in(must_be_grouped(c.library))
    with package_of(a, room).open("rb") as file:
        label = read_shelf_label(file)
        with pytest.raises(PackageRefused):
            open_denied(file, label, old)
        with pytest.raises(PackageRefused):
            open_pieces(file, label, old, lambda _: None)


def test_what_the_lost_one_seals_is_refused_in_a_sentence(three: list[Tablet], room: Path, lost: str) -> None:
    a, b, c = three
    c.make("forged")
    c.library.remove(lost)
    c.give(room)
    for tablet in (a, b):
        arrived = tablet.take(room)
        assert arrived.refused == (FORMER,) and (arrived.new, arrived.removed) == (0, 0)
        assert tablet.ids == [lost]


def test_nor_does_it_speak_in_the_name_of_another(three: list[Tablet], room: Path, lost: str) -> None:
    a, b, c = three
    c.library.store.write(
        lambda db: db.execute("UPDATE setting SET value = replace(value, ?, ?)", [name_of(c), name_of(b)])
    )
    assert name_of(c) == name_of(b)
    c.make("forged")
    c.give(room)
    assert a.take(room).refused == (FORMER,) and a.ids == [lost]


def test_those_who_stayed_go_on_as_before(three: list[Tablet], room: Path, lost: str) -> None:
    a, b, _ = three
    b.library.withdraw_consent(lost, Use.CIRCLE)
    a.make("moon", a.shelf(bytes([1] * 32)))
    meet(room, [a, b])
    assert a.state() == b.state() and len(b.ids) == 2 and a.library.consents(lost) == ()
    assert [one.name for one in others(a)] == [name_of(b)] and [one.name for one in others(b)] == [name_of(a)]
    assert all(one.has_keys for one in (*others(a), *others(b)))
    meet(room, [a, b])
    assert shelf_packages_in(room) == [], "and nobody waits for the lost one"


def test_what_was_taken_away_before_stays_away(three: list[Tablet], room: Path, tmp_path: Path) -> None:
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    a.library.remove(made.id)
    meet(room, [a])
    lose(a, c)
    take_keys(b, a)
    meet(room, [a, b])
    assert a.ids == b.ids == []


def test_what_it_said_in_the_names_of_others_before_is_not_believed(three: list[Tablet], room: Path) -> None:
    """As if the other two had taken in everything there will ever be, and as if no package were new."""
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    of_a = a.library.store.read(tablet_of)
    seal = must_be_grouped(c.library).seal
    write_word(room, seal, ShelfWord(name_of(b), "e" * 16, 1, {of_a: HUGE}))
    a.take(room)
    b.library.store.write(
        lambda db: db.execute(
            "UPDATE setting SET value = ? WHERE name = 'group packages taken'", [f'{{"{of_a}": {HUGE}}}']
        )
    )
    (room / f"{name_of(b)}.shelfheard").unlink()
    lose(a, c)
    take_keys(b, a)
    a.library.remove(made.id)
    a.make("afterwards")
    a.give(room)
    arrived = b.take(room)
    assert (arrived.removed, arrived.new) == (1, 1)


def test_what_still_lies_there_under_the_former_keys_goes(three: list[Tablet], room: Path, lost: str) -> None:
    """Its own, and those of the lost one; what a tablet gave that has no new keys yet stays, and is told."""
    a, b, c = three
    for tablet in (a, b, c):
        tablet.library.store.write(lambda db: db.execute("DELETE FROM setting WHERE name = 'group given'"))
    c.make("forged")
    c.give(room)
    a.give(room)
    assert [file.name[:16] for file in shelf_packages_in(room)] == [name_of(a)]


def test_a_tablet_without_the_new_keys_keeps_what_it_gave(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    b.make("of b")
    b.give(room)
    lose(a, c)
    assert a.take(room).refused == (FORMER,)
    a.give(room)
    assert {file.name[:16] for file in shelf_packages_in(room)} == {name_of(a), name_of(b)}
    assert [one.has_keys for one in others(a)] == [False]
    take_keys(b, a)
    meet(room, [a, b])
    assert a.words(a.ids[0]) == {"of b"} and [one.has_keys for one in others(a)] == [True]


def test_given_up_keys_do_not_come_back_by_an_old_stick(three: list[Tablet], room: Path, lost: str) -> None:
    a, b, _ = three
    old = a.library.store.read(keys_for_others)
    lose(a, b)
    with pytest.raises(NotOurKeys, match=GIVEN_UP):
        stay(a.library, old)
    key = must_be_grouped(a.library).key
    stay(a.library, a.library.store.read(keys_for_others))
    assert must_be_grouped(a.library).key == key


def test_a_tablet_that_missed_the_first_new_keys_takes_the_second(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    lose(a, c)
    renew(a.library, others(a)[0])
    take_keys(b, a)
    b.make("found again")
    meet(room, [a, b])
    assert a.words(a.ids[0]) == {"found again"}


def test_keys_of_another_group_are_refused(three: list[Tablet], tmp_path: Path, lost: str) -> None:
    foreign = group(tmp_path / "foreign", "ab")
    with pytest.raises(NotOurKeys, match=OF_OTHERS):
        take_keys(foreign[1], three[0])
    alone = Tablet(tmp_path / "alone")
    with pytest.raises(NotOurKeys, match=OF_OTHERS):
        take_keys(alone, three[0])


def test_who_joins_afterwards_gets_no_sign_of_the_lost_one(three: list[Tablet], tmp_path: Path) -> None:
    a, b, c = three
    share = must_be_grouped(c.library).share
    lose(a, c)
    take_keys(b, a)
    for giver in (a, b):
        joined = Tablet(tmp_path / f"new-{giver.folder.name}")
        giver.invite(joined)
        assert must_be_grouped(joined.library).share != share


def test_the_file_opens_with_its_words_only_and_holds_nothing_in_the_clear(three: list[Tablet]) -> None:
    a, b, c = three
    lose(a, c)
    data = locked_keys(a.library, "seven slow white snails")
    group_of = must_be_grouped(a.library)
    assert group_of.seal not in data and group_of.opener not in data
    with pytest.raises(WrongWords):
        open_keys(data, "seven slow white dogs")
    with pytest.raises(WrongWords):
        open_invitation(data, "seven slow white snails")
    with pytest.raises(WrongWords):
        open_keys(invite(a.library, "seven slow white snails"), "seven slow white snails")
    stay(b.library, open_keys(data, " seven slow white  snails"))
    assert must_be_grouped(b.library).key == group_of.key


@pytest.mark.parametrize(
    "change",
    [
        {"format": "fanzine group 1"},
        {"seal": "00"},
        {"opener": "zz" * 32},
        {"former": [1]},
        {"lost": [["x", "y"]]},
        {"lost": [[1, "../x"]]},
        {"by": "nobody"},
        {"by_share": 64},
        {"by_share": -1},
    ],
)
def test_keys_that_are_none_are_refused(three: list[Tablet], change: dict[str, object]) -> None:
    a, _, c = three
    lose(a, c)
    value = a.library.store.read(keys_for_others).as_json()
    assert new_keys_from(value).as_json() == value
    with pytest.raises(FactUnreadable):
        new_keys_from({**value, **change})
    assert canonical(value) and a.library.store.read(lambda db: read_setting(db, "group"))["former"]
