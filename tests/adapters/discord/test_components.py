"""A message as Discord's components: its key, its colour, whom it calls, and its form as an embed."""

from adapters.discord.components import accent, marker, payload, told
from adapters.discord.plain import embedded
from bot.messages.message import Button, Buttons, Message, Part
from bot.posts.blocks import Code, Heading, Paragraph, Rule, plain
from tests.servers.discord_reader import buttons, shown, visible
from tests.servers.discord_rules import message_problems


def message(*elements, summary="A summary"):
    return Message(summary=summary, elements=elements)


def test_a_payload_is_components_alone_and_carries_the_key():
    body = payload(Part(number=1, where="channel", message=message(Paragraph(spans=plain("Hi"))), title="T"), key="k9")
    container = body["components"][0]
    assert body["flags"] == 32768
    assert (body["nonce"], body["enforce_nonce"]) == ("k9", True)
    assert container["id"] == marker("k9") != marker("k8")
    assert "nonce" not in payload(message(Paragraph(spans=plain("Hi"))))


def test_every_series_has_its_colour_for_good():
    colours = {series: accent(series) for series in ("", "weekly", "daily", "papers", "robots")}
    assert len({colours[""], colours["weekly"], colours["daily"]}) == 3
    assert payload(Message(summary="x", elements=(), series="papers"))["components"][0]["accent_color"] == accent(
        "papers"
    )
    assert all(0 < colour <= 0xFFFFFF for colour in colours.values())


def test_a_role_is_called_only_where_an_admin_chose_one_and_a_post_cannot():
    body = told(payload(message(Paragraph(spans=plain("<@&803> <@&804>"))), key="k1"), silent=True, role="803")
    assert body["allowed_mentions"] == {"parse": [], "roles": ["803"]}
    assert body["flags"] == 32768 | 4096
    assert visible(body).mentions == ["<@&803>"]
    assert message_problems(body, roles=frozenset({"803"})) == []
    assert message_problems(body) != []


def test_an_embed_keeps_the_mark_the_colour_and_the_role():
    title = Heading(spans=plain("AI Weekly"), level=1)
    ask = Button(label="Ask", command="ask-in abc", style="primary", asks=True)
    made = Message(summary="x", elements=(title, Buttons(buttons=(ask,))), series="weekly")
    body = embedded(told(payload(made, key="k1"), role="803"))
    assert body["content"] == "<@&803>"
    assert body["embeds"][0]["color"] == accent("weekly")
    assert body["embeds"][0]["footer"]["text"] == f"ref {marker('k1'):x}"
    assert buttons(body) == ["Ask"]
    assert (body["nonce"], body["flags"]) == ("k1", 0)


def test_a_message_in_which_nothing_shows_says_its_summary():
    for elements in ((), (Rule(),), (Paragraph(spans=plain("\x07")),), (Code(text="\n"),)):
        body = payload(message(*elements, summary="Nothing new"))
        assert shown(body) == "Nothing new"
        assert message_problems(body) == []
