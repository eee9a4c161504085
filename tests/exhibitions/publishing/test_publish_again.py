from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.exhibition import SHOWN
from exhibitions.publishing import publish as publishing
from exhibitions.publishing.work import Unchanged, Work
from exhibitions.show import folder
from exhibitions.show.folder import doubt, is_doubted
from exhibitions.show.manifest import ShowDamaged
from exhibitions.show.reading import Show, check_show, open_show
from fanzines.consents import Use, pages_hash
from fanzines.edits import AddItem, RemoveItem
from fanzines.model import Placement, Words, new_id
from fanzines.seal import public_key
from tests.exhibitions.house import CORAL, KEY, House
from tests.exhibitions.works import MONTH, UNTIL
from tests.fanzines.looked import approve

Drawn = Callable[[], list[str]]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.library.close()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The fanzines that are drawn from now on."""
    found: list[str] = []
    make = publishing.make

    def noted(work: Work, *rest: object) -> object:
        found.append(work.fanzine.id)
        return make(work, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(publishing, "make", noted)
    return found


def opened(house: House) -> Show:
    show = open_show(house.place, trusted=[public_key(KEY)])
    check_show(show)
    return show


def test_nothing_is_drawn_anew_when_nothing_changed(house: House, drawn: list[str]) -> None:
    before = opened(house)
    house.publish()
    after = opened(house)
    assert drawn == []
    assert dict(after.files) == dict(before.files)
    assert after.sequence == before.sequence + 1
    assert not before.folder.exists()


def test_other_words_beside_a_work_are_written_without_drawing_it(house: House, drawn: list[str]) -> None:
    exhibition = house.kept.exhibition(house.exhibition.id)
    entry = replace(exhibition.entry(house.coral.id), title={"en": "Another title"})
    house.kept.save(exhibition.with_entry(entry))
    house.publish()
    show = opened(house)
    assert drawn == []
    assert show.entries[0].title == {"en": "Another title"}
    assert b"Another title" in (show.folder / f"site/room/S/{entry.room}/index.html").read_bytes()


def test_story_pages_are_written_anew_when_what_they_share_changed(house: House) -> None:
    before = opened(house)
    exhibition = house.kept.exhibition(house.exhibition.id)
    house.kept.save(replace(exhibition, frame=replace(exhibition.frame, funder={"en": "Paid by many"})))
    house.publish()
    after = opened(house)
    stories = [name for name in before.files if name.endswith("/index.html") and name.count("/") == 4]
    assert len(stories) == 4
    assert all(after.files[name] != before.files[name] for name in stories)
    assert all(b"Paid by many" in (after.folder / name).read_bytes() for name in stories)


def test_only_what_changed_is_drawn_and_nothing_of_what_it_was_is_left(
    house: House, drawn: list[str]
) -> None:
    page = house.coral.pages[0]
    words = Words(new_id(), Placement(74, 50), "QUIETER", 110, size=24)
    for item in reversed(page.items):
        house.library.save(house.coral.id, RemoveItem(page.id, page.items.index(item), item))
    house.library.save(house.coral.id, AddItem(page.id, 0, words))
    changed = house.library.fanzine(house.coral.id)
    for use in (Use.EXHIBITION, Use.ROOM):
        house.library.record_consent(changed.id, use, pages_hash(changed), MONTH, UNTIL)
    approve(house.library, changed.id)
    house.publish()
    opened(house)
    assert drawn == [house.coral.id]
    assert not house.holds(b"CORALCANARY", CORAL)
    assert house.holds(b"QUIETER", (1, 2, 3))
    assert house.holds(b"BLUECANARY", (1, 2, 3))


def test_a_use_that_is_taken_back_leaves_nothing_of_it_when_published_again(
    house: House, drawn: list[str]
) -> None:
    entry = house.exhibition.entry(house.coral.id)
    house.withdraw(Use.WEB)
    house.publish()
    show = opened(house)
    assert drawn == [house.coral.id]
    assert show.entries[0].web is None
    assert not any(entry.web in name and name.endswith(".webp") for name in show.files)


def test_a_show_in_doubt_is_made_anew(house: House, drawn: list[str]) -> None:
    picture = opened(house).entries[0].cover.picture
    picture.write_bytes(picture.read_bytes()[:-1] + b"?")
    show = open_show(house.place, every_file=False)
    with pytest.raises(ShowDamaged):
        check_show(show)
    with pytest.raises(ShowDamaged):
        show.read(picture)
    doubt(house.place)
    house.publish()
    opened(house)
    assert sorted(drawn) == sorted([house.coral.id, house.blue.id])
    assert not is_doubted(house.place)


def test_a_damaged_picture_is_never_given_out_as_whole_again(house: House) -> None:
    """Publishing takes digests over, too: what was damaged meanwhile is found out when it is read."""
    picture = opened(house).entries[0].cover.picture
    picture.write_bytes(picture.read_bytes()[:-1] + b"?")
    house.publish()
    show = open_show(house.place, every_file=False)
    with pytest.raises(ShowDamaged):
        show.read(show.entries[0].cover.picture)


def test_unchanged_is_only_what_was_agreed_to(house: House) -> None:
    made = house.kept.made(house.exhibition.id)[house.coral.id]
    entry = house.exhibition.entry(house.coral.id)
    consents = {one.use: one for one in house.library.consents(house.coral.id)}
    assert Unchanged(entry, consents, made).until[Use.ROOM] == UNTIL
    with pytest.raises(ValueError, match="stays in"):
        Unchanged(entry, {}, made)
    with pytest.raises(TypeError):
        Unchanged(entry, {Use.ROOM: consents[Use.WEB]}, made)
    with pytest.raises(TypeError):
        Unchanged(entry, {Use.ROOM: "yes"}, made)  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="one fanzine"):
        Unchanged(house.exhibition.entry(house.blue.id), consents, made)


def test_of_a_large_former_show_only_what_both_have_waits_to_be_cleared(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_ONE_BY_ONE", 1)
    before = opened(house)
    house.publish()
    after = opened(house)
    (shell,) = house.place.glob("former-*")
    assert not before.folder.exists()
    left = {path.relative_to(shell).as_posix() for path in shell.rglob("*") if path.is_file()}
    assert left and all(after.files[name] == before.files[name] for name in left)
    house.withdraw(*SHOWN, Use.PAPER)
    assert not house.holds(b"CORALCANARY", CORAL)
    assert not list(house.place.glob("former-*"))
