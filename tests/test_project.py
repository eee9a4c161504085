"""The files beside the packages agree with each other."""

import re
import tomllib

from packaging.markers import Marker
from packaging.requirements import Requirement

from tests.windows import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.+?))?(?: \\)?$", re.MULTILINE)


def test_the_lock_file_holds_a_fitting_version_of_every_dependency() -> None:
    pinned: dict[str, list[str]] = {}
    for name, version, _ in PINNED.findall(LOCK):
        pinned.setdefault(name, []).append(version)
    for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]):
        wanted = Requirement(line)
        versions = pinned.get(wanted.name.lower().replace("_", "-"), [])
        assert versions and all(map(wanted.specifier.contains, versions)), f"{line}: run `make lock`"


def test_every_pinned_package_has_hashes_and_a_readable_condition() -> None:
    entries = PINNED.split(LOCK)[1:]
    for name, condition, rest in zip(entries[::4], entries[2::4], entries[3::4], strict=True):
        assert "--hash=sha256:" in rest, name
        assert not condition or Marker(condition)


def test_the_lock_file_names_no_machine_and_no_index() -> None:
    assert not re.search(r"://|--index|--find-links|(?<![a-z])/[a-z]", LOCK)


def test_the_licence_is_the_one_the_project_names() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert PROJECT["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2") and "15.Applicable Law" in text
