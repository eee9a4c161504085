import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.passed_on import PassedOnAnswers
from exhibitions.curation.visited import NeverPutUp, Visited
from exhibitions.exhibition import Exhibition
from exhibitions.journal.answers import leave, waiting
from exhibitions.journal.carrying import BroughtIn, carried
from exhibitions.journal.counts import Counted, What, add, counts
from exhibitions.journal.journal import Journal, journal_beside
from exhibitions.journal.report import Row, as_csv, by_month
from exhibitions.show.slips import Stamp, Word
from fanzines.consents import Use
from tests.exhibitions.house import House
from tests.exhibitions.journals import DAY, journal_in

NEXT_DAY = "2026-12-01"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.library.close()


@pytest.fixture
def journal(house: House) -> Journal:
    return Journal(journal_beside(house.place))


@pytest.fixture
def visited(house: House) -> Visited:
    coral, blue = house.exhibition.entries
    return Visited(house.library, replace(house.exhibition, entries=(replace(coral, title={}), blue)))


def slugs(house: House) -> tuple[str, str, str, str]:
    coral, blue = house.exhibition.entries
    return coral.wall, coral.room, blue.wall, blue.room


def test_the_report_tells_each_fanzine_and_each_day(house: House, journal: Journal, visited: Visited) -> None:
    coral, coral_room, blue, _ = slugs(house)
    told = (
        Counted(coral, DAY, What.OPENED, 5),
        Counted(coral, DAY, What.FINISHED, 2),
        Counted(coral, NEXT_DAY, What.OPENED, 1),
        Counted(coral, DAY, What.SAVED, 9),
        Counted(coral_room, DAY, What.SCANNED, 3),
        Counted(blue, NEXT_DAY, What.PRINTED, 4),
        Counted("0" * 16, DAY, What.OPENED, 99),
    )
    add(journal, told)
    report = visited.report("en", "No. {}".format)
    assert report.rows == (Row("No. 1", (6, 2, 0, 3)), Row("Blue", (0, 0, 4, 0)))
    assert report.days == (Row(DAY, (5, 2, 0, 3)), Row(NEXT_DAY, (1, 0, 4, 0)))
    assert report.total == (6, 2, 4, 3)
    assert by_month(report.days) == (Row("2026-11", (5, 2, 0, 3)), Row("2026-12", (1, 0, 4, 0)))


def test_the_table_opens_in_a_spreadsheet_and_calculates_nothing(house: House, visited: Visited) -> None:
    report = visited.report("en", "=HYPERLINK({})".format)
    table = as_csv(report, ("Fanzine", "a", "b", "c", "d"), "All", "Day").decode("utf-8-sig")
    lines = list(csv.reader(table.splitlines()))
    assert ["Fanzine", "a", "b", "c", "d"] in lines
    assert ["'=HYPERLINK(1)", "0", "0", "0", "0"] in lines
    assert ["All", "0", "0", "0", "0"] in lines


def test_an_answer_waits_is_looked_at_and_reaches_its_maker(
    house: House, journal: Journal, visited: Visited
) -> None:
    coral, _, blue, _ = slugs(house)
    leave(journal, blue, Stamp("sun"))
    leave(journal, coral, Word("thank you"))
    leave(journal, coral, Word("call +39 091 234 5678"))
    left = visited.left()
    assert [one.fanzine for one in left] == [house.coral.id, house.coral.id, house.blue.id]
    assert {one.answer.slip: one.doubtful for one in left[:2]} == {
        Word("thank you"): False,
        Word("call +39 091 234 5678"): True,
    }
    thanks = next(one for one in left if one.answer.slip == Word("thank you"))
    visited.pass_on(thanks)
    visited.pass_on(thanks)
    visited.put_away(left[2])
    assert len(visited.left()) == 1
    passed = PassedOnAnswers(house.library)
    (kept,) = passed.of(house.coral.id)
    assert kept.slip == Word("thank you")
    assert passed.of(house.blue.id) == ()
    passed.take_away(kept.id)
    assert passed.of(house.coral.id) == ()


def test_answers_passed_on_go_with_the_fanzine(house: House, journal: Journal, visited: Visited) -> None:
    leave(journal, slugs(house)[0], Word("thank you"))
    visited.pass_on(visited.left()[0])
    house.library.remove(house.coral.id)
    rows = house.library.store.read(lambda db: db.execute("SELECT * FROM answer_passed_on").fetchall())
    assert rows == []


def test_what_is_taken_back_is_counted_no_more(house: House, journal: Journal, visited: Visited) -> None:
    coral, coral_room, blue, _ = slugs(house)
    add(journal, [Counted(slug, DAY, What.OPENED, 1) for slug in (coral, coral_room, blue)])
    leave(journal, coral, Word("thank you"))
    house.withdraw(Use.ROOM)
    assert [one.slug for one in counts(journal)] == sorted((coral, blue))
    house.withdraw(Use.EXHIBITION)
    assert [one.slug for one in counts(journal)] == [blue]
    assert waiting(journal) == ()


def test_another_machines_numbers_and_answers_come_home_once(
    house: House, journal: Journal, visited: Visited, tmp_path: Path
) -> None:
    coral, _, blue, _ = slugs(house)
    away = journal_in(tmp_path, "away")
    add(away, [Counted(slug, DAY, What.OPENED, 2) for slug in (coral, blue)])
    leave(away, blue, Stamp("sun"))
    file = carried(away)
    house.withdraw(Use.EXHIBITION)
    assert visited.bring_in(file) == BroughtIn(1, 1), "nothing of what was taken back"
    assert visited.bring_in(file) == BroughtIn(0, 0)
    assert counts(journal) == (Counted(blue, DAY, What.OPENED, 2),)


def test_booklets_for_the_table(house: House, journal: Journal, visited: Visited) -> None:
    coral, *_ = slugs(house)
    add(journal, [Counted(coral, DAY, What.SAVED, 3)])
    assert visited.wanted() == {house.coral.id: 3}
    visited.lay_out(house.coral.id, 2)
    assert visited.wanted() == {house.coral.id: 1}


def test_what_was_never_put_up_has_nothing_to_tell(house: House) -> None:
    other = replace(house.exhibition, id=Exhibition({}).id, entries=())
    house.kept.save(other)
    visited = Visited(house.library, other)
    assert (visited.left(), visited.wanted(), visited.report("en", str).total) == ((), {}, (0, 0, 0, 0))
    with pytest.raises(NeverPutUp):
        visited.bring_in(b"")
