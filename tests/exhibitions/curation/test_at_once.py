"""Workers that change one show at once: nothing is lost by it, and what was taken back never hangs again."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from exhibitions.curation.answers_beside import hang_beside, say, take_down_beside
from exhibitions.curation.curate import publish_exhibition, try_out
from exhibitions.curation.passed_on import MayHang, PassedOnAnswers
from exhibitions.curation.putting_up import Progress, built, put_up
from exhibitions.curation.withdraw import settle, withdraw
from exhibitions.exhibition import Exhibition
from exhibitions.journal.answers import Answer
from exhibitions.show.folder import Overtaken
from exhibitions.show.reading import Show, open_show
from exhibitions.show.slips import Word
from fanzines.consents import Use, pages_hash
from tests.exhibitions.house import KEY, House
from tests.exhibitions.works import MONTH, UNTIL

_TIMES: Final = 12


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.library.close()


def at_once(*acts: Callable[[], object]) -> None:
    """Each of them many times, each in a thread of its own; what one raises is raised."""

    def often(act: Callable[[], object]) -> None:
        for _ in range(_TIMES):
            act()

    with ThreadPoolExecutor(len(acts)) as workers:
        for done in [workers.submit(often, act) for act in acts]:
            done.result()


def taking_back(house: House, gone: list[str]) -> None:
    """Her yes to the phones is taken back, is gone from what hangs, and is given anew."""
    slug = house.kept.exhibition(house.exhibition.id).entry(house.coral.id).room
    taken = withdraw(house.library, house.coral.id, (Use.ROOM,), key=KEY, month=MONTH)
    assert not any(one.taken_down for one in taken.settled)
    gone.append(slug)
    house.library.record_consent(house.coral.id, Use.ROOM, pages_hash(house.coral), MONTH, UNTIL)


def whole(house: House, gone: list[str]) -> Show:
    """What hangs at last; it holds both works and nothing that was taken back."""
    settle(house.library, key=KEY, month=MONTH)
    show = open_show(house.place)
    assert [entry.title["en"] for entry in show.entries] == ["Coral", "Blue"]
    assert show.gone.issuperset(gone) and show.names().isdisjoint(gone)
    assert len([path for path in house.place.iterdir() if path.is_dir()]) == 1
    return show


def test_hanging_an_answer_and_taking_a_yes_back_at_once(house: House) -> None:
    answers = PassedOnAnswers(house.library)
    answers.keep(house.blue.id, Answer(house.exhibition.entry(house.blue.id).wall, Word("THANKS")))
    (one,) = answers.of(house.blue.id)
    say(house.library, one.id, MayHang.HERSELF, key=KEY, month=MONTH)
    gone: list[str] = []

    def answer() -> None:
        assert hang_beside(house.library, house.exhibition.id, one.id, key=KEY)
        take_down_beside(house.library, one.id, key=KEY, month=MONTH)

    at_once(answer, lambda: taking_back(house, gone))
    assert whole(house, gone).entries[1].slips == ()


def test_arranging_brings_no_name_back_that_is_given_up_meanwhile(house: House) -> None:
    gone: list[str] = []
    with ThreadPoolExecutor(1) as worker:

        def arrange(now: Exhibition) -> Exhibition:
            wait([worker.submit(taking_back, house, gone)], timeout=1)
            return replace(now, title={"en": "Arranged"})

        house.kept.change(house.exhibition.id, arrange)
    kept = house.kept.exhibition(house.exhibition.id)
    assert kept.title == {"en": "Arranged"} and gone
    assert {slug for one in kept.entries for slug in (one.wall, one.room, one.web)}.isdisjoint(gone)


def put(house: House, progress: Progress = lambda done, of: None) -> Show:
    return put_up(
        house.library, house.exhibition.id, key=KEY, out=house.place, month=MONTH, progress=progress
    ).show


def test_putting_up_and_taking_a_yes_back_at_once(house: House) -> None:
    gone: list[str] = []
    at_once(lambda: put(house), lambda: taking_back(house, gone))
    whole(house, gone)


def test_taking_back_does_not_wait_for_what_is_being_built(house: House) -> None:
    gone: list[str] = []
    with ThreadPoolExecutor(1) as worker:

        def meanwhile(done: int, of: int) -> None:
            if not gone:
                worker.submit(taking_back, house, gone).result(20)
                house.library.withdraw_consent(house.coral.id, Use.ROOM)

        show = put(house, meanwhile)
    assert [entry.room is None for entry in show.entries] == [True, False]
    assert show.gone.issuperset(gone)


def test_what_is_tried_out_holds_nothing_that_was_taken_back_meanwhile(house: House, tmp_path: Path) -> None:
    gone: list[str] = []

    def meanwhile(done: int, of: int) -> None:
        if not gone:
            taking_back(house, gone)
            house.library.withdraw_consent(house.coral.id, Use.ROOM)

    def tried() -> Show:
        out, shown = tmp_path / "try", house.exhibition.id
        return try_out(house.library, shown, key=KEY, out=out, month=MONTH, progress=meanwhile)

    assert [entry.room is None for entry in built(tried).entries] == [True, False]


def test_what_the_library_has_forgotten_while_it_was_built_is_not_put_up(house: House) -> None:
    before = open_show(house.place)

    def meanwhile(done: int, of: int) -> None:
        house.library.withdraw_consent(house.coral.id, Use.PAPER)

    with pytest.raises(Overtaken):
        publish_exhibition(
            house.library, house.exhibition.id, key=KEY, out=house.place, month=MONTH, progress=meanwhile
        )
    assert open_show(house.place).folder == before.folder
    assert [len(entry.booklets) for entry in put(house).entries] == [0, 2]
