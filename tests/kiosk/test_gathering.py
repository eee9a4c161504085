"""What a facilitator lays out for a gathering, and how it is remembered."""

import json

from hypothesis import given
from hypothesis import strategies as st

from fanzines.folds import FOLDINGS
from fanzines.prompts import prompt_packs, prompts
from kiosk.keeping.gathering import Gathering, Level, with_first

LANGUAGES = ("en", "ar", "it")
FOLDS = tuple(folding.name for folding in FOLDINGS)
gatherings = st.builds(
    Gathering,
    languages=st.permutations(LANGUAGES)
    .flatmap(lambda three: st.sampled_from([three[:1], three[:2], three]))
    .map(tuple),
    level=st.sampled_from(Level),
    prompts=st.sets(st.sampled_from(list(prompts()))).map(
        lambda some: tuple(n for n in prompts() if n in some)
    ),
    folds=st.lists(st.sampled_from(FOLDS), min_size=1, unique=True).map(tuple),
)


def test_at_first_everything_is_offered_and_no_prompt() -> None:
    first = Gathering.read(None, LANGUAGES)
    assert first == Gathering(LANGUAGES, Level.FULL, (), FOLDS)
    assert first.foldings == FOLDINGS and first.pack is None


def test_at_first_the_language_that_is_spoken_begins() -> None:
    assert Gathering.read(None, with_first(LANGUAGES, "ar")).languages == ("ar", "en", "it")
    assert with_first(LANGUAGES, "el") == LANGUAGES
    chosen = Gathering(("it", "en"))
    assert Gathering.read(chosen.as_json(), with_first(LANGUAGES, "ar")) == chosen, "the last choice counts"


@given(gatherings)
def test_it_is_read_as_it_was_kept(gathering: Gathering) -> None:
    assert Gathering.read(json.loads(json.dumps(gathering.as_json())), LANGUAGES) == gathering


@given(gatherings, st.sampled_from(LANGUAGES), st.sampled_from(FOLDS), st.sampled_from(list(prompts())))
def test_what_is_touched_twice_is_as_before_and_something_always_stays(
    gathering: Gathering, tag: str, fold: str, prompt: str
) -> None:
    assert gathering.with_prompt(prompt).with_prompt(prompt) == gathering
    assert (prompt in gathering.with_prompt(prompt).prompts) != (prompt in gathering.prompts)
    again = gathering.with_fold(fold).with_fold(fold)
    assert again.foldings == gathering.foldings or gathering.folds == (fold,)
    assert gathering.with_fold(fold).folds and gathering.with_language(tag).languages


def test_languages_stand_in_the_order_in_which_they_were_touched() -> None:
    english = Gathering(("en",))
    assert english.with_language("it").with_language("ar").languages == ("en", "it", "ar")
    assert english.with_language("it").with_language("en").languages == ("it",)
    assert english.with_language("en").languages == ("en",)


def test_a_pack_takes_the_place_of_what_was_chosen_and_touched_again_it_goes() -> None:
    arriving, strength, *_ = prompt_packs()
    chosen = Gathering(("en",), prompts=("seed",)).with_pack(strength)
    assert chosen.pack == strength and chosen.prompts == strength.names
    assert chosen.with_pack(arriving).pack == arriving
    assert chosen.with_pack(strength).prompts == chosen.with_pack(None).prompts == ()
    single = chosen.with_prompt("tree")
    assert single.pack is None and single.with_prompt("tree").pack == strength


def test_what_another_version_knew_is_left_out() -> None:
    kept = Gathering(("ar", "xx"), prompts=("seed", "gone"), folds=("scroll",)).as_json()
    assert Gathering.read(kept, LANGUAGES) == Gathering(("ar",), prompts=("seed",), folds=FOLDS)


def test_it_keeps_nothing_but_what_is_offered() -> None:
    assert set(Gathering(("en",)).as_json()) == {"languages", "level", "prompts", "folds"}
