"""The library's file: a connection for each thread, one writer at a time, and room to give way."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from fanzines.library.ballast import Ballast
from fanzines.library.cipher import checkpoint, connect, has_order
from fanzines.library.errors import CLOSED, LibraryError, LibraryFull, plain_errors
from fanzines.library.settings import forget_setting, read_setting

T = TypeVar("T")

FILE: Final = "library.db"
OPEN: Final = "library.open"
"""There while the library is open; where a process was killed it is left over, beside the journal."""
UNTIDY: Final = "untidy"


class Store:
    """The encrypted file in a folder. Every method may be called from any thread.

    `lost_its_end`: what was done last could not be read when it was opened.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.ballast = Ballast(folder / "ballast")
        self.key = key
        self.lost_its_end = False
        self._closed = False
        self._lock = threading.RLock()
        self._connecting = threading.Lock()
        self._readers = 0
        self._reader_left = threading.Condition()
        self._held = threading.local()
        self._connections: WeakKeyDictionary[threading.Thread, Database] = WeakKeyDictionary()

    @property
    def closed(self) -> bool:
        """Whether the file was let go of."""
        return self._closed

    @property
    def connections(self) -> int:
        """How many threads have a connection open."""
        return len(self._connections)

    def read(self, work: Callable[[Database], T]) -> T:
        """The work's answer, from one state of the library. It must not give rows away unread."""
        held: Database | None = getattr(self._held, "database", None)
        if held is not None:
            return work(held)
        with self._reading(), plain_errors(self.folder):
            db = self.database()
            with db.atomic():
                return work(db)

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """All that this thread reads meanwhile is of one state of the library, and read quicker.

        Nothing is written by this thread meanwhile.
        """
        with self._reading(), plain_errors(self.folder):
            db = self.database()
            with db.atomic():
                self._held.database = db
                try:
                    yield
                finally:
                    self._held.database = None

    def write(self, work: Callable[[Database], T], *, giving_way: bool = False) -> T:
        """Do the work in one transaction: all of it is on the disk on return, or nothing is.

        Raises LibraryFull on a full disk. With `giving_way`, for work that takes away, the ballast first
        makes room and the work is done a second time: it must not keep state between the two.
        """
        with self._lock:
            try:
                return self._write(work)
            except LibraryFull:
                if not giving_way:
                    raise
            self.bring_home()
            self.ballast.give_way()
            try:
                return self._write(work)
            finally:
                self.bring_home()
                self.ballast.lay()

    def bring_home(self) -> bool:
        """Empty the write-ahead log into the library's file; False when that has to wait."""
        with self._lock:
            try:
                with plain_errors(self.folder):
                    return checkpoint(self.database())
            except LibraryFull:
                return False

    def tidy(self) -> bool:
        """Rewrite the file when something was removed: pages may hold old copies of rows that are gone.

        Takes about 2 s for 100 MB, and as much memory as the file is large. False when it has to wait for
        room on the disk.
        """
        with self._lock:
            if not self.read(lambda db: read_setting(db, UNTIDY)):
                return self.bring_home()
            if shutil.disk_usage(self.folder).free < 2 * self.path.stat().st_size:
                return False
            try:
                with plain_errors(self.folder):
                    self.database().execute("VACUUM")
                self.write(lambda db: forget_setting(db, UNTIDY))
            except LibraryFull:
                return False
            return self.bring_home()

    def is_sound(self) -> bool:
        """Whether tables, indexes and references agree."""
        with plain_errors(self.folder):
            return has_order(self.database())

    def close(self) -> None:
        """Close every connection once its work is done; the write-ahead log goes home with the last."""
        with self._lock, self._reader_left:
            self._closed = True
            self._reader_left.wait_for(lambda: self._readers == 0)
        with self._connecting:
            for db in list(self._connections.values()):
                db.close()
            self._connections.clear()

    def separate(self) -> Database:
        """A connection of its own, for the caller to close."""
        with plain_errors(self.folder):
            return connect(self.path, self.key)

    def database(self) -> Database:
        """This thread's connection. Work that writes belongs into `write`."""
        if self._closed:
            raise LibraryError(CLOSED)
        thread = threading.current_thread()
        with self._connecting:
            if thread not in self._connections:
                self._connections[thread] = connect(self.path, self.key)
            return self._connections[thread]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._reader_left:
            if self._closed:
                raise LibraryError(CLOSED)
            self._readers += 1
        try:
            yield
        finally:
            with self._reader_left:
                self._readers -= 1
                self._reader_left.notify_all()

    def _write(self, work: Callable[[Database], T]) -> T:
        with plain_errors(self.folder):
            db = self.database()
            db.execute("BEGIN IMMEDIATE")
            try:
                done = work(db)
                db.execute("COMMIT")
            except BaseException:
                db.rollback()
                raise
            return done
