"""A backup comes back to one tablet of a group: nothing is lost by it, and nothing lives again."""

from pathlib import Path

from fanzines.consents import Use
from tests.exhibitions.tablets import Tablet, meet


def test_a_backup_that_comes_back_takes_nothing_from_the_others(three: list[Tablet], room: Path) -> None:
    a, b, _ = three
    made = a.make("sea")
    a.agree(made.id)
    meet(room, three)
    a.save_away(room.parent / "backups" / "a")
    a.write(made.id, "later")
    a.library.withdraw_consent(made.id, Use.CIRCLE)
    meet(room, three)
    a.bring_back(room.parent / "backups" / "a")
    other = a.make("since")
    assert a.words(made.id) == {"sea"} and a.library.consents(made.id) == ()
    meet(room, three)
    assert a.words(made.id) == b.words(made.id) == {"sea", "later"}
    assert other.id in b.ids and a.state() == b.state()


def test_a_yes_that_the_backup_never_knew_and_that_was_taken_back_since_dies_again(
    three: list[Tablet], room: Path
) -> None:
    a, b, _ = three
    made = a.make("sea")
    meet(room, three)
    b.save_away(room.parent / "backups" / "b")
    a.agree(made.id)
    a.give(room)
    b.take(room)
    b.library.withdraw_consent(made.id, Use.CIRCLE)
    b.bring_back(room.parent / "backups" / "b")
    meet(room, three)
    for tablet in three:
        assert tablet.library.consents(made.id) == ()
    b.agree(made.id)
    meet(room, three)
    for tablet in three:
        assert [yes.use for yes in tablet.library.consents(made.id)] == [Use.CIRCLE]


def test_what_was_taken_away_after_a_backup_that_never_knew_it_does_not_come_back(
    three: list[Tablet], room: Path
) -> None:
    a, b, c = three
    meet(room, three)
    a.save_away(room.parent / "backups" / "a")
    made = a.make("sea")
    a.agree(made.id)
    meet(room, three)
    a.library.remove(made.id)
    a.bring_back(room.parent / "backups" / "a")
    b.write(made.id, "later")
    b.give(room)
    assert a.take(room).new == 0 and a.ids == []
    meet(room, three)
    assert a.ids == b.ids == c.ids == []


def test_a_copy_taken_away_after_a_backup_that_never_knew_it_is_not_kept_beside_again(
    three: list[Tablet], room: Path
) -> None:
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    a.write(made.id, "left")
    a.give(room)
    a.save_away(room.parent / "backups" / "a")
    b.write(made.id, "right")
    b.give(room)
    a.take(room)
    (copy,) = (one for one in a.ids if one != made.id)
    a.library.remove(copy)
    a.bring_back(room.parent / "backups" / "a")
    meet(room, three)
    assert a.ids == b.ids == c.ids == [made.id]


def test_a_yes_given_again_and_taken_back_again_after_a_backup_does_not_live_again(
    three: list[Tablet], room: Path
) -> None:
    a, _, _ = three
    made = a.make("sea")
    a.agree(made.id)
    meet(room, three)
    a.library.withdraw_consent(made.id, Use.CIRCLE)
    meet(room, three)
    a.save_away(room.parent / "backups" / "a")
    a.agree(made.id, until="2028-01")
    meet(room, three)
    a.library.withdraw_consent(made.id, Use.CIRCLE)
    a.bring_back(room.parent / "backups" / "a")
    meet(room, three)
    for tablet in three:
        assert tablet.library.consents(made.id) == () and tablet.library.refused(made.id) == {Use.CIRCLE}
    a.agree(made.id, until="2028-01")
    meet(room, three)
    for tablet in three:
        assert [yes.until for yes in tablet.library.consents(made.id)] == ["2028-01"]


def test_a_yes_that_she_gives_anew_since_the_backup_came_back_lives(three: list[Tablet], room: Path) -> None:
    a, _, _ = three
    made = a.make("sea")
    meet(room, three)
    a.save_away(room.parent / "backups" / "a")
    a.agree(made.id)
    a.library.withdraw_consent(made.id, Use.CIRCLE)
    a.bring_back(room.parent / "backups" / "a")
    a.agree(made.id)
    meet(room, three)
    for tablet in three:
        assert [yes.use for yes in tablet.library.consents(made.id)] == [Use.CIRCLE]
