"""The last good show: a verified copy of what was shown, kept for the day its folder is damaged or gone.

A copy and not other names for the same files: whoever writes over a file in the folder would write over the
copy as well. Only what did not change since the former copy is shared with it, for nobody writes there.
"""

import errno
import logging
import shutil
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from exhibitions.show.contents import Show
from exhibitions.show.folder import (
    carry_over,
    current_version,
    holds_show,
    next_version,
    take_down,
)
from exhibitions.show.manifest import (
    MANIFEST,
    SEAL,
    ShowDamaged,
    ShowUnknown,
    check_names,
    read_manifest,
)
from exhibitions.show.reading import check_show, sealed_show
from exhibitions.show.withdrawn import withdraw_here, withdrawn, without

log = logging.getLogger(__name__)

ROOM_LEFT: Final = 200_000_000
"""Bytes of the disk that stay free: a copy never fills it."""
_BETWEEN: Final = 0.002
_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT))


class LastGood:
    """What to show of the show in `place`; `home` is a folder of its own for the copy.

    What was taken back never comes back: every slug on the deny list of any version whose seal held is left
    out of the copy and of any later one, and its files are deleted there.
    """

    def __init__(
        self,
        place: Path,
        home: Path,
        trusted: Collection[bytes] = (),
        rest: Callable[[float], None] = time.sleep,
    ) -> None:
        self._place, self._home, self._trusted = place, home, tuple(trusted)
        self._rest = rest
        self._refused = b""
        self._whole = b""
        self.folder = place
        """The place to open now."""

    def begin(self) -> Path:
        """Choose quickly: the copy where there is one, else the folder. ShowDamaged, ShowUnknown; OSError."""
        self._home.mkdir(parents=True, exist_ok=True)
        if self._was_taken_down():
            self._forget()
        self._deny_what_it_denies()
        self.folder = self._home if self._kept() is not None else self._place
        if self.folder == self._place:
            sealed_show(self._place, trusted=self._trusted)
        return self.folder

    def look(self) -> bool:
        """Beside the screen: verify and keep what is newer. Whether something else is to be shown."""
        if self._was_taken_down():
            return self._forget()
        denied, seal = self._deny_what_it_denies(), _seal(self._place)
        new, kept = self._new(), self._kept()
        if (
            new is None
            or seal in (self._refused, self._whole)
            or (kept is not None and seal == _seal(self._home))
        ):
            return denied
        try:
            return self._keep(new, kept) or denied
        except ShowDamaged as problem:
            log.warning("A newer show is damaged (%s): the last good one stays.", problem.file)
            self._refused = seal
        except OSError as problem:
            if problem.errno not in _FULL:
                raise
            log.warning("There is no room to keep a copy of the show.")
        return denied

    def _keep(self, new: Show, kept: Show | None) -> bool:
        """Verify every file of it on the way into a version of the copy."""
        same = set()
        if kept is not None:
            same = {name for name, sha in new.files.items() if kept.files.get(name) == sha}
        lacking = [name for name in new.files if name not in same]
        check_names(new.folder, read_manifest(new.folder, self._trusted).files)
        if not self._has_room(new, lacking):
            return self._show_in_place(new)
        with next_version(self._home) as folder:
            for name in lacking:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(new.read(new.folder / name))
                self._rest(_BETWEEN)
            if kept is not None:
                carry_over(kept.folder, folder, same)
            for name in (MANIFEST, SEAL):
                shutil.copyfile(new.folder / name, folder / name)
        self.folder = self._home
        return True

    def _show_in_place(self, new: Show) -> bool:
        """No room for a copy: it is shown where it lies, once all of it was verified."""
        log.warning("There is no room to keep a copy of the show.")
        check_show(new)
        self._whole = _seal(self._place)
        changed, self.folder = self.folder != self._place, self._place
        return changed

    def _has_room(self, new: Show, names: Collection[str]) -> bool:
        needed = sum((new.folder / name).stat().st_size for name in names if (new.folder / name).is_file())
        return shutil.disk_usage(self._home).free > needed + ROOM_LEFT

    def _new(self) -> Show | None:
        """What the folder's seal describes, less what was taken back; None where no seal holds."""
        try:
            show = sealed_show(self._place, trusted=self._trusted)
            return without(show, withdrawn(self._home))
        except (ShowDamaged, ShowUnknown):
            return None

    def _deny_what_it_denies(self) -> bool:
        """A seal that holds says what was taken back, whatever else of that version is damaged."""
        folder = current_version(self._place)
        try:
            return folder is not None and self._deny(read_manifest(folder, self._trusted).gone)
        except (ShowDamaged, ShowUnknown):
            return False

    def _kept(self) -> Show | None:
        try:
            return sealed_show(self._home, trusted=self._trusted)
        except (ShowDamaged, ShowUnknown):
            return None

    def _deny(self, gone: Collection[str]) -> bool:
        """Leave these out from now on, and delete what the copy has of them; whether it had any."""
        before = self._kept()
        if not withdrawn(self._home).issuperset(gone):
            withdraw_here(self._home, gone)
        folder = current_version(self._home)
        if before is None or folder is None:
            return False
        after = self._kept()
        self._delete(folder, after)
        return after is None or len(after.files) < len(before.files)

    def _delete(self, folder: Path, show: Show | None) -> None:
        """Every file of the copy that what is opened does not name: also what a killed kiosk left of it."""
        names = frozenset(show.files) if show is not None else frozenset()
        for file in list(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and name not in names and name not in (MANIFEST, SEAL):
                file.unlink()

    def _was_taken_down(self) -> bool:
        """Its folder is there and nothing of a show in it: whoever did that wants nothing shown.

        A folder that is not there is a stick that was pulled out, and one with pieces is damaged.
        """
        return self._place.is_dir() and not (holds_show(self._place) or any(self._place.iterdir()))

    def _forget(self) -> bool:
        had = current_version(self._home) is not None
        take_down(self._home)
        self._refused = self._whole = b""
        self.folder = self._place
        return had


def _seal(place: Path) -> bytes:
    """What tells one version from another: its seal, which is made of all it holds."""
    folder = current_version(place)
    try:
        return (folder / SEAL).read_bytes() if folder is not None else b""
    except OSError:
        return b""
