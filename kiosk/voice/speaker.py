"""The loudspeaker: plays one WAV file at a time, out of memory."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kivy.core.audio import Sound, SoundLoader


class Speaker:
    """What is played ends when something else begins."""

    def __init__(self) -> None:
        self._playing: Sound | None = None

    def play(self, wav: bytes, ended: Callable[[], None] = lambda: None) -> bool:
        """Begin to play, and tell when it has `ended`. Whether anything can be heard: False without a
        loudspeaker.
        """
        self.stop()
        with _as_file(wav) as path:
            sound = _player()(source=path)
        if not sound.length:
            return False
        self._playing = sound
        sound.bind(on_stop=lambda _sound: ended())
        sound.play()
        return True

    def stop(self) -> None:
        """Be quiet."""
        playing, self._playing = self._playing, None
        if playing:
            playing.stop()
            playing.unload()


def _player() -> type[Sound]:
    """The mixer's class for short sounds: it reads the whole file at once."""
    player: type[Sound] = next(one for one in SoundLoader._classes if "wav" in one.extensions())
    return player


@contextmanager
def _as_file(data: bytes) -> Iterator[str]:
    """A name under which the data can be read: of memory where the system has such names."""
    if hasattr(os, "memfd_create"):
        number = os.memfd_create("sound")
        try:
            os.write(number, data)
            yield f"/proc/self/fd/{number}"
        finally:
            os.close(number)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.wav"
        path.write_bytes(data)
        yield str(path)
