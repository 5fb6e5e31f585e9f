"""A verb of making or bringing out is known wherever one is asked for or told, since all are read from one table."""

import pytest

from bot.answers.attribution.credits import is_titled
from bot.answers.attribution.makers import Made
from bot.answers.kinds.who import asks_author, asks_maker, asks_who, names_who
from bot.answers.patterns.news import asks_releases, tells_release
from bot.answers.texts.deeds import BRINGING_OUT, COMING_OUT, EVERY, KEEPING, MAKING


def _plain(forms) -> list[str]:
    return [form.replace("[- ]", "-") for form in forms if form]


@pytest.mark.parametrize("did", _plain(form for deed in EVERY for form in (deed.does, deed.did)))
def test_whoever_does_a_deed_to_a_thing_is_told_as_its_maker(did: str) -> None:
    assert Made("Yarnax").is_told(f"Brandt Research {did} Yarnax.")
    assert names_who("Who made Yarnax?", f"Brandt Research {did} Yarnax.")


@pytest.mark.parametrize("done", _plain(deed.done for deed in EVERY))
def test_by_whom_a_thing_is_done_is_told_as_its_maker(done: str) -> None:
    assert Made("Yarnax").is_told(f"Yarnax was {done} by Brandt Research.")


@pytest.mark.parametrize("doer", _plain(deed.doer for deed in EVERY))
def test_who_does_a_deed_is_told_as_a_maker_of_a_thing(doer: str) -> None:
    assert Made("Yarnax").is_told(f"Brandt Research is the {doer} of Yarnax.")


@pytest.mark.parametrize("did", _plain(form for deed in (*MAKING, *BRINGING_OUT) for form in (deed.does, deed.did)))
def test_who_did_a_deed_to_a_thing_asks_for_its_maker(did: str) -> None:
    assert asks_who(f"Who {did} Yarnax?")
    assert asks_maker(f"Who {did} Yarnax?")
    assert not asks_maker(f"What {did} Yarnax?")


@pytest.mark.parametrize("did", _plain(deed.did for deed in (*COMING_OUT, *KEEPING)))
def test_an_author_is_asked_for_by_verbs_of_making_alone(did: str) -> None:
    assert not asks_author(f"Who {did} Yarnax?")


@pytest.mark.parametrize("deed", COMING_OUT, ids=lambda deed: deed.done)
def test_what_came_out_is_told_by_every_form_and_asked_for(deed) -> None:
    assert all(tells_release(f"Yarnax: Brandt {form} it.") for form in _plain(deed[1:6]))
    assert asks_releases(f"What did Brandt {_plain([deed.asked])[0]} recently?")
    assert is_titled("Yarnax", f"{deed.doing.replace('[- ]', '-').capitalize()} Yarnax")


def test_no_noun_beside_a_verb_tells_that_something_came_out() -> None:
    assert not tells_release("The launcher of Yarnax, an open-source project, feeds the shipment.")
