import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.as_json import entry_as_json, entry_from_json
from exhibitions.exhibition import Entry
from exhibitions.show.folder import current_version
from exhibitions.show.reading import Show, open_show
from exhibitions.story.phrases import phrases
from exhibitions.themes import in_order, themes
from fanzines.art import names
from fanzines.consents import Use
from fanzines.prompts import prompt_packs
from kiosk.exhibition.parts import FEW, parts_of
from tests.exhibitions.house import House
from tests.exhibitions.shows import little_show

LATER = "of-a-later-kiosk"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.library.close()


def about(house: House, coral: tuple[str, ...], blue: tuple[str, ...]) -> Show:
    """The show once the facilitator has said what both are about."""
    first, second = house.exhibition.entries
    entries = replace(first, themes=coral), replace(second, themes=blue)
    house.kept.save(replace(house.exhibition, entries=entries))
    house.publish()
    return open_show(house.place)


def parted(show: Show) -> list[tuple[str, list[str]]]:
    """The themes a visitor can choose, and the titles behind each."""
    parts = [part for part in parts_of(show, show.entries) if part.kind == "theme"]
    return [(part.name, [entry.title["en"] for entry in part.entries]) for part in parts]


def test_every_theme_has_a_picture_and_is_named_in_every_language_of_the_stories() -> None:
    assert {pack.name for pack in prompt_packs()} <= themes().keys()
    for theme in themes().values():
        assert theme.picture in names(theme.kind)
        assert theme.title.keys() == phrases().keys() and all(theme.title.values())


def test_themes_stand_in_one_order_and_unknown_ones_are_kept() -> None:
    assert in_order(["tomorrow", LATER, "arriving", "tomorrow"]) == ("arriving", "tomorrow", LATER)


def test_an_entry_keeps_its_themes_and_one_of_an_older_kiosk_has_none() -> None:
    entry = Entry("1" * 32, themes=("arriving", LATER))
    kept = entry_as_json(entry)
    slugs = {"wall": entry.wall, "room": entry.room, "web": entry.web}
    assert entry_from_json(json.loads(json.dumps(kept)), entry.fanzine, **slugs) == entry
    del kept["themes"]
    assert entry_from_json(kept, entry.fanzine, **slugs) == replace(entry, themes=())


def test_a_fanzine_is_found_under_each_of_its_themes(house: House) -> None:
    show = about(house, ("tomorrow", "table"), ("arriving", "table", LATER))
    assert [theme.name for theme in show.themes] == ["arriving", "tomorrow", "table"]
    assert show.themes[0].title["ar"] == themes()["arriving"].title["ar"]
    assert parted(show) == [("arriving", ["Blue"]), ("tomorrow", ["Coral"])], "all are about the table"
    assert house.kept.exhibition(house.exhibition.id).copied().entries[0].themes == ("tomorrow", "table")


def test_another_theme_draws_nothing_anew(house: House) -> None:
    before = open_show(house.place)
    after = about(house, ("tomorrow",), ())
    assert {name for name in after.files if name not in before.files} == set()
    assert {name for name, sha in after.files.items() if sha != before.files[name]} == {"show.json"}


def test_a_theme_goes_with_the_last_fanzine_about_it(house: House) -> None:
    about(house, ("tomorrow",), ("arriving",))
    house.withdraw(Use.EXHIBITION)
    show = open_show(house.place)
    assert [theme.name for theme in show.themes] == ["arriving"]
    folder = current_version(house.place)
    assert folder and b"tomorrow" not in (folder / "show.json").read_bytes()


def test_an_older_show_has_no_themes(tmp_path: Path) -> None:
    little_show(tmp_path / "show")
    show = open_show(tmp_path / "show")
    assert (show.themes, show.entries[0].themes, parted(show)) == ((), (), [])


def test_rooms_come_before_themes_and_themes_before_languages(house: House) -> None:
    show = about(house, ("tomorrow",), ())
    many = tuple(
        replace(show.entries[at % 2], key=f"{at:016}", language=("en", "it")[at % 2]) for at in range(FEW + 1)
    )
    assert [part.kind for part in parts_of(show, many)] == ["all", "theme", "language", "language"]
