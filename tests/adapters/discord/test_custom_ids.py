"""What buttons, menus and forms under old messages send: it is understood for good, whatever version wrote it."""

from datetime import date

import pytest

from bot import asked, commands
from bot.messages.message import BUTTON_COMMAND
from tests.servers.discord_core import answered
from tests.servers.discord_reader import buttons

KEY, RECORD = "0123456789ab", "8f9e4edb116ea083"
#: Every form that a version of ours has ever sent, with what it means; lines are added, never taken away.
SENT = {
    f"dg:open {KEY}": asked.Open(KEY),
    f"dg:section {KEY} 2": asked.OpenSection(KEY, 2),
    f"dg2:section {KEY} 2": asked.OpenSection(KEY, 2),
    f"dg12:section {KEY} 12": asked.OpenSection(KEY, 12),
    f"dg:about {KEY} 2 3": asked.About(KEY, 2, 3),
    f"dg:example {KEY} 1": asked.Example(KEY, 1),
    f"dg:good {RECORD}": asked.Rate(RECORD, good=True),
    f"dg:bad {RECORD}": asked.Rate(RECORD, good=False),
    f"dg:why {RECORD}": asked.Why(RECORD),
    f"dg:answer {RECORD}": asked.ShowAnswer(RECORD),
    f"dg:share answer {RECORD}": asked.Share(asked.ShowAnswer(RECORD)),
    f"dg:share open {KEY}": asked.Share(asked.Open(KEY)),
    f"dg:share section {KEY} 2": asked.Share(asked.OpenSection(KEY, 2)),
    f"dg:share about {KEY} 2 3": asked.Share(asked.About(KEY, 2, 3)),
    "dg:list 2": asked.ListPosts(2),
    "dg:items page 2": asked.Items("", 2),
}
#: The same for buttons that open a form first, with a line typed into it.
ASKED = {
    f"dg?:ask-in {KEY}": asked.Ask("why?", key=KEY),
    f"dg?2:ask-in {KEY}": asked.Ask("why?", key=KEY),
    f"dg?:follow {RECORD}": asked.Share(asked.Ask("why?", record=RECORD)),
}
#: And for buttons that turn pages: the page, and what is shown.
TURNED = {
    "dg#2.:list": ("2", "list"),
    f"dg#12.:share open {KEY}": ("12", f"share open {KEY}"),
    f"dg#3.:answer {RECORD}": ("3", f"answer {RECORD}"),
}
TODAY = date(2026, 4, 19)


async def under(discord_, core, custom_id, kind):
    """A message of ours with such a button under it, or such a choice in a menu."""
    await discord_.mention("hello")
    await answered(discord_, core)
    message = discord_.messages()[0]
    button = {"type": 2, "style": 2, "label": "Old", "custom_id": custom_id, "id": 91}
    menu = {"type": 3, "custom_id": "dgm1", "options": [{"label": "Old", "value": custom_id}], "id": 91}
    row = {"type": 1, "components": [button if kind == "button" else menu], "id": 90}
    message["components"][0]["components"].append(row)
    assert "Old" in buttons(message)
    return message


@pytest.mark.parametrize("kind", ["button", "choice"])
@pytest.mark.parametrize("custom_id", SENT)
async def test_a_button_or_choice_of_any_version_means_what_it_meant(discord_, core, adapter, custom_id, kind):
    used = await discord_.press(await under(discord_, core, custom_id, kind), "Old")
    await answered(discord_, core, 2)
    request = core.accepted[1]
    assert commands.parse(request.text, today=TODAY) == SENT[custom_id]
    assert used.private == (not custom_id.startswith("dg:share"))
    assert len(custom_id) <= BUTTON_COMMAND


@pytest.mark.parametrize("custom_id", ASKED)
async def test_a_button_of_any_version_that_asks_opens_its_form(discord_, core, adapter, custom_id):
    form = await discord_.press(await under(discord_, core, custom_id, "button"), "Old")
    await discord_.until(lambda: form.modal)
    await discord_.submit(form, "why?")
    await answered(discord_, core, 2)
    assert commands.parse(core.accepted[1].text, today=TODAY) == ASKED[custom_id]


@pytest.mark.parametrize("custom_id", TURNED)
async def test_a_page_of_any_version_is_turned(discord_, core, adapter, custom_id):
    used = await discord_.press(await under(discord_, core, custom_id, "button"), "Old")
    await answered(discord_, core, 2)
    request = core.accepted[1]
    assert used.ack == 6
    assert (request.reply["page"], request.text) == TURNED[custom_id]
