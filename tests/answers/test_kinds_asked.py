"""What kind of thing a question asks for, where a word alone would mislead."""

from bot.answers.kinds.wanted import gives_wanted


def test_what_is_done_on_or_with_prices_is_no_price():
    assert gives_wanted("which project lets me try out a plan on old prices?", "loom, an event-driven planner")
    assert not gives_wanted("what is the price of loom?", "loom, an event-driven planner")
    assert not gives_wanted("at what price does loom sell?", "loom, an event-driven planner")
