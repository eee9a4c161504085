from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from exhibitions.curation import recall
from exhibitions.curation.curate import publish_exhibition
from exhibitions.curation.recall import digest_of
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.curation.withdraw import catch_up, settle, withdraw
from exhibitions.exhibition import SHOWN, Entry
from exhibitions.room.server import RoomServer
from exhibitions.show.reading import ShowDamaged, open_show
from fanzines.consents import Reason, Use, pages_hash
from fanzines.edits import RemoveItem
from fanzines.library import Library
from fanzines.library.backups import restore
from fanzines.library.given_out import GivenOut, Kind
from fanzines.model import new_fanzine
from printing.paper import A4
from printing.printers.finding import find_printers
from printing.printers.printer import Sides
from printing.printers.queue import JobState, jobs
from printing.printers.spooler import send
from printing.products.booklet import press
from tests.exhibitions.house import ALL, BLUE, CORAL, KEY, House
from tests.exhibitions.works import MONTH, UNTIL
from tests.printing.shop import Shop, wait

SHEET = press(new_fanzine(MONTH), dict[str, bytes]().__getitem__)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.library.close()


def test_an_exhibition_comes_back_as_it_was_saved(house: House) -> None:
    assert house.kept.exhibition(house.exhibition.id) == house.exhibition
    translated = replace(
        house.exhibition.entries[1], note={"it": "Piano"}, translations={"it": ("Una pagina",)}
    )
    changed = replace(
        house.exhibition, entries=(translated, house.exhibition.entries[0]), web_url="https://example.org"
    )
    house.kept.save(changed)
    assert house.kept.exhibitions() == (changed,)
    assert house.kept.gone(changed.id) == frozenset()
    with pytest.raises(KeyError):
        house.kept.exhibition("0" * 16)


def test_entries_that_leave_put_their_names_on_the_deny_list(house: House) -> None:
    coral, blue = house.exhibition.entries
    house.kept.save(house.exhibition.without(house.coral.id))
    assert house.kept.gone(house.exhibition.id) == {coral.wall, coral.room, coral.web}
    house.kept.save(house.exhibition.with_entry(blue.renamed(Use.WEB)).without(house.coral.id))
    assert blue.web in house.kept.gone(house.exhibition.id)
    assert blue.room not in house.kept.gone(house.exhibition.id)


def test_taking_everything_back_leaves_nothing_of_it_in_the_show(house: House) -> None:
    assert house.holds(b"CORALCANARY", CORAL)
    entry = house.exhibition.entry(house.coral.id)
    house.withdraw(*ALL)
    assert not house.holds(b"CORALCANARY", CORAL)
    assert house.holds(b"BLUECANARY", BLUE)
    show = open_show(house.place)
    assert [dict(one.title) for one in show.entries] == [{"en": "Blue"}]
    assert {entry.wall, entry.room, entry.web} <= show.gone
    assert house.library.consents(house.coral.id) == ()


def test_taking_one_use_back_leaves_the_others(house: House) -> None:
    before = open_show(house.place).entries[0]
    house.withdraw(Use.ROOM)
    show = open_show(house.place)
    after = show.entries[0]
    assert (after.key, after.room, after.web) == (before.key, None, before.web)
    assert len(after.booklets) == 2
    house.withdraw(Use.PAPER)
    assert open_show(house.place).entries[0].booklets == ()


def test_a_withdrawn_address_answers_410_while_the_server_runs(house: House) -> None:
    room = open_show(house.place).entries[0].room
    server = RoomServer(house.place, host="127.0.0.1", port=0)
    server.start()
    assert server.wait(30) == "ready", server.problem
    try:
        assert httpx.get(f"{server.here}/S/{room}/").status_code == 200
        house.withdraw(Use.ROOM)
        assert httpx.get(f"{server.here}/S/{room}/").status_code == 410
    finally:
        server.stop()


def test_agreeing_again_gives_a_new_address(house: House) -> None:
    before = open_show(house.place).entries[0].room
    house.withdraw(Use.ROOM)
    house.library.record_consent(house.coral.id, Use.ROOM, pages_hash(house.coral), MONTH, UNTIL)
    house.publish()
    show = open_show(house.place)
    assert show.entries[0].room not in (None, before)
    assert before in show.gone


def test_an_erased_fanzine_leaves_the_show_and_its_addresses_answer_gone(house: House) -> None:
    entry = house.exhibition.entry(house.coral.id)
    house.library.remove(house.coral.id)
    settle(house.library, key=KEY, month=MONTH)
    assert not house.holds(b"CORALCANARY", CORAL)
    assert {entry.wall, entry.room, entry.web} <= open_show(house.place).gone


def test_an_edit_an_end_and_a_closing_take_down_without_burning_the_address(house: House) -> None:
    entry = house.exhibition.entry(house.coral.id)
    page = house.coral.pages[0]
    house.library.save(house.coral.id, RemoveItem(page.id, 2, page.items[2]))
    settle(house.library, key=KEY, month=MONTH)
    show = open_show(house.place)
    assert [one.key for one in show.entries] == [house.exhibition.entry(house.blue.id).wall]
    assert show.gone.isdisjoint({entry.wall, entry.room, entry.web})
    settle(house.library, key=KEY, month="2027-06")
    assert open_show(house.place).entries == ()
    house.publish()
    house.kept.save(replace(house.exhibition, running=False))
    settle(house.library, key=KEY, month=MONTH)
    assert open_show(house.place).entries == ()


def test_settling_adds_nothing_and_rests_when_all_is_well(house: House) -> None:
    before = open_show(house.place)
    (settled,) = settle(house.library, key=KEY, month=MONTH)
    assert (settled.left, settled.taken_down) == (frozenset(), False)
    assert open_show(house.place).sequence == before.sequence
    house.withdraw(Use.ROOM)
    house.library.record_consent(house.coral.id, Use.ROOM, pages_hash(house.coral), MONTH, UNTIL)
    settle(house.library, key=KEY, month=MONTH)
    assert open_show(house.place).entries[0].room is None


def test_it_tells_where_it_hung_and_what_had_gone_out_and_cancels_what_still_waits(
    house: House, shop: Shop
) -> None:
    hall = shop.add("Hall")
    hall.hold_up(True)
    (printer,) = find_printers()
    begun, waits = (send(SHEET, printer, sides=Sides.ONE, paper=A4) for _ in range(2))
    wait(lambda: JobState.PRINTS in {job.state for job in jobs() or ()}, "the first print")
    assert house.library.given_out(house.blue.id) == ()
    for job in (begun, waits):
        house.library.give_out(house.coral.id, GivenOut(Kind.PAPER, job=job))
    assert withdraw(house.library, house.coral.id, (Use.CIRCLE,), key=KEY, month=MONTH).left == frozenset()
    assert len(jobs() or ()) == 2
    taken = withdraw(house.library, house.coral.id, (Use.ROOM, Use.PAPER), key=KEY, month=MONTH)
    assert taken.left == {Use.ROOM}
    assert [one.job for one in taken.given] == [begun], "the other one had not begun: there is no such copy"
    assert house.library.given_out(house.coral.id) == taken.given
    wait(lambda: jobs() == (), "an empty queue")


def test_nobody_waits_for_a_spooler_that_hangs_and_the_print_is_called_back_all_the_same(
    house: House, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "_SECONDS", 0.2)
    monkeypatch.setattr(recall, "_EVERY", 0.05)
    hall = shop.add("Attic")
    hall.hold_up(True)
    printer = next(one for one in find_printers() if one.name == "Attic")
    job = send(SHEET, printer, sides=Sides.ONE, paper=A4)
    house.library.give_out(house.coral.id, GivenOut(Kind.PAPER, job=job))
    shop.freeze(True)
    taken = withdraw(house.library, house.coral.id, (Use.PAPER,), key=KEY, month=MONTH)
    assert [one.job for one in taken.given] == [job], "whether it still waited is not known, so it is told"
    shop.freeze(False)
    wait(lambda: jobs() == (), "an empty queue")


def test_a_file_that_lies_where_it_was_put_is_called_back_and_no_other(house: House, tmp_path: Path) -> None:
    def put(name: str, kind: Kind, now: bytes | None = None) -> Path:
        file = tmp_path / name
        file.write_bytes(name.encode())
        house.library.give_out(
            house.coral.id, GivenOut(kind, file=str(file), digest=digest_of(name.encode()))
        )
        file.write_bytes(name.encode() if now is None else now)
        return file

    ours, hers = put("mini.pdf", Kind.PAPER), put("hers.pdf", Kind.HERS)
    carried, other = put("fanzine.fanzine", Kind.FILE), put("mini-2.pdf", Kind.PAPER, now=b"of another maker")
    gone = put("mini-3.pdf", Kind.PAPER)
    gone.unlink()
    taken = withdraw(house.library, house.coral.id, (Use.PAPER,), key=KEY, month=MONTH)
    assert not ours.exists() and hers.exists() and carried.exists() and other.exists()
    assert {Path(one.file) for one in taken.given} == {hers, carried, other, gone}
    assert set(house.library.given_out(house.coral.id)) == set(taken.given)
    withdraw(house.library, house.coral.id, tuple(Use), key=KEY, month=MONTH)
    assert not hers.exists() and not carried.exists() and other.exists()


def test_copies_are_forgotten_with_their_fanzine(house: House) -> None:
    house.library.give_out(house.coral.id, GivenOut(Kind.HERS, job="Hall-1"))
    house.library.remove(house.coral.id)
    assert house.library.store.read(lambda db: db.execute("SELECT count(*) FROM given_out").fetchone()) == (
        0,
    )
    with pytest.raises(KeyError):
        house.library.give_out(house.coral.id, GivenOut(Kind.HERS, job="Hall-2"))


def test_a_show_that_cannot_be_brought_down_is_taken_down_whole(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*parts: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("exhibitions.publishing.prune.carry_over", full)
    taken = withdraw(house.library, house.coral.id, ALL, key=KEY, month=MONTH)
    assert [one.taken_down for one in taken.settled] == [True]
    assert taken.left == set(SHOWN)
    assert list(house.place.iterdir()) == []
    with pytest.raises(ShowDamaged):
        open_show(house.place)


def test_publishing_says_what_is_withheld_and_why(house: House) -> None:
    house.library.withdraw_consent(house.coral.id, Use.PAPER)
    house.library.unapprove(house.blue.id)
    _, (coral, blue) = publish_exhibition(
        house.library, house.exhibition.id, key=KEY, out=house.place, month=MONTH
    )
    assert coral.withheld == dict.fromkeys((Use.PAPER, Use.VOICE), Reason.NO_CONSENT)
    assert {why for use, why in blue.withheld.items() if use is not Use.VOICE} == {Reason.NOT_APPROVED}
    assert not house.holds(b"BLUECANARY", BLUE)


def brought_back(house: House, backup: Path) -> None:
    """The library as it was in a backup, and what is published as it is."""
    folder = house.library.store.folder
    house.library.close()
    restore(backup, folder, bytes(32))
    house.library = Library.open(folder, bytes(32), migrations=[exhibition_migrations])
    house.kept = Exhibitions(house.library)
    catch_up(house.library, house.place, key=KEY)
    settle(house.library, key=KEY, month=MONTH)


def test_an_older_library_forgets_no_address_that_was_taken_back(house: House, tmp_path: Path) -> None:
    house.library.backup(tmp_path / "backup.db")
    house.withdraw(Use.ROOM)
    house.library.record_consent(house.coral.id, Use.ROOM, pages_hash(house.coral), MONTH, UNTIL)
    green = house.fanzine("GREENCANARY", "#00AA55")
    house.kept.save(house.kept.exhibition(house.exhibition.id).with_entry(Entry(green.id)))
    house.publish()
    house.withdraw(Use.ROOM)
    before = open_show(house.place)
    brought_back(house, tmp_path / "backup.db")
    after = open_show(house.place)
    hung = {slug for entry in before.entries[2:] for slug in (entry.key, entry.room, entry.web)}
    assert len(hung) == 3 and len(after.entries) == 2
    assert before.gone | hung <= after.gone, "what hung later is gone, too"
    assert after.sequence > before.sequence
    house.publish()
    again = open_show(house.place)
    shown = {slug for entry in again.entries for slug in (entry.key, entry.room, entry.web)}
    assert shown.isdisjoint(again.gone) and after.gone <= again.gone
    assert again.sequence > after.sequence


def test_a_show_that_an_older_library_knows_nothing_of_is_taken_down(house: House, tmp_path: Path) -> None:
    # Nobody could ever take anything back from it.
    with Library.create(tmp_path / "older", bytes(32), migrations=[exhibition_migrations]) as older:
        older.backup(tmp_path / "backup.db")
    brought_back(house, tmp_path / "backup.db")
    assert list(house.place.iterdir()) == []


def test_settling_reads_no_page_of_what_did_not_change(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A maker who leaves does not wait for everything that hangs."""
    settle(house.library, key=KEY, month=MONTH)
    house.library.unapprove(house.blue.id)
    monkeypatch.setattr(Library, "fanzine", None)
    (settled,) = settle(house.library, key=KEY, month=MONTH)
    assert settled.left
    assert [entry.title["en"] for entry in open_show(house.place).entries] == ["Coral"]
