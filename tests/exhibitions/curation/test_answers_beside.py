from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.answers_beside import hang_beside, say, take_down_beside
from exhibitions.curation.curate import try_out
from exhibitions.curation.hanging import take_down
from exhibitions.curation.passed_on import MOST_BESIDE, MayHang, PassedOn, PassedOnAnswers
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.curation.visited import Visited
from exhibitions.curation.withdraw import catch_up, settle
from exhibitions.exhibition import Exhibition
from exhibitions.journal.answers import Answer, leave
from exhibitions.journal.carrying import carried
from exhibitions.show.reading import Show, check_show, open_show
from exhibitions.show.slips import Slip, Stamp, Word
from exhibitions.show.withdrawn import withdraw_here
from fanzines.consents import Use
from fanzines.library import Library
from fanzines.library.backups import restore
from fanzines.seal import public_key
from tests.exhibitions.house import KEY, House
from tests.exhibitions.journals import journal_in
from tests.exhibitions.shows import little_show
from tests.exhibitions.works import MONTH

THANKS = Word("THANKYOUCANARY")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.library.close()


@pytest.fixture
def answers(house: House) -> PassedOnAnswers:
    return PassedOnAnswers(house.library)


def passed_on(house: House, slip: Slip = THANKS) -> PassedOn:
    """An answer to the coral fanzine that a facilitator passed on to its maker."""
    answers, before = PassedOnAnswers(house.library), {one.id for one in _of_coral(house)}
    answers.keep(house.coral.id, Answer(house.exhibition.entry(house.coral.id).wall, slip))
    return next(one for one in _of_coral(house) if one.id not in before)


def _of_coral(house: House) -> tuple[PassedOn, ...]:
    return PassedOnAnswers(house.library).of(house.coral.id)


def hung(house: House, slip: Slip = THANKS) -> PassedOn:
    """One whose maker agreed, beside her fanzine."""
    one = passed_on(house, slip)
    say(house.library, one.id, MayHang.HERSELF, key=KEY, month=MONTH)
    assert hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
    return one


def shown(house: House) -> Show:
    show = open_show(house.place, trusted=[public_key(KEY)])
    check_show(show)
    return show


def beside(house: House) -> dict[str, list[Slip]]:
    """What visitors read beside each fanzine, by its title."""
    return {entry.title["en"]: [one.slip for one in entry.slips] for entry in shown(house).entries}


def test_an_answer_hangs_only_when_its_maker_has_said_so(house: House, answers: PassedOnAnswers) -> None:
    one = passed_on(house)
    assert not hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
    assert beside(house) == {"Coral": [], "Blue": []}
    say(house.library, one.id, MayHang.TOLD, key=KEY, month=MONTH)
    assert beside(house) == {"Coral": [], "Blue": []}, "it is off until a facilitator hangs it"
    assert hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
    assert beside(house) == {"Coral": [THANKS], "Blue": []}
    (kept,) = answers.of(house.coral.id)
    assert (kept.may_hang, kept.exhibition) == (MayHang.TOLD, house.exhibition.id)


def test_hanging_one_touches_nothing_else_and_publishing_keeps_it(house: House, tmp_path: Path) -> None:
    before = shown(house)
    hung(house)
    after = shown(house)
    assert {name for name, sha in after.files.items() if before.files.get(name) != sha} == {"show.json"}
    assert before.files.keys() == after.files.keys() and after.sequence == before.sequence + 1
    assert not before.folder.exists()
    house.publish()
    assert beside(house) == {"Coral": [THANKS], "Blue": []}
    tried = try_out(house.library, house.exhibition.id, key=KEY, out=tmp_path / "try", month=MONTH)
    assert [one.slip for one in tried.entries[0].slips] == [THANKS]


@pytest.mark.parametrize("how", ["facilitator", "no", "away", "withdrawn", "down", "erased"])
def test_it_comes_down_for_good_in_every_way(house: House, answers: PassedOnAnswers, how: str) -> None:
    one = hung(house)
    (slug,) = (each.slug for each in shown(house).entries[0].slips)
    match how:
        case "facilitator":
            take_down_beside(house.library, one.id, key=KEY, month=MONTH)
        case "no":
            say(house.library, one.id, MayHang.REFUSED, key=KEY, month=MONTH)
        case "away":
            answers.take_away(one.id)
            settle(house.library, key=KEY, month=MONTH)
        case "withdrawn":
            house.withdraw(Use.EXHIBITION)
        case "down":
            take_down(house.library, house.exhibition.id, house.coral.id, key=KEY, month=MONTH)
        case "erased":
            house.library.remove(house.coral.id)
            settle(house.library, key=KEY, month=MONTH)
    assert beside(house).get("Coral", []) == []
    assert slug in shown(house).gone and slug in house.kept.gone(house.exhibition.id)
    assert not house.holds(b"THANKYOUCANARY", (1, 2, 3))
    assert answers.hung(house.exhibition.id) == {}


def test_only_her_own_hand_gives_again_what_she_refused(house: House, answers: PassedOnAnswers) -> None:
    one = hung(house)
    for said in (MayHang.REFUSED, MayHang.TOLD, MayHang.NOT_SAID):
        say(house.library, one.id, said, key=KEY, month=MONTH)
        assert [kept.may_hang for kept in answers.of(house.coral.id)] == [MayHang.REFUSED]
        assert not hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
    say(house.library, one.id, MayHang.HERSELF, key=KEY, month=MONTH)
    assert hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
    assert beside(house) == {"Coral": [THANKS], "Blue": []}


def test_what_she_said_herself_no_facilitator_unsays(house: House, answers: PassedOnAnswers) -> None:
    one = hung(house)
    for said in (MayHang.NOT_SAID, MayHang.TOLD):
        say(house.library, one.id, said, key=KEY, month=MONTH)
        assert [kept.may_hang for kept in answers.of(house.coral.id)] == [MayHang.HERSELF]
    assert beside(house) == {"Coral": [THANKS], "Blue": []}


def test_hung_again_it_has_another_name(house: House) -> None:
    one = hung(house)
    (first,) = (each.slug for each in shown(house).entries[0].slips)
    take_down_beside(house.library, one.id, key=KEY, month=MONTH)
    assert hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
    (second,) = (each.slug for each in shown(house).entries[0].slips)
    assert second != first and first in shown(house).gone


def test_so_many_hang_and_no_more(house: House) -> None:
    for number in range(MOST_BESIDE):
        hung(house, Word(f"slip {number}"))
    one = passed_on(house, Stamp("sun"))
    say(house.library, one.id, MayHang.HERSELF, key=KEY, month=MONTH)
    assert not hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
    assert len(beside(house)["Coral"]) == MOST_BESIDE


def test_one_that_came_home_from_another_kiosk_hangs_as_well(house: House, tmp_path: Path) -> None:
    away = journal_in(tmp_path, "away")
    leave(away, house.exhibition.entry(house.coral.id).wall, THANKS)
    visited = Visited(house.library, house.exhibition)
    visited.bring_in(carried(away))
    (left,) = visited.left()
    visited.pass_on(left)
    ((fanzine, one),) = visited.passed_on()
    assert (fanzine, one.slip, one.may_hang) == (house.coral.id, THANKS, MayHang.NOT_SAID)
    say(house.library, one.id, MayHang.TOLD, key=KEY, month=MONTH)
    assert hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
    assert beside(house)["Coral"] == [THANKS]


def test_it_hangs_in_one_exhibition_and_in_no_other(house: House) -> None:
    one = hung(house)
    other = replace(house.exhibition, id=Exhibition({}).id).copied()
    house.kept.add(other)
    assert not hang_beside(house.library, other.id, one.id, key=KEY), "it hangs already"
    assert Visited(house.library, other).passed_on() == ()
    assert [kept.id for _, kept in Visited(house.library, house.exhibition).passed_on()] == [one.id]


def test_before_anything_is_put_up_it_waits_for_that(house: House) -> None:
    other = house.exhibition.copied()
    house.kept.add(other)
    one = passed_on(house)
    say(house.library, one.id, MayHang.HERSELF, key=KEY, month=MONTH)
    assert hang_beside(house.library, other.id, one.id, key=KEY)
    assert beside(house) == {"Coral": [], "Blue": []}


def test_a_show_that_was_taken_along_loses_it_by_its_name_alone(house: House) -> None:
    hung(house)
    (slug,) = (each.slug for each in shown(house).entries[0].slips)
    withdraw_here(house.place, [slug])
    assert beside(house) == {"Coral": [], "Blue": []}


def test_a_library_from_a_backup_hangs_nothing_that_was_taken_down(house: House, tmp_path: Path) -> None:
    one = hung(house)
    house.library.backup(tmp_path / "backup.db")
    take_down_beside(house.library, one.id, key=KEY, month=MONTH)
    folder = house.library.store.folder
    house.library.close()
    restore(tmp_path / "backup.db", folder, bytes(32))
    house.library = Library.open(folder, bytes(32), migrations=[exhibition_migrations])
    assert PassedOnAnswers(house.library).hung(house.exhibition.id)
    house.kept = Exhibitions(house.library)
    catch_up(house.library, house.place, key=KEY)
    assert PassedOnAnswers(house.library).hung(house.exhibition.id) == {}
    house.publish()
    assert beside(house) == {"Coral": [], "Blue": []}


def test_after_an_older_backup_she_is_asked_anew_and_her_no_stays(house: House, tmp_path: Path) -> None:
    kept, refused, away = hung(house), hung(house, Word("refused")), hung(house, Stamp("sun"))
    house.library.backup(tmp_path / "backup.db")
    say(house.library, refused.id, MayHang.REFUSED, key=KEY, month=MONTH)
    PassedOnAnswers(house.library).take_away(away.id)
    folder = house.library.store.folder
    house.library.close()
    restore(tmp_path / "backup.db", folder, bytes(32))
    house.library = Library.open(folder, bytes(32), migrations=[exhibition_migrations])
    answers = PassedOnAnswers(house.library)
    answers.ask_anew()
    settle(house.library, key=KEY, month=MONTH)
    assert beside(house) == {"Coral": [], "Blue": []} and answers.hung(house.exhibition.id) == {}
    assert {one.id: one.may_hang for one in answers.of(house.coral.id)} == {
        kept.id: MayHang.NOT_SAID,
        refused.id: MayHang.REFUSED,
        away.id: MayHang.REFUSED,
    }


def test_an_older_show_has_no_slips(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    assert open_show(tmp_path / "show").entries[0].slips == ()
