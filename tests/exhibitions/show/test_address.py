import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitions.show.address import ALPHABET, is_slug, new_slug, read_slug, story_address, web_path

SLUG = "7K3MWX5TQ0ZR9A1B"
slugs = st.text(ALPHABET, min_size=16, max_size=16)


def test_slugs_are_sixteen_crockford_capitals() -> None:
    made = {new_slug() for _ in range(500)}
    assert len(made) == 500
    assert all(map(is_slug, made))
    assert set("".join(made)) == set(ALPHABET)


@given(slugs)
def test_a_slug_read_from_paper_is_the_slug(slug: str) -> None:
    typed = "-".join(slug[at : at + 4] for at in range(0, 16, 4)).lower().replace("0", "o").replace("1", "l")
    assert read_slug(typed) == slug


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3MWX5TQ0ZR9A1U", "7K3MWX5TQ0ZR9A1BB", "../../etc/passwd"])
def test_what_is_no_slug_is_not_read(typed: str) -> None:
    assert read_slug(typed) is None


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("http://192.168.1.5:8000", f"HTTP://192.168.1.5:8000/S/{SLUG}"),
        ("http://192.168.1.5:8000/", f"HTTP://192.168.1.5:8000/S/{SLUG}"),
        ("https://stories.example.org", f"HTTPS://STORIES.EXAMPLE.ORG/S/{SLUG}"),
        ("https://example.org/Our/zines/", f"HTTPS://EXAMPLE.ORG/Our/zines/S/{SLUG}"),
        ("http://città.example", f"HTTP://XN--CITT-3NA.EXAMPLE/S/{SLUG}"),
        ("http://[fe80::1]:8000", f"HTTP://[FE80::1]:8000/S/{SLUG}"),
    ],
)
def test_scheme_and_host_are_capitals_and_a_path_keeps_its_case(base: str, address: str) -> None:
    assert story_address(base, SLUG) == address


@pytest.mark.parametrize(
    "base", ["", "192.168.1.5", "ftp://x", "https://", "https://a:b@c.d", "https://x.y/?q", "https://x.y/a b"]
)
def test_what_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="address"):
        story_address(base, SLUG)


def test_the_path_of_a_web_root() -> None:
    assert web_path("https://example.org") == ""
    assert web_path("https://example.org/our/zines/") == "/our/zines"
