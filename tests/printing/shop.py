"""A real print shop on loopback: CUPS's scheduler and printers that speak IPP, in a folder of their own.

Nothing of it touches the system's spooler: the scheduler listens on a socket in the folder, and the printers
are announced by an avahi-daemon on a bus of its own, in a mount namespace where it may have its own pid file.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from printing.printers import ipp
from printing.printers.ipp import Operation
from printing.printers.wire import Place, ask

_PATH: Final = f"{os.environ['PATH']}:/usr/sbin:/sbin"
_PROGRAMS: Final = ("cupsd", "ippeveprinter", "lpadmin", "dbus-daemon", "avahi-daemon", "unshare")
_BUS: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/><allow user="*"/></policy></busconfig>"""
_AVAHI: Final = """[server]
host-name={name}
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[publish]
publish-addresses=no
publish-hinfo=no
publish-workstation=no
"""
"""Several shops share one loopback: were they to publish its address, they would fight for it."""
_OWN_PID: Final = (
    "mkdir -p /run/avahi-daemon; mount -t tmpfs none /run/avahi-daemon; "
    'exec avahi-daemon -f "$0" --no-drop-root --no-chroot --no-rlimits'
)
_FILES: Final = """ServerRoot {folder}/etc
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
Sandboxing relaxed
SystemGroup root
Printcap {folder}/printcap
"""
_COMMAND: Final = """#!/bin/sh
# Prints once paper lies in the tray, and says so until then, as a real printer does.
if [ -e '{folder}/empty' ]; then
    echo "STATE: +media-empty-error,media-needed-error" >&2
    while [ -e '{folder}/empty' ]; do sleep .05; done
    echo "STATE: -media-empty-error,media-needed-error" >&2
fi
while [ -e '{folder}/slow' ]; do sleep .05; done
[ ! -e '{folder}/broken' ] || exit 1
number=$(ls '{folder}/out' | grep -c txt)
cp "$1" "{folder}/out/$number.pdf"
env | grep ^IPP_ | sort > "{folder}/out/said"
mv "{folder}/out/said" "{folder}/out/$number.txt"
"""
_EDGES: Final = ("top", "bottom", "left", "right")
_SIZES: Final = {
    "iso_a4_210x297mm": (21000, 29700),
    "iso_a3_297x420mm": (29700, 42000),
    "na_letter_8.5x11in": (21590, 27940),
}


def missing() -> list[str]:
    """The programs it lacks."""
    return [name for name in _PROGRAMS if shutil.which(name, path=_PATH) is None]


class Device:
    """A printer of the shop. It prints into `folder/out`; files `empty` and `slow` in its folder hold it up,
    with `broken` it gives up.

    Without `media` it is ippeveprinter's own example, which takes PDFs itself and has Letter in its tray.
    """

    def __init__(self, shop: "Shop", name: str, *, duplex: bool, media: tuple[str, ...]) -> None:
        self.name, self.folder = name, shop.folder / name
        self._shop = shop
        (self.folder / "out").mkdir(parents=True)
        (self.folder / "jobs").mkdir()
        self._command = self.folder / "command"
        self._command.write_text(_COMMAND.format(folder=self.folder))
        self._command.chmod(0o755)
        self._can = ("-2", "-f", "application/pdf")
        if media:
            (self.folder / "can.conf").write_text(_can(duplex, media))
            self._can = ("-a", str(self.folder / "can.conf"))
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.switch_on()

    @property
    def uri(self) -> str:
        """Where it listens."""
        return f"ipp://localhost:{self.port}/ipp/print"

    def switch_on(self) -> None:
        """Plug it in."""
        listens = ("-p", str(self.port), "-n", "localhost")
        prints = ("-c", str(self._command), "-d", str(self.folder / "jobs"))
        command = ["ippeveprinter", *listens, *prints, *self._can, f"{self.name} {os.getpid()}"]
        self._process = self._shop.start(command, self.folder / "log")
        wait(lambda: _listens(self.port), "the printer")

    def switch_off(self) -> None:
        """Pull its plug."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def take_paper(self) -> None:
        """Empty its tray."""
        (self.folder / "empty").touch()

    def put_paper(self) -> None:
        """Fill its tray."""
        (self.folder / "empty").unlink()

    def hold_up(self, held: bool) -> None:
        """Let it take its time, or print on."""
        (self.folder / "slow").touch() if held else (self.folder / "slow").unlink()

    def break_down(self, broken: bool) -> None:
        """Give up every job, or work again."""
        (self.folder / "broken").touch() if broken else (self.folder / "broken").unlink()

    def is_idle(self) -> bool:
        """Whether no sheet is on its way: one whose job was cancelled still comes out."""
        assert self._process
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                if stat.read_text().rpartition(")")[2].split()[1] == str(self._process.pid):
                    return False
        return True

    def printed(self) -> list[Path]:
        """The PDFs it printed, in order."""
        return sorted(one.with_suffix(".pdf") for one in (self.folder / "out").glob("*.txt"))

    def said(self, number: int = 0) -> dict[str, str]:
        """What it was told about a job."""
        lines = self.printed()[number].with_suffix(".txt").read_text().splitlines()
        return {
            name.removeprefix("IPP_"): value for name, _, value in (line.partition("=") for line in lines)
        }


class Shop:
    """The scheduler and its printers. `environment` leads CUPS's programs and ours to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "cups.sock"
        self.environment = {
            "CUPS_SERVER": str(self.socket),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus",
        }
        self._started: list[subprocess.Popen[bytes]] = []
        self._cupsd: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start everything."""
        folder = self.folder
        (folder / "bus.conf").write_text(_BUS.format(folder=folder))
        (folder / "avahi.conf").write_text(_AVAHI.format(name=f"shop-{os.getpid()}"))
        self.start(["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile"])
        wait((folder / "bus").exists, "the bus")
        self.start(["unshare", "--mount", "sh", "-c", _OWN_PID, f"{folder}/avahi.conf"], folder / "avahi")
        wait(lambda: "startup complete" in (folder / "avahi").read_text(), "avahi")
        self._configure()
        self.open()

    def start(self, command: list[str], log: Path | None = None) -> "subprocess.Popen[bytes]":
        """Start a program that ends with the shop."""
        with contextlib.ExitStack() as files:
            out = files.enter_context(log.open("ab")) if log else subprocess.DEVNULL
            process = subprocess.Popen(
                command,
                env=os.environ | self.environment | {"PATH": _PATH},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
        self._started.append(process)
        return process

    def open(self) -> None:
        """Let the scheduler work."""
        self._cupsd = self.start(["cupsd", "-f", "-c", f"{self.folder}/etc/cupsd.conf"])
        wait(self._answers, "the scheduler")

    def close(self) -> None:
        """Stop the scheduler; what waits there goes on when it is opened again."""
        assert self._cupsd
        self._cupsd.terminate()
        self._cupsd.wait(10)

    def freeze(self, frozen: bool) -> None:
        """The scheduler hangs: it takes calls and answers none."""
        assert self._cupsd
        self._cupsd.send_signal(19 if frozen else 18)

    def add(
        self,
        name: str,
        *,
        duplex: bool = True,
        media: tuple[str, ...] = ("iso_a4_210x297mm",),
        queue: bool = True,
    ) -> Device:
        """A printer, known to the scheduler by its name when it has a `queue`."""
        device = Device(self, name, duplex=duplex, media=media)
        if queue:
            command = ["lpadmin", "-p", name, "-E", "-v", device.uri, "-m", "everywhere"]
            self._asked(*command)
            wait(lambda: self._knows(name), "what the printer can do")
        return device

    def stop(self, name: str) -> None:
        """Stop a queue, as somebody does in the system's settings."""
        self._asked("cupsdisable", name)

    def let_go_on(self, name: str) -> None:
        """Start it again."""
        self._asked("cupsenable", name)

    def end(self) -> None:
        """Close everything."""
        for process in reversed(self._started):
            process.kill()
            process.wait()

    def _knows(self, name: str) -> bool:
        """Whether the scheduler has learnt by now what the printer can do."""
        asked = ask(Place(self.socket), "/", ipp.request(Operation.GET_PRINTERS, []))
        said = {found["printer-name"][0]: found for found in asked.printers}
        return "everywhere" in str(said[name].get("printer-make-and-model", "")).lower()

    def _asked(self, *command: str) -> str:
        there = os.environ | self.environment | {"PATH": _PATH}
        return subprocess.run(command, env=there, check=True, capture_output=True, text=True).stdout

    def _configure(self) -> None:
        for name in ("etc", "cache", "state", "spool/tmp"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "etc" / "cups-files.conf").write_text(_FILES.format(folder=self.folder))
        given = Path("/usr/share/cups/cupsd.conf.default").read_text()
        kept = re.sub(r"(?m)^(Listen|Browsing|WebInterface|LogLevel|DefaultAuthType) .*$", "", given)
        more = f"Listen {self.socket}\nBrowsing No\nWebInterface No\nLogLevel info\nDefaultAuthType Basic\n"
        more += "PreserveJobHistory Yes\nPreserveJobFiles Yes\n"  # what the kiosk has it forget all the same
        (self.folder / "etc" / "cupsd.conf").write_text(more + kept)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as tried:
            tried.connect(str(self.socket))
            return True
        return False


@contextlib.contextmanager
def print_shop() -> Iterator[Shop]:
    """A shop with no printer yet."""
    folder = Path(tempfile.mkdtemp(prefix="shop-"))  # short: a socket's path holds 107 letters
    folder.chmod(0o755)
    shop = Shop(folder)
    try:
        shop.begin()
        yield shop
    finally:
        shop.end()
        shutil.rmtree(folder, ignore_errors=True)


def wait(until: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Wait for what comes soon; AssertionError when it does not."""
    deadline = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < deadline, f"no sign of {what}"
        time.sleep(0.02)


def _can(duplex: bool, media: tuple[str, ...]) -> str:
    sides = ["one-sided", *(["two-sided-long-edge", "two-sided-short-edge"] if duplex else [])]
    sheets = ",".join(_sheet(name) for name in media)
    return "\n".join(
        (
            f"ATTR keyword media-supported {','.join(_SIZES)}",
            f"ATTR keyword media-default {media[0]}",
            f"ATTR keyword media-ready {','.join(media)}",
            f"ATTR collection media-col-ready {sheets}",
            f"ATTR collection media-col-database {','.join(_sheet(name) for name in _SIZES)}",
            f"ATTR collection media-col-default {_sheet(media[0])}",
            "ATTR keyword media-col-supported media-bottom-margin,media-left-margin,media-right-margin,"
            "media-size,media-size-name,media-source,media-top-margin,media-type",
            *(f"ATTR integer media-{side}-margin-supported 0,423" for side in _EDGES),
            f"ATTR collection media-size-supported {','.join(map(_size, _SIZES))}",
            "ATTR keyword media-source-supported auto,main",
            "ATTR keyword media-type-supported auto,stationery",
            "ATTR keyword overrides-supported document-numbers,media,media-col,pages",
            f"ATTR keyword sides-supported {','.join(sides)}",
            "ATTR keyword sides-default one-sided",
            "ATTR boolean color-supported true",
            "ATTR keyword print-color-mode-supported auto,color,monochrome",
            "ATTR keyword print-color-mode-default auto",
            "ATTR enum print-quality-supported 4",
            "ATTR enum print-quality-default 4",
            "ATTR resolution printer-resolution-supported 600dpi",
            "ATTR resolution printer-resolution-default 600dpi",
            "ATTR rangeOfInteger copies-supported 1-99",
            "ATTR integer copies-default 1",
            "ATTR keyword print-scaling-supported auto,auto-fit,fill,fit,none",
            "ATTR keyword print-scaling-default auto",
            "ATTR mimeMediaType document-format-supported application/octet-stream,application/pdf",
            "ATTR mimeMediaType document-format-default application/octet-stream",
            'ATTR text printer-make-and-model "Example Printer"',
            "",
        )
    )


def _sheet(name: str) -> str:
    margins = " ".join(f"MEMBER integer media-{side}-margin 423" for side in _EDGES)
    return f"{{MEMBER collection media-size {_size(name)} MEMBER keyword media-size-name {name} {margins}}}"


def _size(name: str) -> str:
    width, height = _SIZES[name]
    return f"{{MEMBER integer x-dimension {width} MEMBER integer y-dimension {height}}}"


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("localhost", port), 1):
        return True
    return False
