"""What the tablets of one gathering give each other, and what comes of it."""

import hashlib
from pathlib import Path

import pytest

from exhibitions.curation.agreeing import Agreement, agreed_anywhere
from exhibitions.curation.curate import agreed_to
from exhibitions.curation.passed_on import PassedOnAnswers
from exhibitions.curation.recall import recall
from exhibitions.curation.runs import run_here
from exhibitions.curation.shared_shelves import _Fanzines
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.withdraw import end
from exhibitions.exhibition import Exhibition
from exhibitions.journal.answers import Answer as Left
from exhibitions.show.slips import Stamp, Word
from fanzines.access import signs
from fanzines.access.signs import Sign
from fanzines.access.slow_hash import slow_hash
from fanzines.consents import Duration, Use, pages_hash
from fanzines.library import shelves
from fanzines.library.given_out import GivenOut
from fanzines.library.given_out import Kind as Out
from fanzines.library.rows import number
from fanzines.library.settings import read_setting
from fanzines.library.taken_back import TakenBack
from fanzines.plane import Box
from fanzines.second_look.findings import Sighting
from fanzines.second_look.look import Answer
from fanzines.second_look.matches import Kind
from fanzines.sharing.known import every_fact
from tests.exhibitions import shelf_histories
from tests.exhibitions.tablets import KEY, MONTH, Tablet, meet
from tests.fanzines.looked import approve, look_through


def tag_of(tablet: Tablet, sign: Sign) -> bytes:
    salt = tablet.library.store.read(lambda db: read_setting(db, "sign salt"))
    return slow_hash("/".join((sign.colour, *sign.pictures)), bytes.fromhex(salt))


def test_what_was_made_on_one_stands_on_her_shelf_on_all(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    shelf = a.shelf(bytes(32))
    made = a.make("sea", shelf)
    a.agree(made.id)
    meet(room, three)
    for tablet in three:
        (there,) = tablet.library.fanzines_on(shelf)
        assert tablet.library.fanzine(there.id) == made
        assert [yes.use for yes in tablet.library.consents(made.id)] == [Use.CIRCLE]
    assert a.state() == b.state() == c.state()


def test_she_goes_on_anywhere_and_takes_back_anywhere(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    made = a.make("sea", a.shelf(bytes(32)))
    a.agree(made.id)
    meet(room, three)
    b.write(made.id, "sky")
    b.library.withdraw_consent(made.id, Use.CIRCLE)
    meet(room, three)
    for tablet in three:
        assert tablet.words(made.id) == {"sea", "sky"}
        assert tablet.library.consents(made.id) == ()
        assert tablet.library.refused(made.id) == {Use.CIRCLE}
    c.library.remove(made.id)
    meet(room, three)
    assert a.ids == b.ids == c.ids == []


def test_what_was_changed_on_two_is_kept_twice(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    shelf = a.shelf(bytes(32))
    made = a.make("sea", shelf)
    meet(room, three)
    a.write(made.id, "left")
    b.write(made.id, "right")
    meet(room, three)
    assert a.state() == b.state() == c.state()
    for tablet in three:
        on_shelf = tablet.library.fanzines_on(shelf)
        assert sorted(sorted(tablet.words(one.id)) for one in on_shelf) == [["left", "sea"], ["right", "sea"]]


def test_nothing_waits_in_the_folder_once_all_have_it(three: list[Tablet], room: Path) -> None:
    three[0].make("sea")
    meet(room, three, rounds=5)
    assert list(room.glob("*.fanzineshelf")) == []


def test_her_sign_is_the_same_everywhere_and_changes_everywhere(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    sign = signs.offer(a.library)
    shelf = signs.claim(a.library, sign)
    meet(room, three)
    assert signs.shelf_of(b.library, sign) == signs.shelf_of(c.library, sign) == shelf
    other = signs.offer(b.library)
    signs.change_sign(b.library, shelf, other)
    meet(room, three)
    for tablet in three:
        assert signs.shelf_of(tablet.library, other) == shelf
        assert signs.shelf_of(tablet.library, sign) is None
        assert TakenBack(tablet.folder, KEY).has_sign(tag_of(a, sign))


def test_no_two_tablets_offer_the_same_sign(three: list[Tablet], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signs, "slow_hash", lambda said, salt: hashlib.sha256(salt + said.encode()).digest())
    offered = [{signs.offer(tablet.library) for _ in range(40)} for tablet in three]
    assert not (offered[0] & offered[1] or offered[0] & offered[2] or offered[1] & offered[2])


def test_a_sign_that_two_women_have_opens_neither_shelf(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    tag = bytes(32)
    made, other = a.make("sea", a.shelf(tag)), b.make("moon", b.shelf(tag))
    meet(room, three)
    for tablet in three:
        tags = tablet.library.store.read(shelves.read_tags)
        assert len(tags) == len(set(tags.values())) == 2 and tag not in tags.values()
    signs.give_sign(c.library, made.id, signs.offer(c.library), MONTH)
    meet(room, three)
    assert a.state() == b.state() == c.state()
    shelf_of = {one.id: one.shelf for one in a.library.fanzines()}
    assert shelf_of[made.id] != shelf_of[other.id]
    assert a.library.store.read(lambda db: shelves.find_shelf(db, tag)) is None


def test_taking_one_of_two_away_spares_the_other(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    a.write(made.id, "left")
    b.write(made.id, "right")
    meet(room, three)
    kept = next(one for one in c.ids if one != made.id)
    c.library.remove(made.id)
    meet(room, three)
    assert a.ids == b.ids == c.ids == [kept]


def test_what_was_taken_away_takes_along_a_copy_nobody_had_seen(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    b.write(made.id, "left")
    c.write(made.id, "right")
    b.give(room)
    c.take(room)
    assert len(c.ids) == 2
    a.library.remove(made.id)
    meet(room, three)
    assert a.ids == b.ids == c.ids == []


def test_a_yes_given_where_a_withdrawal_was_not_heard_of_does_not_live(
    three: list[Tablet], room: Path
) -> None:
    a, b, _ = three
    made = a.make("sea")
    a.agree(made.id)
    meet(room, three)
    a.library.withdraw_consent(made.id, Use.CIRCLE)
    b.agree(made.id, until="2028-01")
    meet(room, three)
    for tablet in three:
        assert tablet.library.consents(made.id) == () and tablet.library.refused(made.id) == {Use.CIRCLE}
    b.agree(made.id, until="2028-02")
    meet(room, three)
    for tablet in three:
        assert [yes.until for yes in tablet.library.consents(made.id)] == ["2028-02"]
        assert not tablet.library.refused(made.id)


def test_a_second_look_on_one_tablet_is_one_on_all_and_so_is_what_she_answers(
    three: list[Tablet], room: Path
) -> None:
    a, b, c = three
    made = a.make("call me 06 1234 5678")
    meet(room, three)
    (finding,) = (one for one in b.library.second_look(made.id).findings if one.kind is Kind.PHONE)
    b.library.answer(made.id, finding, Answer.WISH)
    page = made.pages[0]
    b.library.keep_faces(made.id, page, [Sighting(Kind.FACE, None, Box(1, 2, 30.5, 40))])
    b.library.ask_about(made.id, page, Sighting(Kind.SPOT, None, Box(50, 60, 70, 80)))
    meet(room, three)
    assert a.library.second_look(made.id) == b.library.second_look(made.id) == c.library.second_look(made.id)
    assert finding in c.library.second_look(made.id).wishes
    look_through(c.library, made.id)
    c.library.answer(made.id, finding, Answer.STAYS)
    approve(c.library, made.id)
    meet(room, three)
    assert a.library.approval(made.id) == b.library.approval(made.id) is not None
    a.library.unapprove(made.id)
    meet(room, three)
    assert c.library.approval(made.id) is None


@pytest.mark.parametrize("what", ["a place is asked about", "a face is found"])
def test_what_is_doubted_on_one_tablet_is_approved_on_none(
    three: list[Tablet], room: Path, what: str
) -> None:
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    approve(a.library, made.id)
    if what == "a face is found":
        for word in ("one", "two", "three"):  # what b finds counts over what a did not
            b.make(word)
            b.give(room)
        b.library.keep_faces(made.id, made.pages[0], [Sighting(Kind.FACE, None, Box(1, 2, 30.5, 40))])
    else:
        b.library.ask_about(made.id, made.pages[0], Sighting(Kind.SPOT, None, Box(50, 60, 70, 80)))
    meet(room, three)
    for tablet in three:
        assert tablet.library.second_look(made.id).open and tablet.library.approval(made.id) is None
    assert a.state() == b.state() == c.state()
    for finding in c.library.second_look(made.id).open:
        c.library.answer(made.id, finding, Answer.NOBODY if finding.kind is Kind.FACE else Answer.STAYS)
    c.library.approve(made.id, pages_hash(made))
    meet(room, three)
    assert (
        a.library.approval(made.id) == b.library.approval(made.id) == c.library.approval(made.id) is not None
    )


def test_an_approval_that_was_taken_back_before_anybody_heard_of_it_was_taken_back(
    three: list[Tablet], room: Path
) -> None:
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    approve(a.library, made.id)
    a.library.unapprove(made.id)
    approve(b.library, made.id)
    meet(room, three)
    assert not any(tablet.library.approval(made.id) for tablet in three)
    approve(c.library, made.id)
    meet(room, three)
    assert all(tablet.library.approval(made.id) for tablet in three)


def test_a_doubt_about_other_pages_takes_no_approval_back(three: list[Tablet], room: Path) -> None:
    a, b, _ = three
    made = a.make("sea")
    approve(a.library, made.id)
    meet(room, three)
    b.write(made.id, "06 1234 5678")
    a.give(room)
    b.take(room)
    assert b.library.second_look(made.id).open
    assert b.library.approval(made.id) == a.library.approval(made.id) is not None


def test_a_yes_for_this_exhibition_counts_for_the_one_that_is_curated(
    three: list[Tablet], room: Path
) -> None:
    a, b, _ = three
    made = a.make("sea")
    meet(room, three)
    page = b.library.fanzine(made.id)
    Agreement(b.library, page, month=MONTH, until="2027-11").agree(Use.EXHIBITION, Duration.EXHIBITION)
    meet(room, three)
    kept = Exhibitions(a.library)
    assert Use.EXHIBITION in agreed_to(a.library, kept.current({}), made.id, MONTH)
    kept.set_place(kept.current({}).id, a.folder / "show")
    end(a.library, kept.current({}), key=a.seal, month=MONTH)
    meet(room, three)
    assert run_here(b.library) == run_here(a.library)
    assert Use.EXHIBITION not in agreed_anywhere(b.library, made.id, MONTH)
    kept.add(Exhibition({"en": "More"}, running=True))
    more = next(one for one in kept.exhibitions() if one.title)
    a.library.record_consent(made.id, Use.PAPER, pages_hash(page), MONTH, "2027-11", more.run)
    meet(room, three)
    assert Use.PAPER in agreed_anywhere(b.library, made.id, MONTH)


def test_what_went_out_and_what_visitors_left_is_known_everywhere(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    made = a.make("sea")
    a.library.give_out(made.id, GivenOut(Out.PAPER, job="press-7"))
    a.library.give_out(made.id, GivenOut(Out.FILE, file="/media/stick/one.fanzine", digest="00"))
    PassedOnAnswers(a.library).keep(made.id, Left("AAAAAAAAAAAAAAAA", Stamp("heart")))
    meet(room, three)
    given = b.library.given_out(made.id)
    assert {(one.kind, bool(one.file), one.job) for one in given} == {
        (Out.PAPER, False, ""),
        (Out.FILE, True, ""),
    }
    assert recall(given) == () and b"stick" not in repr(given).encode()
    (slip,) = PassedOnAnswers(c.library).of(made.id)
    PassedOnAnswers(c.library).take_away(slip.id)
    meet(room, three)
    assert PassedOnAnswers(a.library).of(made.id) == ()
    assert len(a.library.given_out(made.id)) == 2


def kept_of(tablet: Tablet, fanzine_id: str) -> dict[str, int]:
    """What the tables of the group still hold of a fanzine, besides that it was taken away."""
    row = number(fanzine_id)
    asked = {
        "facts": ("SELECT count(*) FROM shared_fact WHERE fanzine = ? AND kind != 'removed'", fanzine_id),
        "taken": ("SELECT count(*) FROM shared_taken WHERE fanzine = ?", row),
        "digests": ("SELECT count(*) FROM shared_version WHERE fanzine = ? AND length(digest) > 0", row),
    }
    return {
        what: tablet.library.store.read(lambda db, sql=sql, of=of: db.execute(sql, [of]).fetchone()[0])
        for what, (sql, of) in asked.items()
    }


def test_what_is_erased_leaves_nothing_behind_that_was_known_of_it(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    made = a.make("sea", a.shelf(bytes(32)))
    a.agree(made.id)
    PassedOnAnswers(a.library).keep(made.id, Left("AAAAAAAAAAAAAAAA", Stamp("heart")))
    meet(room, three)
    assert kept_of(b, made.id)["facts"] and kept_of(b, made.id)["digests"]
    b.library.withdraw_consent(made.id, Use.CIRCLE)
    assert kept_of(b, made.id)["taken"]
    b.library.remove(made.id)
    assert not any(kept_of(b, made.id).values())
    meet(room, three)
    assert a.ids == b.ids == c.ids == []
    assert not any(any(kept_of(tablet, made.id).values()) for tablet in three)


def test_what_was_only_known_of_a_fanzine_goes_when_it_was_taken_away(
    three: list[Tablet], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, _ = three
    made = a.make("sea")
    a.agree(made.id)
    monkeypatch.setattr(_Fanzines, "_files", lambda one, _: one.left_out.append(made.id) or iter(()))
    a.give(room)
    b.take(room)
    assert b.ids == [] and kept_of(b, made.id)["facts"]
    monkeypatch.undo()
    a.library.remove(made.id)
    meet(room, three)
    assert not any(any(kept_of(tablet, made.id).values()) for tablet in three)


def test_the_words_of_a_slip_she_took_away_stay_nowhere(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    for tablet, slip in ((a, "AAAAAAAAAAAAAAAA"), (b, "BBBBBBBBBBBBBBBB")):
        PassedOnAnswers(tablet.library).keep(made.id, Left(slip, Word("zqcanaryzq")))
    meet(room, three)
    a.save_away(room.parent / "backups" / "a")
    a.bring_back(room.parent / "backups" / "a")
    for one in PassedOnAnswers(c.library).of(made.id):
        PassedOnAnswers(c.library).take_away(one.id)
    meet(room, three)
    for tablet in three:
        assert PassedOnAnswers(tablet.library).of(made.id) == ()
        assert "zqcanaryzq" not in repr(tablet.library.store.read(every_fact))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_nothing_is_lost_and_nothing_comes_back(seed: int) -> None:
    assert shelf_histories.live(20261130 + seed).wrong == []


def test_the_account_of_histories_notices_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """A yes that lives whatever it knew of, and pages that are never kept twice, are found out."""
    monkeypatch.setattr("fanzines.sharing.yeses._that_knew", lambda facts, _taken: facts)
    assert any("lives again" in wrong for seed in range(12) for wrong in shelf_histories.live(seed).wrong)
    monkeypatch.undo()
    monkeypatch.setattr("fanzines.sharing.joining._Pages._keep_beside", lambda *_: None)
    assert any("is lost" in wrong for seed in range(12) for wrong in shelf_histories.live(seed).wrong)
