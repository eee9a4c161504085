"""Sheets that nobody waits for: not shown, not written, not counted."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from fanzines.model import Direction, Page, new_id
from kiosk.printing.choice import Choice
from kiosk.printing.errand import BOOKLET, CARDS, POCKET, TINY, Errand, Manner, Pressed
from kiosk.printing.making import Making, carry
from printing.folding.inking import ink_files
from printing.folding.pressing import PressPage
from printing.folding.sheeting import Sheeting
from printing.halting import GivenUp
from printing.paper import A4, Weight
from printing.printers.known import NOTHING_KNOWN, Known


@dataclass
class AtOnce:
    """Does everything at once."""

    told: list[object] = field(default_factory=list)

    def do(self, act: Any, done: Any) -> None:
        try:
            done(act())
        except GivenUp as result:
            done(result)


@dataclass
class Counted:
    """Copies that were noted."""

    noted: list[str] = field(default_factory=list)

    def note(self, *, job: str = "", file: str = "", digest: str = "") -> None:
        self.noted.append(file)


def errand_that(before: Any, copies: Counted) -> Errand:
    """Eight blank pages; `before` is called when they are asked for."""

    def press(sheeting: Sheeting) -> Pressed:
        before()
        pages = [PressPage(Page(new_id()), {}.__getitem__)] * 8
        return Pressed(ink_files(pages, sheeting, Direction.LTR), cast(Any, copies))

    return Errand("fanzine", "desk", (BOOKLET,), press, pages=8)


def test_nothing_is_shown_of_what_was_given_up_and_the_newer_gives_up_the_older() -> None:
    making, shown, begun = Making(), list[object](), list[object]()
    background = cast(Any, AtOnce())
    making.look(errand_that(making.give_up, Counted()), BOOKLET.sheeting, background, shown.append)
    assert shown == []

    def newer() -> None:
        begun.append(None)
        if len(begun) == 1:
            making.look(errand, BOOKLET.sheeting, background, shown.append)

    errand = errand_that(newer, Counted())
    making.look(errand, BOOKLET.sheeting, background, lambda _older: shown.append("older"))
    (sides,) = shown
    assert len(begun) == 2 and isinstance(sides, list) and len(sides) == 4


def test_nothing_is_written_or_counted_of_what_was_given_up(tmp_path: Path) -> None:
    making, copies = Making(), Counted()
    leaves = making.to_send(errand_that(making.give_up, copies))
    with pytest.raises(GivenUp):
        carry(leaves, BOOKLET.sheeting, None, tmp_path)
    assert not [*tmp_path.iterdir()] and not copies.noted
    stays = making.to_send(errand_that(lambda: None, copies))
    carry(stays, BOOKLET.sheeting, None, tmp_path)
    making.give_up()
    assert sorted(one.suffix for one in tmp_path.iterdir()) == [".pdf", ".png"] and len(copies.noted) == 1


def chosen(manner: Manner, pages: int, **more: Any) -> Choice:
    return Choice(manner, None, more.pop("paper", A4), NOTHING_KNOWN, pages, **more)


def test_finer_choices_are_there_where_something_comes_of_them() -> None:
    assert [chosen(BOOKLET, pages).weighs for pages in (8, 16, 17, 96)] == [False, False, True, True]
    assert not chosen(CARDS, 96).weighs
    assert [chosen(BOOKLET, pages).bundled for pages in (32, 33)] == [0, 5]
    assert not chosen(BOOKLET, 96, bundles=True).sheeting().page
    in_bundles, together = (chosen(BOOKLET, 96, bundles=choice).sheeting() for choice in (True, False))
    assert (in_bundles.signature, together.signature) == (5, 0)
    assert [chosen(manner, 8).edges for manner in (BOOKLET, POCKET, TINY, CARDS)] == [False, True, True, True]
    assert chosen(POCKET, 8, edge=True).sheeting().bleed == 3.0
    thick, thin = (
        chosen(BOOKLET, 32, weight=one).sheeting().thickness for one in (Weight.THICK, Weight.THIN)
    )
    assert thick - thin == pytest.approx(0.06)


def test_paper_is_remembered_with_its_printer_and_nothing_else_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "printers.json"
    known = (
        Known(("ipp://printer.local/ipp/print",))
        .weighted("Hall", Weight.THICK)
        .weighted("Attic", Weight.THIN)
    )
    known.write(file)
    assert Known.read(file) == known
    assert [Known.read(file).weight(name) for name in ("Hall", "Attic", "Cellar")] == [
        "thick",
        "thin",
        "usual",
    ]
    file.write_text(file.read_text().replace("thin", "velvet"))
    assert Known.read(file).weight("Attic") is Weight.USUAL and Known.read(file).addresses == known.addresses
