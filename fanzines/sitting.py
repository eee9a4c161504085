"""A maker's sitting with one fanzine: every change is applied, saved and remembered for undo."""

from collections.abc import Callable
from dataclasses import replace

from fanzines.edits import AddItem, ChangeItem, Edit, History, apply
from fanzines.library.library import Library
from fanzines.model import Fanzine


class Sitting:
    """One fanzine on the table. An edit is in the library before it is on the screen."""

    def __init__(self, library: Library, fanzine_id: str) -> None:
        self.library = library
        self.fanzine: Fanzine = library.fanzine(fanzine_id)
        self.history = History()
        self._typing: str | None = None

    def do(self, edit: Edit) -> None:
        """Make an edit; when it cannot be saved the fanzine stays as it was and the error is raised."""
        self._typing = None
        self._apply(edit)
        self.history.record(edit)

    def type(self, edit: AddItem | ChangeItem) -> None:
        """Make an edit of running typing: each is saved, but one stretch of it is undone as one act."""
        typing = edit.item.id if isinstance(edit, AddItem) else edit.after.id
        self._apply(edit)
        again = self._typing == typing and isinstance(edit, ChangeItem)
        self.history.record(_joined(self.history.done.pop(), edit) if again else edit)
        self._typing = typing

    def undo(self) -> Edit | None:
        """Take the newest act back; the edit that did it, or None when there was nothing to undo."""
        return self._step(self.history.undo(), self.history.redo)

    def redo(self) -> Edit | None:
        """Make the act last taken back again; None when there is none."""
        return self._step(self.history.redo(), self.history.undo)

    @property
    def changed(self) -> bool:
        """Whether anything was done to the fanzine in this sitting."""
        return bool(self.history.done or self.history.undone)

    def close(self) -> None:
        """End the sitting: nothing can be undone any more, and photos no page shows are erased."""
        self.history = History()
        self.library.sweep_photos()

    def _apply(self, edit: Edit) -> None:
        after = apply(edit, self.fanzine)
        self.library.save(self.fanzine.id, edit)
        self.fanzine = after

    def _step(self, edit: Edit | None, back: Callable[[], Edit | None]) -> Edit | None:
        self._typing = None
        if edit is None:
            return None
        try:
            self._apply(edit)
        except Exception:
            back()
            raise
        return edit


def _joined(earlier: Edit, later: AddItem | ChangeItem) -> Edit:
    assert isinstance(later, ChangeItem)
    if isinstance(earlier, AddItem):
        return replace(earlier, item=later.after)
    if isinstance(earlier, ChangeItem):
        return replace(earlier, after=later.after)
    raise TypeError("running typing joins only what was typed before")
