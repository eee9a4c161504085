"""Several exhibitions on one kiosk: one on its wall, each in a place of its own, each with its own yeses."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.agreeing import Agreement
from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.curation.texts import Kind
from exhibitions.curation.withdraw import catch_up, withdraw
from exhibitions.exhibition import SHOWN, Entry, Exhibition, Frame, Section
from exhibitions.journal.journal import journal_beside
from exhibitions.show.folder import holds_show
from exhibitions.show.reading import open_show
from fanzines.consents import Duration, Reason, Use
from fanzines.edits import AddItem
from fanzines.library import Library
from fanzines.library.errors import NotLookedAt
from fanzines.model import Fanzine, Placement, Words, new_fanzine, new_id
from kiosk.curating.curator import Curator
from kiosk.curating.outcome import outcome_of
from kiosk.facilitator.desk import Desk
from kiosk.keeping.months import months_from, this_month
from kiosk.keeping.shows import PREVIEW, forget_preview, place_on_wall, places
from tests.fanzines.shelfware import KEY
from tests.kiosk.keeping import SEAL, agree, files_with

TITLES = {"en": "Our pages"}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library", KEY, migrations=[exhibition_migrations]) as library:
        yield library


@pytest.fixture
def curator(library: Library, tmp_path: Path) -> Curator:
    return Curator(library, SEAL, tmp_path, TITLES)


def _made(library: Library, word: str) -> Fanzine:
    fanzine = new_fanzine(this_month(), pages=2)
    library.new(fanzine)
    library.save(fanzine.id, AddItem(fanzine.pages[0].id, 0, Words(new_id(), Placement(74, 40), word, 110)))
    return library.fanzine(fanzine.id)


def _agreement(library: Library, fanzine: Fanzine) -> Agreement:
    month = this_month()
    return Agreement(library, library.fanzine(fanzine.id), month=month, until=months_from(month, 12))


def _nothing(done: int, of: int) -> None:
    """Nobody waits for it."""


def _hung(curator: Curator, library: Library, word: str) -> Fanzine:
    fanzine = _made(library, word)
    agree(library, fanzine, SHOWN)
    curator.hang(fanzine.id)
    return fanzine


def test_a_copy_keeps_all_that_was_curated_under_other_names() -> None:
    room = Section({"en": "Doors"}, {"en": "Behind them"})
    first = Exhibition(
        {"en": "Pages"},
        {"en": "Read"},
        ("en", "ar"),
        web_url="https://example.org/show",
        sections=(room,),
        frame=Frame(when={"en": "June"}, partners=("Surt",)),
        entries=(
            Entry(new_id(), {"en": "Sea"}, section=room.id, cover=1),
            Entry(new_id(), note={"en": "Calm"}),
        ),
    )
    copy = first.copied()
    assert (copy.title, copy.introduction, copy.languages) == (first.title, first.introduction, ("en", "ar"))
    assert copy.frame == first.frame
    assert [(one.title, one.introduction) for one in copy.sections] == [(room.title, room.introduction)]
    assert [(one.fanzine, one.title, one.note, one.cover) for one in copy.entries] == [
        (one.fanzine, one.title, one.note, one.cover) for one in first.entries
    ]
    assert [one.section for one in copy.entries] == [copy.sections[0].id, ""]
    names = [one.slug(use) for made in (first, copy) for one in made.entries for use in SHOWN]
    assert len(set(names)) == len(names)
    assert (copy.id, copy.run, copy.web_url) != (first.id, first.run, first.web_url)
    assert copy.run != first.run and copy.web_url is None


def test_another_exhibition_leaves_the_wall_as_it_is(curator: Curator, library: Library) -> None:
    here = curator.exhibition
    for _ in range(8):
        curator.begin({"en": "More"})
        assert Exhibitions(library).current({}) == here
    assert not curator.hangs_here
    first, *others = curator.listed()
    assert (first.exhibition.id, first.here) == (here.id, True)
    assert len(others) == 8 and not any(one.here for one in others)


def test_each_exhibition_is_put_up_in_a_place_of_its_own_and_one_hangs_here(
    curator: Curator, library: Library, tmp_path: Path
) -> None:
    here = curator.exhibition.id
    _hung(curator, library, "FIRST")
    curator.publish(_nothing)
    curator.begin({"en": "For partners"})
    _hung(curator, library, "SECOND")
    curator.publish(_nothing)
    assert curator.place != tmp_path / "show"
    assert place_on_wall(tmp_path) == tmp_path / "show"
    assert set(places(tmp_path)) == {tmp_path / "show", curator.place}
    assert files_with(curator.place, b"FIRST") == files_with(tmp_path / "show", b"SECOND") == []
    curator.hang_here()
    assert place_on_wall(tmp_path) == curator.place
    curator.choose(here)
    curator.hang_here()
    assert place_on_wall(tmp_path) == tmp_path / "show" == curator.place


def test_what_was_never_put_up_is_on_the_wall_once_it_is(
    curator: Curator, library: Library, tmp_path: Path
) -> None:
    _hung(curator, library, "FIRST")
    curator.publish(_nothing)
    curator.begin({"en": "Next"})
    curator.hang_here()
    assert place_on_wall(tmp_path) == tmp_path / "show"
    _hung(curator, library, "SECOND")
    curator.publish(_nothing)
    assert place_on_wall(tmp_path) == curator.place
    assert open_show(curator.place).title == {"en": "Next"}


def test_a_yes_taken_back_leaves_every_exhibition_at_once(curator: Curator, library: Library) -> None:
    hers, other = _hung(curator, library, "HERS"), _hung(curator, library, "OTHER")
    curator.publish(_nothing)
    shows = [curator.place]
    for _ in range(2):
        curator.copy()
        curator.publish(_nothing)
        shows.append(curator.place)
    assert len(set(shows)) == 3
    assert all(len(open_show(place).entries) == 2 for place in shows)
    taken = withdraw(library, hers.id, tuple(Use), key=SEAL, month=this_month())
    assert taken.left == set(SHOWN)
    assert len(taken.settled) == 3 and all(len(one.left) == 3 for one in taken.settled)
    for place in shows:
        assert len(open_show(place).entries) == 1
        assert files_with(place, b"HERS") == [] != files_with(place, b"OTHER")
    assert library.approval(other.id) is not None


def test_a_yes_for_this_exhibition_is_for_the_one_that_hangs_here_and_for_no_copy(
    curator: Curator, library: Library
) -> None:
    fanzine = _made(library, "ONCE")
    first = curator.exhibition
    _agreement(library, fanzine).agree(Use.EXHIBITION, Duration.EXHIBITION)
    curator.hang(fanzine.id)
    curator.copy()
    assert curator.cover(fanzine.id) is None
    assert curator.publish(_nothing).show.entries == ()
    curator.hang_here()
    agreement = _agreement(library, fanzine)
    assert set(agreement.agreed()) == {Use.EXHIBITION} and agreement.lapsed() == {}
    agreement.let_go(SEAL)
    agreement.agree_for(Duration.EXHIBITION)
    assert [one.exhibition for one in library.consents(fanzine.id)] == [first.run]
    assert Desk(library, SEAL, TITLES).agreed(fanzine.id) == {Use.EXHIBITION}
    other = _made(library, "LATER")
    _agreement(library, other).agree(Use.EXHIBITION, Duration.EXHIBITION)
    assert curator.offered() == (other.id,)
    curator.choose(first.id)
    assert curator.offered() == ()
    (shown,) = curator.publish(_nothing).show.entries
    assert shown.pages[0].words[0].text == "ONCE"


def test_the_end_of_one_exhibition_ends_what_was_for_it_and_leaves_the_others(
    curator: Curator, library: Library
) -> None:
    fanzine = _made(library, "BOTH")
    agree(library, fanzine, (Use.EXHIBITION,))
    curator.hang(fanzine.id)
    here = curator.exhibition
    curator.copy()
    curator.publish(_nothing)
    copy = curator.exhibition
    curator.choose(here.id)
    alone = _made(library, "ALONE")
    _agreement(library, alone).agree(Use.EXHIBITION, Duration.EXHIBITION)
    curator.hang(alone.id)
    curator.end()
    assert curator.exhibition.entries == () and curator.exhibition.run != here.run
    assert library.approval(fanzine.id) is not None and library.approval(alone.id) is None
    assert _agreement(library, alone).lapsed() == {Use.EXHIBITION: Reason.EXHIBITION_OVER}
    curator.choose(copy.id)
    assert len(open_show(curator.place).entries) == 1


def test_taking_down_one_place_of_two_keeps_the_approval(curator: Curator, library: Library) -> None:
    fanzine = _hung(curator, library, "BOTH")
    curator.copy()
    curator.take_down(fanzine.id)
    assert curator.exhibition.entries == () and library.approval(fanzine.id) is not None
    curator.choose(Exhibitions(library).current({}).id)
    curator.take_down(fanzine.id)
    assert library.approval(fanzine.id) is None


def test_an_exhibition_that_is_forgotten_leaves_nothing_and_the_one_that_hangs_here_is_not(
    curator: Curator, library: Library, tmp_path: Path
) -> None:
    here = curator.exhibition
    with pytest.raises(ValueError, match="hangs here"):
        curator.forget()
    curator.begin({"en": "Elsewhere"})
    _hung(curator, library, "GONE")
    curator.publish(_nothing)
    place = curator.place
    journal_beside(place).write_bytes(b"counted")
    assert holds_show(place) and places(tmp_path) == (tmp_path / "show", place)
    curator.forget()
    assert not journal_beside(place).exists()
    assert curator.exhibition == here
    assert files_with(place, b"GONE") == [] and not holds_show(place)
    assert [one.exhibition for one in curator.listed()] == [here]


def test_hanging_takes_a_whole_second_look_and_gives_a_place_in_a_room(
    curator: Curator, library: Library
) -> None:
    first, second = _hung(curator, library, "one"), _hung(curator, library, "two")
    room = Section({"en": "Doors"})
    curator.change(lambda now: now.with_section(room))
    curator.move(second.id, room.id)
    named = _made(library, "My name is Amina")
    agree(library, named, (Use.EXHIBITION,))
    assert curator.offered() == (named.id,)
    assert not curator.is_looked_at(named.id)
    with pytest.raises(NotLookedAt):
        curator.hang(named.id, room.id, 0)
    third = _made(library, "three")
    agree(library, third, (Use.EXHIBITION,))
    curator.hang(third.id, room.id, 0)
    assert [one.fanzine for one in curator.exhibition.in_section(room.id)] == [third.id, second.id]
    assert [one.fanzine for one in curator.exhibition.in_section("")] == [first.id]


def test_what_is_looked_at_beforehand_is_what_would_be_put_up_and_leaves_nothing(
    curator: Curator, library: Library, tmp_path: Path
) -> None:
    fanzine = _hung(curator, library, "SHOWN")
    before = curator.exhibition
    tried = open_show(curator.try_out(_nothing))
    assert [one.key for one in tried.entries] == [before.entry(fanzine.id).wall]
    assert Exhibitions(library).place(before.id) is None and not holds_show(tmp_path / "show")
    forget_preview(tmp_path)
    assert not (tmp_path / PREVIEW).exists()
    assert curator.publish(_nothing).show.sequence == 1


def test_it_is_told_what_hangs_what_stays_out_and_why_and_what_is_not_said(
    curator: Curator, library: Library
) -> None:
    hung, kept = _hung(curator, library, "HUNG"), _made(library, "KEPT")
    agree(library, kept, (Use.SEE, Use.PAPER))
    curator.hang(kept.id)
    changed = _hung(curator, library, "CHANGED")
    words = Words(new_id(), Placement(74, 90), "more", 110)
    library.save(changed.id, AddItem(changed.pages[0].id, 1, words))
    curator.change(lambda now: replace(now, languages=("en", "ar"), title={"en": "Pages"}))
    outcome = outcome_of(curator.publish(_nothing), curator.exhibition, here=curator.hangs_here)
    assert outcome.shown == 1 and outcome.here
    assert outcome.out == {kept.id: Reason.NO_CONSENT, changed.id: Reason.CHANGED_SINCE}
    assert outcome.stories == {Use.ROOM: 1, Use.WEB: 1}
    assert outcome.unsaid == {"ar": (Kind.TITLE,)}
    assert hung.id not in outcome.out


def test_a_library_from_a_backup_learns_from_every_show_there_is(curator: Curator, library: Library) -> None:
    _hung(curator, library, "KNOWN")
    curator.publish(_nothing)
    known = curator.place
    curator.begin({"en": "Unknown to the backup"})
    _hung(curator, library, "UNKNOWN")
    curator.publish(_nothing)
    unknown = curator.place
    Exhibitions(library).remove(curator.exhibition.id)
    for place in (known, unknown):
        catch_up(library, place, key=SEAL)
    assert holds_show(known) and not holds_show(unknown)


def test_words_are_kept_and_the_title_of_the_first_is_given_once(curator: Curator, library: Library) -> None:
    curator.change(lambda now: replace(now, title={"en": "Doors"}))
    assert Curator(library, SEAL, Path(), TITLES).exhibition.title == {"en": "Doors"}
