"""docs/fanzine-format.md, its examples and the schemas say the same."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from fanzines.as_json import Json
from fanzines.consents import pages_hash
from fanzines.file import archive, read, write
from fanzines.file import checks as file_checks
from fanzines.file import fanzine_file as file
from fanzines.file import photos as file_photos
from fanzines.file.archive import unpack
from fanzines.model import Drawing, Paper, Photo, Sticker, Tape, Words
from fanzines.seal import public_key, verify_consents

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
DOCUMENT = (ROOT / "docs" / "fanzine-format.md").read_text("utf-8")
SHOWN: dict[str, Json] = {
    name: json.loads(text) for name, text in re.findall(r"```json ([a-z-]+)\n(.*?)\n```", DOCUMENT, re.DOTALL)
}
NAMES = ["drawing", "photo-and-words", "mini-zine"]
KNOWN_TO_EVERYONE = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"


def schema(name: str) -> Json:
    path = ROOT / "fanzines" / "file" / "format" / f"{name}.schema.json"
    found: Json = json.loads(path.read_text("utf-8"))
    return found


def example(name: str) -> bytes:
    return (EXAMPLES / f"{name}.fanzine").read_bytes()


@pytest.mark.parametrize("name", ["fanzine", "consents"])
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_every_example_is_shown() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.fanzine")) == sorted(NAMES)
    assert sorted(SHOWN) == sorted([*NAMES, "consents"])


@pytest.mark.parametrize("name", NAMES)
def test_the_example_shown_is_the_one_in_the_file(name: str) -> None:
    stored = json.loads(unpack(example(name))["fanzine.json"])
    assert stored == SHOWN[name]
    Draft202012Validator(schema("fanzine")).validate(stored)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_reads_and_is_written_the_same(name: str) -> None:
    whole = read(example(name))
    assert unpack(write(whole.fanzine, whole.photos.__getitem__, whole.consents)) == unpack(example(name))


def test_the_examples_hold_what_the_document_says() -> None:
    fanzine = read(example("mini-zine")).fanzine
    assert len(fanzine.pages) == 8
    kinds = {type(item) for page in fanzine.pages for item in page.items}
    assert kinds == {Drawing, Photo, Words, Sticker, Tape, Paper}
    assert "\u0627" in str(SHOWN["photo-and-words"])


def test_the_consents_shown_are_sealed_as_described() -> None:
    assert json.loads(unpack(example("mini-zine"))["consents.json"]) == SHOWN["consents"]
    Draft202012Validator(schema("consents")).validate(SHOWN["consents"])
    whole = read(example("mini-zine"))
    assert whole.consents is not None
    key = public_key(bytes.fromhex(KNOWN_TO_EVERYONE))
    consents = verify_consents(whole.consents, {key})
    assert {consent.pages_hash for consent in consents} == {pages_hash(whole.fanzine)}


def test_every_field_of_the_schema_is_explained() -> None:
    explained = set(re.findall(r"`([a-z]+)`", DOCUMENT))
    named = {name for one in ("fanzine", "consents") for name in fields(schema(one))}
    assert named <= explained


def fields(value: object) -> set[str]:
    """Every name that stands under a `properties` anywhere in the schema."""
    if isinstance(value, list):
        return set().union(*map(fields, value))
    if not isinstance(value, dict):
        return set()
    own = set(value.get("properties", {}))
    return own.union(*map(fields, value.values()))


@pytest.mark.parametrize(
    "limit",
    [
        f"{archive.MOST_PACKED // archive.MB} MB",
        f"{archive.MOST_UNPACKED // archive.MB} MB unpacked",
        f"{archive.MOST_OF_ONE // archive.MB} MB",
        f"{archive.MOST_PHOTOS} photos",
        f"{file_checks.MOST_STROKES_ON_A_PAGE:,} on a page",
        f"{file_photos.MOST_PIXELS // 1_000_000} million pixels",
        f"{file.MOST_LISTS:,} lists",
        f"{file.MOST_VALUES:,} values",
        f"1 to {schema('fanzine')['properties']['pages']['maxItems']} pages",
        f"up to {schema('fanzine')['$defs']['page']['properties']['items']['maxItems']} of them",
        f"1 to {schema('fanzine')['$defs']['column']['maxItems']:,} each",
    ],
)
def test_the_document_names_the_limits_that_hold(limit: str) -> None:
    assert limit in DOCUMENT
