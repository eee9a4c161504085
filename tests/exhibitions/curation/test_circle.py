"""A circle: only what was agreed to and approved is shown, and nothing of it is kept but its topics."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitions.curation.circle import (
    Card,
    Circle,
    FanzineCard,
    TopicCard,
    circle_to_begin_with,
    keep_topics,
    released_for_circle,
)
from exhibitions.curation.store import exhibition_migrations
from exhibitions.curation.topics import topics
from fanzines import art
from fanzines.consents import Use, pages_hash
from fanzines.edits import AddItem
from fanzines.library import Library
from fanzines.library.settings import read_setting
from fanzines.model import Fanzine, Placement, Words, new_fanzine, new_id
from tests.fanzines.looked import approve
from tests.fanzines.shelfware import KEY

MONTH = "2026-11"
CARDS: st.SearchStrategy[Card] = st.builds(FanzineCard, st.sampled_from("abc")) | st.builds(
    TopicCard, st.sampled_from("xyz")
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "library", KEY, migrations=[exhibition_migrations]) as library:
        yield library


def _made(library: Library) -> Fanzine:
    fanzine = new_fanzine(MONTH, pages=2)
    library.new(fanzine)
    words = Words(new_id(), Placement(74, 40), "sea", 110)
    library.save(fanzine.id, AddItem(fanzine.pages[0].id, 0, words))
    return library.fanzine(fanzine.id)


def _agree(library: Library, fanzine: Fanzine, use: Use) -> None:
    library.record_consent(fanzine.id, use, pages_hash(fanzine), MONTH, "2027-11")


def test_a_fanzine_is_shown_only_with_her_yes_to_circles_and_an_approval(library: Library) -> None:
    fanzine = _made(library)
    answers = []
    for act in (
        lambda: None,
        lambda: _agree(library, fanzine, Use.EXHIBITION),
        lambda: approve(library, fanzine.id),
        lambda: _agree(library, fanzine, Use.CIRCLE),
        lambda: library.withdraw_consent(fanzine.id, Use.CIRCLE),
    ):
        act()
        answers.append(released_for_circle(library, fanzine.id, MONTH) is not None)
    assert answers == [False, False, False, True, False]


def test_what_is_released_is_for_the_circle_and_no_longer_than_she_said(library: Library) -> None:
    fanzine = _made(library)
    _agree(library, fanzine, Use.CIRCLE)
    approve(library, fanzine.id)
    released = released_for_circle(library, fanzine.id, MONTH)
    assert released is not None and (released.use, released.until) == (Use.CIRCLE, "2027-11")
    assert released_for_circle(library, fanzine.id, "2027-12") is None


def test_a_fanzine_that_is_gone_is_not_shown(library: Library) -> None:
    assert released_for_circle(library, new_id(), MONTH) is None


def test_changed_pages_are_not_shown(library: Library) -> None:
    fanzine = _made(library)
    _agree(library, fanzine, Use.CIRCLE)
    approve(library, fanzine.id)
    library.save(fanzine.id, AddItem(fanzine.pages[0].id, 0, Words(new_id(), Placement(74, 90), "more", 110)))
    assert released_for_circle(library, fanzine.id, MONTH) is None


def test_it_begins_with_all_topics_and_then_with_those_chosen_last(library: Library) -> None:
    assert circle_to_begin_with(library) == Circle(tuple(map(TopicCard, topics())))
    keep_topics(library, Circle((TopicCard("skills"), FanzineCard(new_id()), TopicCard("money"))))
    assert circle_to_begin_with(library) == Circle((TopicCard("skills"), TopicCard("money")))


def test_no_fanzine_is_kept_with_a_circle(library: Library) -> None:
    keep_topics(library, Circle((FanzineCard("f" * 16), TopicCard("skills"))))
    assert library.store.read(lambda db: read_setting(db, "circle")) == {"topics": ["skills"]}


def test_a_topic_this_kiosk_does_not_have_is_left_out(library: Library) -> None:
    keep_topics(library, Circle((TopicCard("elsewhere"), TopicCard("money"))))
    assert circle_to_begin_with(library) == Circle((TopicCard("money"),))


@given(st.lists(CARDS), CARDS)
def test_a_card_lies_there_once_and_a_second_touch_takes_it_out(touched: list[Card], card: Card) -> None:
    circle = Circle()
    for one in touched:
        circle = circle.turned(one)
    assert len(set(circle.cards)) == len(circle.cards)
    again = circle.turned(card).turned(card)
    assert set(again.cards) == set(circle.cards)
    assert (card in circle.turned(card).cards) != (card in circle.cards)


@given(st.lists(CARDS, min_size=1, unique=True), st.data())
def test_moving_a_card_keeps_the_order_of_the_others(cards: list[Card], data: st.DataObject) -> None:
    card, by = data.draw(st.sampled_from(cards)), data.draw(st.integers(-9, 9))
    moved = Circle(tuple(cards)).moved(card, by)
    assert [one for one in moved.cards if one != card] == [one for one in cards if one != card]
    assert moved.cards.index(card) == min(max(cards.index(card) + by, 0), len(cards) - 1)


def test_every_topic_has_its_picture_and_every_picture_its_topic() -> None:
    assert sorted(topics()) == list(art.names("topics"))


def test_a_topic_asks_nothing() -> None:
    assert all("?" not in topic.title + topic.words for topic in topics().values())
