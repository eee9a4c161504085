"""Widgets follow what holds for the whole app, and who is gone is let go."""

import gc
from weakref import ref

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty

from kiosk.widgets.following import follow


class Source(EventDispatcher):
    turned = BooleanProperty(False)
    high = BooleanProperty(False)


class Piece(EventDispatcher):
    def __init__(self) -> None:
        super().__init__()
        self.told = 0

    def turn(self, *_: object) -> None:
        self.told += 1


def test_who_follows_is_told_and_only_of_that() -> None:
    source, one, other = Source(), Piece(), Piece()
    follow(source, "turned", one.turn)
    follow(source, "high", other.turn)
    follow(source, "turned", one.turn)
    source.turned = True
    assert (one.told, other.told) == (1, 0)
    source.high = True
    assert (one.told, other.told) == (1, 1)


def test_nobody_is_kept_and_nothing_of_them_stays() -> None:
    source, stays = Source(), Piece()
    follow(source, "turned", stays.turn)
    for _ in range(50):
        gone = Piece()
        follow(source, "turned", gone.turn)
    left = ref(gone)
    del gone
    gc.collect()
    assert left() is None
    source.turned = True
    assert stays.told == 1
    observers = source.get_property_observers("turned")
    assert len(observers) == 1


def test_who_goes_while_others_are_told_is_not_told_any_more() -> None:
    source = Source()
    pieces = [Piece() for _ in range(9)]

    class Reaper(EventDispatcher):
        def reap(self) -> None:
            pieces.clear()
            gc.collect()

    reaper = Reaper()
    for piece in (*pieces, None):
        follow(source, "turned", piece.turn if piece else reaper.reap)
    del piece
    source.turned = True
    assert pieces == []


def test_a_source_in_the_place_of_one_that_is_gone_is_followed_too() -> None:
    stays = Piece()
    for told in range(1, 200):
        source = Source()
        follow(source, "turned", stays.turn)
        source.turned = True
        assert stays.told == told
        del source
