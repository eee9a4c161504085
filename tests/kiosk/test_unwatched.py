"""The window of a walk is drawn seldom, and at once for whoever looks."""

from typing import Any

from kiosk.tour.unwatched import Unwatched

NEVER = 3600.0


class Told:
    """What a window's own events were."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def dispatch(self, event: str, *_about: Any) -> bool:
        self.events.append(event)
        return True


def drawn(window: Told) -> bool:
    """Whether a frame that the app asks for reaches the screen."""
    window.events.clear()
    window.dispatch("on_draw")
    window.dispatch("on_flip")
    assert window.events in ([], ["on_draw", "on_flip"])
    return bool(window.events)


def test_a_picture_follows_another_only_after_its_time() -> None:
    window = Told()
    Unwatched(window, NEVER)
    assert [drawn(window) for _ in range(3)] == [True, False, False]


def test_who_looks_does_not_wait() -> None:
    window = Told()
    unwatched = Unwatched(window, NEVER)
    drawn(window)
    unwatched.draw_now()
    assert drawn(window)
    assert not drawn(window)


def test_all_else_is_told_at_once() -> None:
    window = Told()
    Unwatched(window, NEVER)
    drawn(window)
    assert not drawn(window)
    assert window.dispatch("on_touch_down", None)
    assert window.events == ["on_touch_down"]
