"""The desk: a facilitator sees what was offered, and lets out only what was released."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.store import Exhibitions, exhibition_migrations
from exhibitions.curation.withdraw import withdraw
from exhibitions.show.reading import open_show
from fanzines.consents import Released, Use, pages_hash
from fanzines.edits import AddItem, AddPage, ChangeFanzine, MovePage
from fanzines.file import FileRefused, read
from fanzines.library import Library
from fanzines.library.errors import NotHeard
from fanzines.model import Fanzine, Page, Placement, Words, new_fanzine, new_id
from fanzines.seal import new_private_key, public_key, verify_consents
from kiosk.facilitator.desk import Desk, NotAgreed
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import months_from, this_month
from tests.fanzines.shelfware import KEY
from tests.fanzines.sounds import SOUND, approve_voice, read_aloud
from tests.kiosk.keeping import PHRASE, PIN, SEAL, agree, files_with, made, published


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library", KEY, migrations=[exhibition_migrations]) as library:
        yield library


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Desk:
    return Desk(library, SEAL, {"en": "Our pages", "ar": "صفحاتنا"})


def _made(library: Library, word: str = "sea", month: str = "2026-01") -> Fanzine:
    fanzine = new_fanzine(month, pages=2)
    library.new(fanzine)
    words = Words(new_id(), Placement(74, 40), word, 110)
    library.save(fanzine.id, AddItem(fanzine.pages[0].id, 0, words))
    return library.fanzine(fanzine.id)


def _hung(desk: Desk, library: Library, *uses: Use, word: str = "sea") -> Fanzine:
    fanzine = _made(library, word)
    agree(library, fanzine, uses)
    desk.hang(fanzine.id)
    return fanzine


def test_what_was_not_offered_lies_there_without_anything_of_it(desk: Desk, library: Library) -> None:
    silent, offered = _made(library, month="2026-03"), _made(library, month="2026-02")
    agree(library, offered, (Use.SEE, Use.PAPER))
    first, second = desk.offers()
    assert (first.id, first.offered) == (offered.id, {Use.SEE, Use.PAPER})
    assert first.cover == offered.pages[0]
    assert (second.id, second.offered, second.month) == (silent.id, frozenset(), "2026-03")
    assert second.cover is None


def test_only_what_may_be_shown_is_hung_and_what_hangs_can_be_taken_down(
    desk: Desk, library: Library
) -> None:
    fanzine = _made(library)
    told = []
    for act in (
        lambda: None,
        lambda: agree(library, fanzine, (Use.SEE, Use.PAPER, Use.ROOM)),
        lambda: agree(library, fanzine, (Use.EXHIBITION,)),
        lambda: desk.hang(fanzine.id),
        lambda: library.withdraw_consent(fanzine.id, Use.EXHIBITION),
    ):
        act()
        (offer,) = desk.offers()
        told.append(offer.may_hang)
    assert told == [False, False, True, True, True]


def test_a_facilitator_opens_for_its_maker_only_what_no_sign_opens(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "data")
    keeper.set_up(PHRASE, PIN)
    unsigned = made(keeper, "unsigned")
    keeper.claim_sign(keeper.offer_sign())
    made(keeper, "signed")
    offers = Desk.of_kiosk(keeper, {"en": "Our pages"}).offers()
    assert {offer.id for offer in offers if not offer.signed} == {unsigned.id}
    keeper.close()


def test_a_yes_to_other_pages_or_months_is_none(desk: Desk, library: Library) -> None:
    changed, ended, coming = _made(library), _made(library), _made(library)
    agree(library, changed, (Use.SEE,))
    library.save(changed.id, AddPage(2, Page(new_id())))
    past, future = months_from(this_month(), -1), months_from(this_month(), 1)
    library.record_consent(ended.id, Use.SEE, pages_hash(ended), past, past)
    library.record_consent(coming.id, Use.SEE, pages_hash(coming), future, future)
    assert [offer.offered for offer in desk.offers()] == [frozenset()] * 3


def test_the_newest_month_lies_first_among_what_was_offered_and_among_the_rest(
    desk: Desk, library: Library
) -> None:
    months = ("2026-02", "2026-04", "2026-03")
    for month in months:
        _made(library, month=month)
        agree(library, _made(library, month=month), (Use.SEE,))
    newest = sorted(months, reverse=True)
    assert [offer.month for offer in desk.offers()] == newest * 2
    assert [bool(offer.offered) for offer in desk.offers()] == [True] * 3 + [False] * 3


def test_a_sign_is_told_and_not_whose(desk: Desk, library: Library) -> None:
    fanzine = _made(library)
    (offer,) = desk.offers()
    assert not offer.signed
    assert not offer.hung
    desk.hang(fanzine.id)
    (offer,) = desk.offers()
    assert offer.hung


def test_there_is_one_exhibition_and_it_is_made_once(desk: Desk, library: Library) -> None:
    made = desk.exhibition()
    assert desk.exhibition() == made
    assert made.title == {"en": "Our pages", "ar": "صفحاتنا"}
    assert Exhibitions(library).exhibitions() == (made,)


def test_hanging_twice_keeps_one_place_and_approves_the_pages_anew(desk: Desk, library: Library) -> None:
    fanzine = _hung(desk, library, Use.EXHIBITION)
    library.save(fanzine.id, AddPage(2, Page(new_id())))
    desk.hang(fanzine.id)
    (entry,) = desk.exhibition().entries
    approval = library.approval(fanzine.id)
    assert entry.fanzine == fanzine.id
    assert approval is not None and approval.pages_hash == pages_hash(library.fanzine(fanzine.id))


def test_only_what_was_agreed_to_and_hung_is_published(desk: Desk, library: Library, tmp_path: Path) -> None:
    _hung(desk, library, Use.EXHIBITION, word="SHOWN")
    _hung(desk, library, Use.SEE, word="ONLYSEEN")
    agree(library, _made(library, "NOTHUNG"), (Use.EXHIBITION,))
    told: list[tuple[int, int]] = []
    show, standings = published(library, tmp_path, lambda done, of: told.append((done, of)))
    assert len(show.entries) == 1
    assert [said.text for said in show.entries[0].pages[0].words] == ["SHOWN"]
    assert len(standings) == 2
    assert told[-1] == (1, 1)


def test_taking_down_takes_it_off_the_wall_at_once(desk: Desk, library: Library, tmp_path: Path) -> None:
    fanzine = _hung(desk, library, Use.EXHIBITION)
    published(library, tmp_path)
    desk.take_down(fanzine.id)
    assert open_show(tmp_path / "show").entries == ()
    assert library.approval(fanzine.id) is None
    assert desk.exhibition().entries == ()


@pytest.mark.parametrize("published_before", [False, True])
def test_what_is_taken_back_while_the_show_is_built_is_not_put_up(
    desk: Desk, library: Library, tmp_path: Path, published_before: bool
) -> None:
    fanzine = _hung(desk, library, Use.EXHIBITION, word="TAKENBACK")
    _hung(desk, library, Use.EXHIBITION, word="KEPT")
    if published_before:
        published(library, tmp_path)

    def take_back(done: int, of: int) -> None:
        if library.consents(fanzine.id):
            withdraw(library, fanzine.id, tuple(Use), key=SEAL, month=this_month())

    show, _ = published(library, tmp_path, take_back)
    assert len(show.entries) == len(open_show(tmp_path / "show").entries) == 1
    assert files_with(tmp_path / "show", b"TAKENBACK") == []
    assert files_with(tmp_path / "show", b"KEPT") != []


def test_paper_for_others_takes_her_yes_and_an_approval(desk: Desk, library: Library) -> None:
    fanzine = _made(library)
    assert desk.released_for_paper(fanzine.id) is None
    agree(library, fanzine, (Use.PAPER,))
    assert desk.released_for_paper(fanzine.id) is None
    desk.hang(fanzine.id)
    assert desk.may_print(fanzine.id)
    released = desk.released_for_paper(fanzine.id)
    assert isinstance(released, Released)
    assert (released.fanzine, released.use) == (fanzine, Use.PAPER)
    library.save(fanzine.id, AddPage(2, Page(new_id())))
    assert desk.released_for_paper(fanzine.id) is None
    assert not desk.may_print(fanzine.id)


@pytest.mark.parametrize("use", [use for use in Use if use is not Use.EXHIBITION])
def test_what_may_not_be_shown_elsewhere_is_not_carried_there(desk: Desk, library: Library, use: Use) -> None:
    fanzine = _hung(desk, library, use)
    assert not desk.may_export(fanzine.id)
    with pytest.raises(NotAgreed):
        desk.export(fanzine.id)


def test_what_is_not_approved_is_not_carried_elsewhere(desk: Desk, library: Library) -> None:
    fanzine = _made(library)
    agree(library, fanzine, (Use.EXHIBITION,))
    assert not desk.may_export(fanzine.id)
    desk.hang(fanzine.id)
    assert desk.may_export(fanzine.id)


def test_a_file_carries_the_fanzine_and_what_she_agreed_to_now(
    desk: Desk, library: Library, tmp_path: Path
) -> None:
    fanzine = _hung(desk, library, Use.EXHIBITION, Use.PAPER)
    past = months_from(this_month(), -1)
    library.record_consent(fanzine.id, Use.WEB, pages_hash(fanzine), past, past)
    file = read(desk.export(fanzine.id))
    assert file.fanzine == fanzine
    assert file.consents is not None
    consents = verify_consents(file.consents, [public_key(SEAL)])
    assert {consent.use for consent in consents} == {Use.EXHIBITION, Use.PAPER}


def test_consents_from_elsewhere_do_not_count(desk: Desk, library: Library, tmp_path: Path) -> None:
    data = desk.export(_hung(desk, library, Use.EXHIBITION).id)
    with Library.create(tmp_path / "other", KEY, migrations=[exhibition_migrations]) as elsewhere:
        other = Desk(elsewhere, new_private_key(), {"en": "Theirs"})
        other.take_in(data)
        (offer,) = other.offers()
        assert (offer.offered, offer.hung, offer.signed) == (frozenset(), False, False)
        other.hang(offer.id)
        show, _ = published(elsewhere, tmp_path / "elsewhere")
        assert show.entries == ()
        with pytest.raises(FileRefused):
            other.take_in(data)
        with pytest.raises(FileRefused):
            other.take_in(b"no file at all")
        assert len(other.offers()) == 1


def test_a_page_that_rests_leaves_the_kiosk_no_way(desk: Desk, library: Library, tmp_path: Path) -> None:
    fanzine = _made(library, "CANARY")
    rests = fanzine.pages[0]
    library.save(fanzine.id, MovePage(rests.id, 0, 1))
    library.save(fanzine.id, ChangeFanzine(fanzine, replace(fanzine, places=1)))
    agree(library, library.fanzine(fanzine.id), tuple(Use))
    desk.hang(fanzine.id)
    published(library, tmp_path)
    assert files_with(tmp_path / "show", b"CANARY") == []
    carried = read(desk.export(fanzine.id))
    assert rests.id not in {page.id for page in carried.fanzine.pages}
    assert carried.consents is not None
    (offer,) = desk.offers()
    assert offer.cover == carried.fanzine.pages[0] != rests
    released = desk.released_for_paper(fanzine.id)
    assert released is not None
    assert [page.id for page in released.fanzine.pages] == [carried.fanzine.pages[0].id]
    (entry,) = open_show(tmp_path / "show").entries
    assert len(entry.pages) == 1


def test_nobody_hears_a_voice_its_maker_does_not_agree_to(desk: Desk, library: Library) -> None:
    fanzine = _made(library)
    agree(library, fanzine, (Use.SEE, Use.EXHIBITION))
    reading = read_aloud(library, fanzine.id)
    assert desk.reading(fanzine.id) is None
    with pytest.raises(NotAgreed):
        desk.sound(fanzine.id, reading)
    agree(library, fanzine, (Use.VOICE,))
    assert desk.reading(fanzine.id) == reading
    assert desk.sound(fanzine.id, reading) == SOUND
    other = read_aloud(library, fanzine.id, b"another")
    with pytest.raises(NotAgreed):
        desk.sound(fanzine.id, reading)
    desk.heard(fanzine.id, reading)  # it went while she listened
    kept = library.reading(fanzine.id)
    assert kept == other and not other.heard


def test_a_voice_may_be_heard_once_it_was_heard_and_her_no_brings_it_down(
    desk: Desk, library: Library, tmp_path: Path
) -> None:
    fanzine = _hung(desk, library, Use.EXHIBITION, Use.VOICE)
    reading = desk.reading(fanzine.id)
    assert reading is not None
    with pytest.raises(NotHeard):
        desk.approve_reading(fanzine.id, reading)
    show, _ = published(library, tmp_path)
    assert dict(show.entries[0].readings) == {}
    desk.heard(fanzine.id, reading)
    desk.approve_reading(fanzine.id, reading)
    show, _ = published(library, tmp_path)
    assert list(show.entries[0].readings) == ["en"]
    desk.unapprove_reading(fanzine.id)
    assert dict(open_show(tmp_path / "show").entries[0].readings) == {}
    assert len(open_show(tmp_path / "show").entries) == 1


def test_a_voice_stays_here_when_a_fanzine_is_carried_elsewhere(desk: Desk, library: Library) -> None:
    fanzine = _hung(desk, library, Use.EXHIBITION, Use.VOICE)
    approve_voice(library, fanzine.id)
    data = desk.export(fanzine.id)
    assert SOUND not in data
    consents = read(data).consents
    assert consents is not None and [one.use for one in consents.agreed] == [Use.EXHIBITION]


def test_an_approval_for_circles_is_taken_back_by_itself(desk: Desk, library: Library) -> None:
    fanzine = _made(library)
    agree(library, fanzine, (Use.SEE, Use.CIRCLE))
    assert not desk.may_be_unapproved(fanzine.id)
    desk.approve(fanzine.id)
    assert desk.may_be_unapproved(fanzine.id) and desk.released_for_circle(fanzine.id)
    desk.unapprove(fanzine.id)
    assert not desk.released_for_circle(fanzine.id) and not desk.may_be_unapproved(fanzine.id)
    assert desk.agreed(fanzine.id) == {Use.SEE, Use.CIRCLE}, "her yes is hers"
    desk.approve(fanzine.id)
    assert desk.released_for_circle(fanzine.id)


def test_what_hangs_keeps_its_approval_until_it_is_taken_down(desk: Desk, library: Library) -> None:
    fanzine = _hung(desk, library, Use.SEE, Use.CIRCLE, Use.EXHIBITION)
    assert not desk.may_be_unapproved(fanzine.id)
    desk.unapprove(fanzine.id)
    assert library.approval(fanzine.id) is not None
    desk.take_down(fanzine.id)
    assert library.approval(fanzine.id) is None
