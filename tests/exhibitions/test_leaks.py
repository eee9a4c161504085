"""Every kind of file that leaves the kiosk, opened with other people's programs.

What they tell must be on a short list: a format, sizes, what the page says. No author, machine, path, precise
time, maker of the file or number that would link it to another.
"""

import getpass
import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner
from PIL import Image

from exhibitions.curation.from_files import publish_files
from fanzines.consents import Use, pages_hash
from fanzines.file import fanzine_file
from fanzines.photos import TakenPhoto, take_in
from fanzines.seal import Agreed, new_private_key, public_key, sign_consents
from kiosk.cli import main
from kiosk.microphone.pressing import pressed
from tests.exhibitions.works import MONTH, UNTIL, canary
from tests.kiosk.readings import spoken

PROGRAMS: Final = ("exiftool", "pdfinfo", "strings", "zipinfo")
pytestmark = pytest.mark.skipif(
    not all(shutil.which(program) for program in PROGRAMS), reason="scripts/packages.sh test installs them"
)

CAMERA: Final = "KAMERA OF SOMEBODY"
_ANY: Final = {
    "FileType",
    "FileTypeExtension",
    "MIMEType",
    "ImageWidth",
    "ImageHeight",
    "ImageSize",
    "Megapixels",
}
MAY_TELL: Final = {
    ".pdf": _ANY | {"PDFVersion", "Linearized", "PageMode", "PageCount"},
    ".png": _ANY | {"BitDepth", "ColorType", "Compression", "Filter", "Interlace"},
    ".jpg": _ANY
    | {"JFIFVersion", "ResolutionUnit", "XResolution", "YResolution", "EncodingProcess", "BitsPerSample"}
    | {"ColorComponents", "YCbCrSubSampling"},
    ".webp": _ANY | {"VP8Version", "HorizontalScale", "VerticalScale", "WebP_Flags", "AlphaCompression"},
    ".mp3": _ANY
    | {"MPEGAudioVersion", "AudioLayer", "AudioBitrate", "SampleRate", "ChannelMode", "MSStereo"}
    | {"IntensityStereo", "CopyrightFlag", "OriginalMedia", "Emphasis", "Duration"},
    ".html": _ANY
    | {"Viewport", "Robots", "Referrer", "FormatDetection", "ThemeColor", "Title"}
    | {"HTTPEquivContentSecurityPolicy"},
    ".fanzine": _ANY
    | {"ZipRequiredVersion", "ZipBitFlag", "ZipCompression", "ZipModifyDate", "ZipCRC", "ZipCompressedSize"}
    | {"ZipUncompressedSize", "ZipFileName"},
}
OF_THE_DISK: Final = {
    "SourceFile",
    *("ExifToolVersion", "Warning", "FileName", "Directory", "FileSize", "FilePermissions"),
    *("FileModifyDate", "FileAccessDate", "FileInodeChangeDate", "FileAttributes", "FileDeviceNumber"),
    *("FileInodeNumber", "FileHardLinks", "FileUserID", "FileGroupID", "FileDeviceID", "FileBlockSize"),
    "FileBlockCount",
}
"""What exiftool says of the folder a file lies in, not of what is in the file."""
MANIFEST: Final = {"files", "format", "gone", "key", "sequence", "valid_until"}
SHOW: Final = {
    *("title", "introduction", "languages", "room_url", "web_url", "until", "entries"),
    *("sections", "themes", "frame", "help", "wifi", "booklets_a_day", "answers", "heard_until"),
}
PDFINFO: Final = {
    *("Custom Metadata", "Metadata Stream", "Tagged", "UserProperties", "Suspects", "Form", "JavaScript"),
    *("Pages", "Encrypted", "Page size", "Page rot", "File size", "Optimized", "PDF version"),
}
NO_PROGRAM: Final = (
    *("reportlab", "pikepdf", "qpdf", "pdfium", "pillow", "libwebp", "google", "adobe", "python", "lavc"),
    *("kivy", "photoshop", "fanzine-kiosk", "xmpmeta", "exif", "iccp", "icc_profile", "/producer"),
    *("/creator", "/author", "/moddate", "/creationdate", "/metadata", "/pieceinfo", "/lastmodified"),
    *("/info ", "/id ["),
)
TIMES: Final = (
    re.compile(rb"(19|20)\d\d[-:/](0\d|1[0-2])[-:/]([0-2]\d|3[01])"),
    re.compile(rb"D:(19|20)\d{4,}"),
    re.compile(rb"\b[0-2]\d:[0-5]\d:[0-5]\d\b"),
)
_UUID: Final = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def tell_tale_photo() -> TakenPhoto:
    """A photograph as a camera gives it: who, with what, where and when."""
    exif = Image.Exif()
    exif[0x010F] = exif[0x0110] = exif[0x013B] = CAMERA
    exif[0x0132] = "2026:11:03 14:25:36"
    exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 54.0, 10.0), 3: "E", 4: (12.0, 29.0, 30.0)})
    file = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, "JPEG", exif=exif, comment=CAMERA.encode())
    assert CAMERA.encode() in file.getvalue()
    return take_in(file.getvalue())


PRINTS = {
    "mini": "--fold mini",
    "saddle": "--fold saddle",
    "poster": "--fold poster",
    "small": "--fold saddle --page A6 --marks",
    "leaflet": "--fold leaflet",
    "tiles": "--fold tiles --poster 1",
    "bleed": "--fold single --page A6 --bleed 2",
    "grey": "--fold mini --ink grey",
    "black": "--fold mini --ink black",
    "plate": "--fold mini --ink coral",
}


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that leaves, made from two fanzines."""
    folder = tmp_path_factory.mktemp("left")
    photo, seal = tell_tale_photo(), new_private_key()
    (folder / "photo.jpg").write_bytes(photo.data)
    for name in ("one", "two"):
        fanzine = canary(f"CANARY {name}", photo, pages=4)
        agreed = [Agreed(use, MONTH, UNTIL) for use in Use if use is not Use.VOICE]
        signed = sign_consents(seal, fanzine.id, pages_hash(fanzine), agreed)
        data = fanzine_file.write(fanzine, {photo.digest: photo.data}.__getitem__, signed)
        (folder / f"{name}.fanzine").write_bytes(data)
        for ending, options in PRINTS.items():
            out = folder / f"{name}-{ending}.pdf"
            _run_ours("press", folder / f"{name}.fanzine", *options.split(), "-o", out)
        _run_ours("picture", folder / f"{name}.fanzine", "-o", folder / f"{name}.png")
    (folder / "reading.mp3").write_bytes(pressed(spoken(2.0)))
    publish_files(
        [folder / "one.fanzine", folder / "two.fanzine"],
        trusted=(public_key(seal),),
        out=folder / "show",
        month=MONTH,
        room_url="http://10.0.0.2:8000",
    )
    return folder


def test_every_kind_is_there(left: Path) -> None:
    there = {file.suffix for file in _files(left)}
    assert there == {*MAY_TELL, ".json", ".sig", ".css", ".js", ""}
    assert {file.name for file in _files(left) if file.suffix == ""} <= {".htaccess", "current"}


def test_exiftool_finds_a_format_and_sizes_only(left: Path) -> None:
    files = [file for file in _files(left) if file.suffix in MAY_TELL]
    for told in json.loads("\n".join(_told("exiftool", "-j", "-a", "-u", *files))):
        file = Path(told["SourceFile"])
        assert told.keys() - OF_THE_DISK <= MAY_TELL[file.suffix], f"{file.name}: {sorted(told)}"


def test_the_lists_of_a_show_hold_what_they_must(left: Path) -> None:
    (manifest,) = left.rglob("manifest.json")
    assert json.loads(manifest.read_bytes()).keys() == MANIFEST
    assert json.loads(manifest.with_name("show.json").read_bytes()).keys() == SHOW


def test_pdfinfo_finds_no_maker_and_no_date(left: Path) -> None:
    for file in left.rglob("*.pdf"):
        told = list(_told("pdfinfo", file))
        assert {line.split(":")[0] for line in told} <= PDFINFO
        assert all(line.endswith("no") for line in told if line.startswith(("Custom", "Metadata")))


def test_zipinfo_finds_no_time_owner_or_comment(left: Path) -> None:
    for file in left.rglob("*.fanzine"):
        _, _, *entries, _ = _told("zipinfo", file)
        for entry in entries:
            rights, _, _, _, _, _, day, hour, name = entry.split()
            assert (rights, day, hour) == ("-rw-------", "80-Jan-01", "00:00")
            assert name in ("fanzine.json", "consents.json") or re.fullmatch(
                r"photos/[0-9a-f]{64}\.jpg", name
            )
        long = "\n".join(_told("zipinfo", "-v", file))
        assert set(re.findall(r"length of extra field: +(\d+)", long)) == {"0"}
        assert set(re.findall(r"length of file comment: +(\d+)", long)) == {"0"}


def test_no_string_names_a_machine_a_path_a_program_or_a_moment(left: Path) -> None:
    people = {getpass.getuser(), socket.gethostname(), str(Path.home()), str(left), CAMERA, "/tmp/"}
    names = [name.encode() for name in people - {"root"} if len(name) > 3]
    for file in _files(left):
        # The fonts of a PDF have to say whose list of characters theirs is.
        said = b"\n".join(_strings(file)).replace(b"Registry (Adobe)", b"")
        found = [name for name in names if name in said]
        found += [name for name in NO_PROGRAM if name.encode() in said.lower()]
        found += [match.group() for pattern in (*TIMES, _UUID) for match in pattern.finditer(said)]
        assert not found, f"{file.relative_to(left)}: {found}"


def test_nothing_links_what_two_fanzines_left(left: Path) -> None:
    numbers = re.compile(rb"\b[0-9a-f]{16,}\b|\b[0-9A-Z]{16}\b")
    photo = fanzine_file.read((left / "one.fanzine").read_bytes()).fanzine.pages[0].items[0]
    shared = {getattr(photo, "photo", "").encode()}  # the same picture was laid in both
    for ending in (*(f"-{print_}.pdf" for print_ in PRINTS), ".png"):
        one, two = (
            {*numbers.findall(b"\n".join(_strings(left / f"{name}{ending}")))} for name in ("one", "two")
        )
        assert one & two <= shared


def _files(left: Path) -> list[Path]:
    """What leaves; beside a show lies what its kiosk keeps for itself."""
    files = sorted(file for file in left.rglob("*") if file.is_file() and not file.is_symlink())
    return [file for file in files if not file.relative_to(left).parts[0].startswith("show.")]


def _strings(file: Path) -> Iterator[bytes]:
    for encoding in ("s", "l", "b"):
        yield subprocess.run(
            ("strings", "-a", "-n", "6", "-e", encoding, file), capture_output=True, check=True
        ).stdout


def _told(*command: str | Path) -> Iterator[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    yield from done.stdout.splitlines()


def _run_ours(*arguments: str | Path) -> None:
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    assert done.exit_code == 0, done.output
