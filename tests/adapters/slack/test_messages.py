"""Messages that Hypothesis makes up, through the validator: all of them taken, every word there, nobody pinged.

DIGESTBOT_TEST_MESSAGES=10000 makes up that many; the suite makes two hundred.
"""

from hypothesis import HealthCheck, given, settings

from adapters.slack.blocks import arguments
from adapters.slack.limits import LIMITS
from bot.messages.message import Buttons, Message, Note
from bot.messages.parts import cut
from bot.posts.blocks import Table, text_of, words_of
from tests.messages.strategies import MESSAGE
from tests.servers.amounts import MESSAGES
from tests.servers.slack_blocks import problem
from tests.servers.slack_reader import links, pings, pressable, visible


def words_in(message: Message):
    """Give every word that a reader must find."""
    for element in message.elements:
        if isinstance(element, Note):
            yield from text_of(element.spans).split()
        elif not isinstance(element, Buttons):
            shown = words_of(element)
            yield from (shown.replace(" | ", " ") if isinstance(element, Table) else shown).split()


def lost(message: Message, shown: str) -> str | None:
    """Give a word that is shown less often than the message has it, or not behind the one before it."""
    words = list(words_in(message))
    counted = {word: sum(other.count(word) for other in words) for word in words}
    fewer = next((word for word, times in counted.items() if shown.count(word) < times), None)
    if fewer or any(isinstance(element, Table) for element in message.elements):
        # A table too wide for Slack is told row by row, each cell behind its column's name: in another order.
        return fewer
    at = 0
    for word in words:
        at = shown.find(word, at) + len(word)
        if at < len(word):
            return word
    return None


@settings(max_examples=MESSAGES, suppress_health_check=list(HealthCheck))
@given(message=MESSAGE)
def test_every_made_up_message_is_taken_with_every_word_and_no_ping(message):
    shown, commands = "", set()
    for piece in cut(message, LIMITS):
        payload = arguments(piece, key="k1")
        assert problem(payload) is None
        assert pings(payload) == []
        assert all(url.startswith("https://example.org/") for url in links(payload))
        assert payload["unfurl_links"] is payload["unfurl_media"] is False
        shown += "".join(visible(payload).split())
        for action in pressable(payload).values():
            commands.add(action.get("value") or action["selected_option"]["value"])
    assert lost(message, shown) is None
    buttons = [button for row in message.elements if isinstance(row, Buttons) for button in row.buttons]
    assert {button.command for button in buttons} >= commands
