import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assets
from exhibitions.journal import booklets
from exhibitions.journal.answers import MOST_WAITING, Answer, leave, put, settle, waiting
from exhibitions.journal.carrying import BroughtIn, JournalRefused, bring_in, carried
from exhibitions.journal.counts import Counted, What, add, counts, forget
from exhibitions.journal.journal import Journal, JournalFails, is_counted, journal_beside
from exhibitions.journal.tally import Tally, Writing
from exhibitions.show.slips import Mark, Stamp, Word, plain, slip_as_json, slip_from_json
from tests.exhibitions.journals import BALCONY, DAY, FIG, answers, counted, journal_in, slips

NEXT_DAY = "2026-12-01"


def opened(number: int, slug: str = FIG, day: str = DAY) -> Counted:
    return Counted(slug, day, What.OPENED, number)


def test_it_lies_beside_the_show_and_counts_by_fanzine_and_day(tmp_path: Path) -> None:
    journal = Journal(journal_beside(tmp_path / "show"))
    assert journal.path.parent == tmp_path
    assert counts(journal) == ()
    add(journal, [opened(2), opened(1, BALCONY)])
    add(journal, [opened(3), opened(1, day=NEXT_DAY)])
    assert counts(Journal(journal.path)) == (opened(1, BALCONY), opened(5), opened(1, day=NEXT_DAY))


def test_nobody_counts_who_looks_at_the_sample(tmp_path: Path) -> None:
    assert not is_counted(assets.path("sample", "show"))
    assert is_counted(tmp_path / "show")


def test_what_was_taken_back_is_not_counted_any_more_nor_ever_again(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    add(journal, [opened(2), opened(1, BALCONY)])
    assert leave(journal, FIG, Word("beautiful"))
    forget(journal, [FIG])
    add(journal, [opened(7)])
    assert not leave(journal, FIG, Stamp("sun"))
    assert counts(journal) == (opened(1, BALCONY),)
    assert waiting(journal) == ()
    raw = journal.path.read_bytes()
    assert b"beautiful" not in raw, "erased means erased"


def test_the_file_tells_no_order_and_no_time(tmp_path: Path) -> None:
    """Whatever came first, the same counts make the same file; and it is dated to the day."""
    came = [Counted(slug, DAY, what, 1) for slug in (FIG, BALCONY) for what in What]
    slips = [Answer(FIG, Word(f"word {n}"), f"{n}" * 16) for n in range(8)]
    found = set()
    for order in range(4):
        journal = journal_in(tmp_path, f"show{order}")
        journal.write(lambda db: db.execute("INSERT INTO setting VALUES ('source', '\"SSSSSSSSSSSSSSSS\"')"))
        for one, answer in random.Random(order).sample([*zip(came, slips, strict=False)], len(slips)):
            add(journal, [one])
            journal.write(lambda db, answer=answer: put(db, [answer]))
        raw = bytearray(journal.path.read_bytes())
        raw[24:28] = raw[40:44] = raw[92:96] = bytes(4)  # SQLite counts changes in its header, as a number
        found.add(bytes(raw))
        assert journal.path.stat().st_mtime == time.mktime(
            time.strptime(time.strftime("%Y-%m-%d"), "%Y-%m-%d")
        )
    assert len(found) == 1


def test_a_damaged_file_is_put_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    add(journal, [opened(2)])
    journal.path.write_bytes(b"no database at all" * 999)
    again = Journal(journal.path)
    assert counts(again) == ()
    add(again, [opened(1)])
    assert counts(again) == (opened(1),)
    assert [file.name for file in tmp_path.glob("*.damaged")] == ["show.journal.damaged"]
    forget(again, [BALCONY])
    assert not list(tmp_path.glob("*.damaged")), "it may hold what was taken back"
    again.discard()
    assert not list(tmp_path.iterdir())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_keeps_it_from_opening(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    journal = journal_in(tmp_path_factory.mktemp("damaged"))
    add(journal, [opened(2), opened(1, BALCONY)])
    leave(journal, FIG, Stamp("sun"))
    raw = bytearray(journal.path.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=40)):
        raw[at] = data.draw(st.integers(0, 255))
    journal.path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    again = Journal(journal.path)
    assert all(one.number >= 0 for one in counts(again))
    assert len(waiting(again)) <= 1
    before = {(one.slug, one.day, one.what): one.number for one in counts(again)}
    add(again, [opened(1, BALCONY, NEXT_DAY)])
    after = {(one.slug, one.day, one.what): one.number for one in counts(again)}
    assert after[BALCONY, NEXT_DAY, What.OPENED] == before.get((BALCONY, NEXT_DAY, What.OPENED), 0) + 1


def test_where_nothing_can_be_written_it_says_so_and_the_tally_keeps_counting(tmp_path: Path) -> None:
    nowhere = Journal(tmp_path / "missing" / "show.journal")
    tally = Tally(nowhere, lambda: DAY)
    tally.add(FIG, What.OPENED)
    tally.write()
    with pytest.raises(JournalFails):
        counts(nowhere)
    (tmp_path / "missing").mkdir()
    tally.add(FIG, What.OPENED)
    tally.write()
    tally.write()
    assert counts(nowhere) == (opened(2),)


def test_a_tally_is_written_down_when_it_ends_and_knows_each_day(tmp_path: Path) -> None:
    day = [DAY]
    tally = Tally(journal_in(tmp_path), lambda: day[0])
    writing = Writing(tally, every=3600)
    writing.begin()
    tally.add(FIG, What.OPENED)
    day[0] = NEXT_DAY
    tally.add(FIG, What.OPENED)
    writing.end()
    assert counts(tally.journal) == (opened(1), opened(1, day=NEXT_DAY))


_KEEPS_COUNTING = """
import sys
from pathlib import Path
from exhibitions.journal.answers import leave
from exhibitions.journal.counts import What
from exhibitions.journal.journal import Journal
from exhibitions.show.slips import Stamp
from exhibitions.journal.tally import Tally
tally = Tally(Journal(Path(sys.argv[1])), lambda: sys.argv[3])
while True:
    tally.add(sys.argv[2], What.OPENED)
    tally.write()
    leave(tally.journal, sys.argv[2], Stamp("sun"))
    print("written", flush=True)
"""


def test_killed_at_any_moment_it_holds_all_that_was_written(tmp_path: Path) -> None:
    """Two processes write the same journal, and both are killed, again and again."""
    journal, chance, written = journal_in(tmp_path), random.Random(7), 0
    for killed in (2, 4, 6, 8):
        command = [sys.executable, "-c", _KEEPS_COUNTING, str(journal.path), FIG, DAY]
        both = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
        for process in both:
            assert process.stdout is not None
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        for process in both:
            os.kill(process.pid, signal.SIGKILL)
            written += 1 + process.communicate()[0].count(b"written")
        (one,) = counts(Journal(journal.path))
        assert written <= one.number <= written + killed, "no more than what each was just writing"
        assert min(written, MOST_WAITING) <= len(waiting(journal)) <= one.number
    assert not list(tmp_path.glob("*.damaged"))


def machine(folder: Path, name: str, told: list[Counted], left: list[Answer]) -> bytes:
    journal = journal_in(folder, name)
    add(journal, told)
    journal.write(lambda db: put(db, left))
    return carried(journal)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.lists(counted, max_size=6), st.lists(answers, max_size=3)), min_size=1, max_size=3),
    st.data(),
)
def test_bringing_home_counts_once_in_any_order(
    tmp_path_factory: pytest.TempPathFactory,
    machines: list[tuple[list[Counted], list[Answer]]],
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("home")
    files = [machine(folder, f"machine{at}", *one) for at, one in enumerate(machines)]
    home = journal_in(folder, "home")
    orders = st.lists(st.sampled_from(files), max_size=5)
    for file in [*data.draw(orders), *data.draw(st.permutations(files)), *data.draw(orders)]:
        bring_in(home, file)
    expected: dict[tuple[str, str, What], int] = {}
    for one in (one for told, _ in machines for one in told if one.number):
        key = one.slug, one.day, one.what
        expected[key] = expected.get(key, 0) + one.number
    assert {(one.slug, one.day, one.what): one.number for one in counts(home)} == expected
    assert {one.id: one for one in waiting(home)} == {one.id: one for _, left in machines for one in left}


def test_a_machine_that_goes_on_counting_is_brought_in_again(tmp_path: Path) -> None:
    away, home = journal_in(tmp_path, "away"), journal_in(tmp_path, "home")
    add(away, [opened(2)])
    add(home, [opened(10)])
    leave(away, FIG, Word("courage"))
    assert bring_in(home, carried(away)) == BroughtIn(1, 1)
    add(away, [opened(1)])
    assert bring_in(home, carried(away)) == BroughtIn(1, 0)
    assert bring_in(home, carried(away)) == BroughtIn(0, 0)
    assert counts(home) == (opened(13),)
    assert bring_in(home, carried(home)) == BroughtIn(0, 0), "its own numbers are known"


def test_what_was_looked_at_or_taken_back_does_not_come_in_again(tmp_path: Path) -> None:
    away, home = journal_in(tmp_path, "away"), journal_in(tmp_path, "home")
    for slug in (FIG, BALCONY):
        leave(away, slug, Word("courage"))
        add(away, [opened(1, slug)])
    bring_in(home, carried(away))
    seen = next(one for one in waiting(home) if one.slug == FIG)
    settle(home, seen.id)
    assert bring_in(home, carried(away), gone=[BALCONY]) == BroughtIn(0, 0)
    assert waiting(home) == ()
    assert counts(home) == (opened(1),)


def _changed(change: Callable[[dict[str, object]], object]) -> Callable[[bytes], bytes]:
    def changed(file: bytes) -> bytes:
        value = json.loads(file)
        change(value)
        return json.dumps(value).encode()

    return changed


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda file: file[:-20],
        lambda file: b"",
        lambda file: b"[]",
        lambda file: b"[" * 100_000,
        lambda file: b" " * 16_000_001,
        _changed(lambda value: value["counts"][0].__setitem__(4, 99)),
        _changed(lambda value: value.__setitem__("kind", "something else")),
        _changed(lambda value: value["answers"].clear()),
    ],
)
def test_a_file_that_is_not_whole_is_refused(tmp_path: Path, spoilt: Callable[[bytes], bytes]) -> None:
    home = journal_in(tmp_path, "home")
    file = machine(tmp_path, "away", [opened(2)], [Answer(FIG, Word("courage"))])
    with pytest.raises(JournalRefused):
        bring_in(home, spoilt(file))
    assert counts(home) == ()


def test_booklets_are_printed_within_the_days_number(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    assert [booklets.take_one(journal, DAY, 2) for _ in range(3)] == [True, True, False]
    booklets.give_back(journal, DAY)
    assert booklets.left(Journal(journal.path), DAY, 2) == 1
    assert booklets.left(journal, NEXT_DAY, 2) == 2
    assert not booklets.take_one(journal, NEXT_DAY, 0)


def test_what_is_saved_for_the_table_waits_until_it_lies_there(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    add(journal, [Counted(FIG, DAY, What.SAVED, 2), Counted(FIG, NEXT_DAY, What.SAVED, 1)])
    assert booklets.wanted(journal) == {FIG: 3}
    booklets.lay_out(journal, FIG, 3, NEXT_DAY)
    assert booklets.wanted(journal) == {}


@given(slips)
def test_a_slip_comes_back_as_it_was(slip: Stamp | Mark | Word) -> None:
    assert slip_from_json(json.loads(json.dumps(slip_as_json(slip)))) == slip


@pytest.mark.parametrize(
    "value",
    [
        *({}, [], None, {"stamp": "../sun"}, {"stamp": ""}, {"word": ""}, {"word": "a" * 41}),
        *({"word": "a\nb"}, {"word": "\u202eabc"}, {"mark": []}, {"mark": [[]]}, {"mark": [[[0, 9999]]]}),
        *({"mark": [[[0.5, 1]]]}, {"mark": [[[0, 1]] * 2001]}, {"word": "a", "when": "12:30"}),
    ],
)
def test_what_is_no_slip_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        slip_from_json(value)


def test_a_word_is_one_plain_line() -> None:
    assert plain(" so\u202e  \x1b[31mbrave\n") == "so  [31mbrave"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


def test_a_child_who_stamps_all_afternoon_fills_no_disk(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.write(lambda db: put(db, [Answer(FIG, Stamp("sun")) for _ in range(MOST_WAITING)]))
    assert not leave(journal, FIG, Stamp("sun"))


def test_a_row_a_later_version_wrote_is_passed_over(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    leave(journal, FIG, Stamp("sun"))

    def later(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO count VALUES ('S', ?, ?, 'danced', 1)", [FIG, DAY])
        db.execute("INSERT INTO answer VALUES (?, ?, '{\"song\": 1}')", [BALCONY, FIG])

    journal.write(later)
    assert counts(journal) == ()
    assert len(waiting(journal)) == 1
