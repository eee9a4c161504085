"""The loudspeaker: plays one sound at a time, out of memory, or on Windows by a file that is gone at once."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kivy.core.audio import Sound, SoundLoader

from kiosk.voice.sound import sound as switch
from kiosk.widgets.following import follow


class Speaker:
    """What is played ends when something else begins."""

    def __init__(self) -> None:
        self._playing: Sound | None = None
        self._is_over = False
        follow(switch, "off", self.stop)

    def play(self, sound: bytes, ended: Callable[[], None] = lambda: None) -> bool:
        """Begin to play (WAV, MP3), and tell when it has `ended` by itself. Whether anything can be heard:
        False without a loudspeaker, and while sound is switched off.
        """
        self.stop()
        if switch.off:
            return False
        with _as_file(sound) as path:
            player = _player(sound)(source=path)
        self._playing, self._is_over = player, False
        player.bind(on_stop=lambda sound: self._stopped(sound, ended))
        player.play()
        if player.state != "play":
            self._playing = None
            return False
        return True

    def stop(self) -> None:
        """Be quiet."""
        playing, self._playing = self._playing, None
        if playing:
            if not self._is_over:
                playing.stop()
            playing.unload()

    def _stopped(self, sound: Sound, ended: Callable[[], None]) -> None:
        if sound is self._playing:
            self._is_over = True
            ended()


def _player(sound: bytes) -> type[Sound]:
    """The mixer's class for short sounds, which reads a file at once; for long ones the one that reads on.

    Five minutes decoded at once would stop the screen for a second, and take 100 MB. Only a file that has
    no name can be read on from: one with a name would lie there, readable, as long as it is heard.
    """
    long = hasattr(os, "memfd_create") and not sound.startswith(b"RIFF")
    players: dict[str, type[Sound]] = {one.__name__: one for one in SoundLoader._classes}
    return players["MusicSDL2" if long else "SoundSDL2"]


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
