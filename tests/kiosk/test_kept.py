"""What the kiosk keeps, and what follows when something in it changes or is taken back."""

from pathlib import Path

import pytest

from exhibitions.curation.answers_beside import hang_beside
from exhibitions.curation.curate import publish_exhibition
from exhibitions.curation.passed_on import MayHang, PassedOnAnswers
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.journal.answers import Answer
from exhibitions.show.reading import open_show
from exhibitions.show.slips import Stamp
from fanzines.access.keys import WrongPhrase
from fanzines.access.pin import Right, Wrong
from fanzines.consents import Use
from fanzines.library.backups import backups
from fanzines.library.errors import LibraryError
from fanzines.library.mending import bring_back
from fanzines.model import Direction
from kiosk.keeping import kept as module
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import months_from, this_month
from tests.exhibitions.histories import SMALL
from tests.fanzines.sounds import SOUND, approve_voice, reading_of
from tests.kiosk.keeping import PHRASE, PIN, files_with, hang, made


def _shown(keeper: Keeper) -> int:
    return len(open_show(keeper.show_home).entries)


def test_a_locked_kiosk_opens_with_its_phrase_alone(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    keeper.close()
    with pytest.raises(RuntimeError, match="locked"):
        keeper.open_library()
    with pytest.raises(WrongPhrase):
        keeper.unlock("four quiet grey hens")
    assert keeper.library is None
    keeper.unlock(PHRASE)
    assert keeper.open_library().fanzine(fanzine.id) == fanzine
    assert keeper.check_pin(PIN) == Right()
    assert isinstance(keeper.check_pin("0000"), Wrong)


def test_taking_a_yes_back_brings_the_show_down_at_once(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    hang(keeper, fanzine)
    keeper.take_up(fanzine.id)
    keeper.withdraw(fanzine.id, (Use.EXHIBITION,))
    assert _shown(keeper) == 0
    assert keeper.open_library().consents(fanzine.id) == ()


def test_a_cover_is_the_front_page(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    assert keeper.cover(fanzine.id) == fanzine.pages[0]


def test_when_a_yes_has_ended_unlocking_brings_the_show_down(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    hang(keeper, made(keeper, "sea"))
    keeper.close()
    later = months_from(this_month(), 13)
    monkeypatch.setattr(module, "this_month", lambda: later)
    keeper.unlock(PHRASE)
    assert _shown(keeper) == 0


def test_what_is_removed_is_gone_from_library_show_and_backups(keeper: Keeper) -> None:
    fanzine, kept = made(keeper, "removed"), made(keeper, "kept")
    hang(keeper, fanzine, kept)
    keeper.back_up()
    keeper.back_up()
    (_, newest) = backups(keeper.folder / "backups")
    keeper.take_up(fanzine.id)
    keeper.remove(fanzine)
    assert keeper.sitting is None
    assert [summary.id for summary in keeper.open_library().fanzines()] == [kept.id]
    assert _shown(keeper) == 1
    (left,) = backups(keeper.folder / "backups")
    assert left.name > newest.name


def test_a_kiosk_locks_also_when_no_backup_can_be_made(keeper: Keeper) -> None:
    (keeper.folder / "backups").write_bytes(b"in the way")
    made(keeper, "sea")
    keeper.close()
    assert keeper.library is None
    keeper.unlock(PHRASE)
    assert len(keeper.open_library().fanzines()) == 1


def test_locking_makes_a_backup_and_locking_twice_does_no_harm(keeper: Keeper) -> None:
    made(keeper, "sea")
    keeper.close()
    assert len(backups(keeper.folder / "backups")) == 1
    keeper.close()


def test_backups_that_hold_what_was_erased_go_even_when_no_new_one_can_be_made(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    fanzine = made(keeper, "CANARY")
    assert keeper.back_up()
    monkeypatch.setattr(type(keeper.open_library()), "make_backup", _full)
    keeper.remove(fanzine)
    assert backups(keeper.backups) == []


def _full(*_: object) -> None:
    raise LibraryError("There is no room for a backup.")


def test_only_what_stands_on_a_shelf_has_a_sign(keeper: Keeper) -> None:
    unsigned = made(keeper, "sea")
    keeper.claim_sign(keeper.offer_sign())
    signed = keeper.begin(Direction.LTR, "en").fanzine
    keeper.step_away()
    assert keeper.has_sign(signed.id) and not keeper.has_sign(unsigned.id)


def _read_aloud(keeper: Keeper, fanzine_id: str) -> None:
    """It is read aloud, agreed to, heard, approved and published."""
    library = keeper.open_library()
    keeper.keep_reading(fanzine_id, reading_of(SOUND), SOUND)
    month = this_month()
    pages, digest = library.pages_hash(fanzine_id), reading_of(SOUND).digest
    library.record_consent(fanzine_id, Use.VOICE, pages, month, months_from(month, 12), None, digest)
    approve_voice(library, fanzine_id)
    exhibition = Exhibitions(library).current({})
    publish_exhibition(
        library, exhibition.id, key=keeper.seal_key(), out=keeper.show_home, month=month, widths=SMALL
    )


def _heard(keeper: Keeper) -> list[str]:
    return [tag for entry in open_show(keeper.show_home).entries for tag in entry.readings]


def test_a_new_reading_takes_the_former_one_out_of_show_library_and_backups(keeper: Keeper) -> None:
    fanzine = made(keeper, "sea")
    hang(keeper, fanzine)
    _read_aloud(keeper, fanzine.id)
    assert _heard(keeper) == ["en"]
    keeper.back_up()
    keeper.keep_reading(fanzine.id, reading_of(b"another"), b"another")
    assert _heard(keeper) == [] and _shown(keeper) == 1
    assert files_with(keeper.folder, SOUND[:40]) == []
    assert len(backups(keeper.backups)) == 1


def test_a_reading_that_was_thrown_away_stays_so_after_an_older_copy(keeper: Keeper, tmp_path: Path) -> None:
    fanzine = made(keeper, "sea")
    hang(keeper, fanzine)
    _read_aloud(keeper, fanzine.id)
    copy = tmp_path / "stick.db"
    keeper.open_library().backup(copy)
    assert keeper.throw_reading_away(fanzine.id).left == {Use.VOICE}
    assert keeper.open_library().reading(fanzine.id) is None and _heard(keeper) == []
    library = keeper.open_library()
    keeper.library = bring_back(library, copy, keeper.backups, migrations=[exhibition_migrations])
    assert keeper.library.reading(fanzine.id) is not None
    keeper.take_back_again()
    assert keeper.library.reading(fanzine.id) is None
    assert keeper.library.fanzine(fanzine.id) == fanzine


def test_a_slip_that_an_older_copy_says_may_hang_is_asked_about_anew(keeper: Keeper, tmp_path: Path) -> None:
    fanzine, library = made(keeper, "sea"), keeper.open_library()
    hang(keeper, fanzine)
    here = Exhibitions(library).current({})
    slips = PassedOnAnswers(library)
    slips.keep(fanzine.id, Answer(here.entry(fanzine.id).wall, Stamp("sun")))
    (slip,) = slips.of(fanzine.id)
    slips.say(slip.id, MayHang.HERSELF)
    assert hang_beside(library, here.id, slip.id, key=keeper.seal_key())
    copy = tmp_path / "stick.db"
    library.backup(copy)
    keeper.library = bring_back(library, copy, keeper.backups, migrations=[exhibition_migrations])
    keeper.take_back_again()
    keeper.bring_shows_down()
    (back,) = PassedOnAnswers(keeper.library).of(fanzine.id)
    assert (back.may_hang, back.exhibition) == (MayHang.NOT_SAID, "")
    assert [entry.slips for entry in open_show(keeper.show_home).entries] == [()]
