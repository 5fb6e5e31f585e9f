"""The card's uses in the terminal: the real command, with its input piped."""

import asyncio
import json
import os
import signal
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Runs the command so that it heeds Ctrl-C: what is started in the background of a shell, as tests may be, ignores it.
HEEDING = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('bot', run_name='__main__')"
)


@pytest.fixture
def environ(settings):
    return {
        **os.environ,
        "DIGESTBOT_CONTENT": str(settings.content),
        "DATABASE_URL": settings.database_url,
        "PYTHONPATH": str(ROOT),
    }


async def digestbot(environ, *arguments, typed=""):
    """Run the command, and give its status and what it wrote on stdout and stderr."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments,
        cwd=Path(environ["DIGESTBOT_CONTENT"]).parent,
        env=environ,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, remarked = await asyncio.wait_for(process.communicate(typed.encode()), 60)
    return process.returncode, said.decode(), remarked.decode()


async def test_without_credentials_run_opens_the_chat_and_answers_piped_lines(environ):
    status, said, remarked = await digestbot(
        {**environ, "DIGESTBOT_HTTP": "127.0.0.1:0"},
        "run",
        typed="latest\n3\nwhat is MEMENTO?\nand its KV cache?\n/quit\nnever read\n",
    )
    assert status == 0
    assert "console chat" in remarked
    assert "DIGESTBOT_HTTP serves nothing" in remarked
    assert "AI Weekly 2026-W16" in said
    assert "Sources" in said
    assert "1/2.5" in said
    assert "never read" not in said


async def test_what_is_found_is_turned_page_by_page_by_number(environ):
    _, said, _ = await digestbot(environ, "chat", typed="search agents memory stars Codex margin model\n1\n/quit\n")
    assert "page 1 of 2" in said
    assert "page 2 of 2" in said
    assert "at the margin" in said


async def test_what_is_typed_in_the_chat_does_not_steer_the_terminal(environ):
    typed = "search zz\x1b[2J\x9b3J\x07\nitems zz\x1b[2J\nwhat is zz\x1b[2J\x9b\x7f?\n/digest \x1b[2J\n/quit\n"
    _, said, remarked = await digestbot(environ, "chat", typed=typed)
    assert "zz" in said
    assert not set("\x1b\x9b\x07\x7f") & set(said + remarked)


async def test_a_chat_opens_a_post_by_its_name_and_says_in_a_sentence_what_a_word_alone_lacks(environ):
    typed = "search\nclear\nai-weekly-2026-w16\nask what is MEMENTO?\n/quit\n"
    _, said, _ = await digestbot(environ, "chat", typed=typed)
    lacking, cleared, *rest = said.partition("leaves.\n")[2].split("/digest help shows everything you can ask.")
    assert lacking.split()[-5:] == ["example:", "/digest", "search", "agent", "memory"]
    assert "There is nothing to clear;" in cleared
    assert "Contents" in rest[0]
    assert "Microsoft Research" in rest[0]
    assert "What you can ask" not in said


async def test_whoever_subscribes_the_chat_hears_that_it_posts_nothing(environ):
    _, said, _ = await digestbot(environ, "chat", typed="subscribe weekly mon 09:00 UTC\n/quit\n")
    assert "Subscribed. weekly: Mondays at 09:00, UTC" in said
    assert "A chat in a terminal posts nothing by itself" in said


async def test_a_search_in_the_chat_keeps_to_the_days_it_names_and_says_so(environ):
    _, said, _ = await digestbot(environ, "chat", typed="search agents in W14\n/quit\n")
    assert "Nothing in W14; the nearest is W16." in said
    assert "Searched W16 (2026-04-13 to 2026-04-19)." in said


async def test_an_answer_as_json_keeps_the_contract(environ):
    status, said, _ = await digestbot(
        environ, "ask", "which repo has 60,000 stars?", "--json", "--now", "2026-04-19T12:00"
    )
    answer = json.loads(said)
    assert status == 0
    assert answer["answered"] is True
    assert "claude-mem" in answer["answer"]
    source = (Path(environ["DIGESTBOT_CONTENT"]) / "weekly.md").read_text().replace("\n", " ").replace("**", "")
    assert all(citation["quote"].replace("\n", " ") in source for citation in answer["citations"])


async def test_code_is_text_in_json_and_stands_in_the_post_and_is_set_apart_in_the_terminal(environ):
    code = "pip install heddle\n  --now"
    told = f"---\ntitle: Tips\ndate: 2026-03-08\n---\n## Heddle\n\nInstall it with pip:\n\n```sh\n{code}\n```\n"
    (Path(environ["DIGESTBOT_CONTENT"]) / "tips.md").write_text(told)
    question = ("ask", "how do I install Heddle?", "--now", "2026-04-19T12:00")
    _, said, _ = await digestbot(environ, *question, "--json")
    answer = json.loads(said)
    assert [sentence["text"] for sentence in answer["sentences"]] == ["Install it with pip:", code]
    assert all(citation["quote"] in told for citation in answer["citations"])
    _, said, _ = await digestbot(environ, *question)
    lines = [line.rstrip() for line in said.split("\n")]
    assert lines[lines.index("Install it with pip: [1][2]") + 2 :][:2] == ["  pip install heddle", "    --now"]


async def test_search_digest_and_items_print_their_documents(environ):
    _, said, _ = await digestbot(environ, "search", "cognee", "--json", "--limit", "2")
    assert json.loads(said)["results"][0]["rank"] == 1
    _, said, _ = await digestbot(environ, "digest", "W16", "--platform", "slack")
    digest = json.loads(said)
    assert digest["post"] == "ai-weekly-2026-w16"
    assert digest["messages"][0]["place"] == "channel"
    assert digest["messages"][1]["place"] == "thread"
    _, said, _ = await digestbot(environ, "items", "cognee", "--json")
    assert json.loads(said)["mentions"][0]["post"] == "ai-weekly-2026-w16"


async def test_a_second_load_finds_nothing_to_do_and_check_names_what_is_wrong(environ):
    bad = Path(environ["DIGESTBOT_CONTENT"]) / "bad.md"
    bad.write_text("---\ntitle: No date\n---\n\nSome text that is long enough to be a digest of its own.\n")
    status, said, _ = await digestbot(environ, "check")
    assert status == 1
    assert "bad.md:1: error:" in said
    await digestbot(environ, "load")
    status, said, _ = await digestbot(environ, "load", "--json")
    figures = json.loads(said)
    assert status == 0
    assert (figures["added"], figures["changed"], figures["removed"]) == (0, 0, 0)
    assert figures["skipped"][0]["path"] == "bad.md"


async def test_a_post_that_breaks_while_edited_keeps_its_last_good_form(environ):
    await digestbot(environ, "load")
    path = Path(environ["DIGESTBOT_CONTENT"]) / "weekly.md"
    path.write_text(path.read_text().replace("date: 2026-04-19T03:48:00", "date: 2026-44-99"))
    _, said, _ = await digestbot(environ, "ask", "what is MEMENTO?", "--json")
    assert json.loads(said)["answered"] is True


@pytest.mark.parametrize(
    ("arguments", "more", "status", "named"),
    [
        (("run",), {"SLACK_BOT_TOKEN": "xoxb-1", "DIGESTBOT_TIMEZONE": "Mars"}, 2, "SLACK_APP_TOKEN"),
        (("ask", "x", "--now", "soon"), {}, 2, "--now"),
        (("ask", "x", "--timezone", "Mars/Base"), {}, 2, "--timezone"),
        (("digest", "2026-W54"), {}, 2, "week 54"),
        (("digest", "no-such-post"), {}, 1, "no-such-post"),
        (("subscriptions", "add", "--platform", "irc", "--channel", "x"), {}, 2, "irc"),
        (("subscriptions", "add", "--platform", "slack", "--channel", "<!channel>"), {}, 2, "<!channel>"),
        (("subscriptions", "add", "--platform", "slack", "--channel", ""), {}, 2, "--channel"),
        (("subscriptions", "add", "--platform", "discord", "--channel", "general"), {}, 2, "general"),
        (
            ("subscriptions", "remove", "77"),
            {},
            1,
            "There is no subscription 77. `digestbot subscriptions` lists them.",
        ),
        (("subscriptions", "--json", "resume", "77"), {}, 2, "--json"),
        (("deliveries", "--json", "settle", "7", "--not-sent"), {}, 2, "--json"),
        (("search", " "), {}, 2, "such as `digestbot search memory`"),
        (("subscriptions", "remove", "9" * 30), {}, 2, "9223372036854775807"),
        (("deliveries", "settle", "9" * 30, "--not-sent"), {}, 2, "9223372036854775807"),
        (("items", "\x1b]0;x\x07\u202e"), {}, 1, "“]0;x”"),
        (("items", "mill\udcff"), {}, 1, "“mill”"),
        (("deliveries", "settle", "1"), {}, 2, "--not-sent"),
        (("load", "/no/such/folder"), {}, 2, "/no/such/folder"),
        (("run",), {"DIGESTBOT_CONTENT": "/no-posts"}, 2, "There is no folder /no-posts for posts; make it, or name"),
        (("check",), {"DIGESTBOT_CONTENT": "/no-posts"}, 2, "/no-posts for posts; make it, or name another in DIG"),
        (("ask", "x"), {"DATABASE_URL": "sqlite:////no/such/folder/x.db"}, 1, "/no/such/folder"),
        (("frobnicate",), {}, 2, "No such command 'frobnicate'; `digestbot --help` says what it takes."),
        (("list",), {}, 2, "No such command 'list'. Did you mean 'digest'? `digestbot --help` says what it takes."),
        (("deliveries", "settle"), {}, 2, "Missing argument 'number'; `digestbot deliveries settle --help` says"),
        (("deliveries", "settle", "x"), {}, 2, "'number': it should be a whole number; `digestbot deliveries settle"),
        (("deliveries", "settle", "1", "--sent"), {}, 2, "Option '--sent' requires an argument; `digestbot"),
        (("search", "mill", "--limit", "0"), {}, 2, "it should be greater than or equal to 1; "),
        (("digest", "--now", "9999-12-31"), {}, 2, "--now '9999-12-31' lies in no year that posts are from; "),
        (("ask", "news?", "--now", "0001-01-01"), {}, 2, "--now '0001-01-01' lies in no year that posts are from; "),
        (("digest", "--platform", "irc"), {}, 2, "'--platform': 'irc' is not one of 'console', 'slack', 'discord'; "),
    ],
)
async def test_wrong_use_is_one_clear_line_and_a_status(environ, arguments, more, status, named):
    got, said, remarked = await digestbot({**environ, **more}, *arguments)
    assert got == status
    assert named in remarked
    assert said == ""
    assert remarked.startswith("digestbot: ")
    assert remarked.count("\n") == 1


async def test_figures_of_a_set_say_what_was_not_asked_and_which_post_is_not_there(environ):
    file = Path(environ["DIGESTBOT_CONTENT"]).parent / "set.jsonl"
    row = {"question": "what is MEMENTO?", "answerable": True, "type": "name", "gold": [{"post": "lost", "quote": "a"}]}
    file.write_text(json.dumps(row))
    _, said, remarked = await digestbot(environ, "eval", "set.jsonl")
    assert remarked == 'set.jsonl:1: "lost" is not among the posts, so its gold counts as not found.\n'
    assert "abstained_right  none asked\n" in said
    assert "recall@1  0.0\n" in said
    _, said, _ = await digestbot(environ, "eval", "set.jsonl", "--json")
    assert json.loads(said)["abstained_right"] == 0.0
    file.write_text(json.dumps({**row, "answerable": False, "gold": []}))
    _, said, remarked = await digestbot(environ, "eval", "set.jsonl")
    assert "recall@1  none asked\n" in said
    assert "abstained_right  0.0\n" in said
    assert remarked == ""


async def test_the_version_is_the_one_of_the_package(environ):
    package = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert await digestbot(environ, "--version") == (0, f"digestbot {package['version']}\n", "")


async def test_what_cannot_be_imported_is_one_line_and_the_rest_goes_on(environ):
    (Path(environ["DIGESTBOT_CONTENT"]).parent / "page.html").write_text("<h1>News</h1><p>Nothing.</p>")
    status, said, remarked = await digestbot(environ, "import", "missing.html", "page.html", "--dry-run")
    assert status == 1
    assert said == ""
    assert "missing.html: This file cannot be read: No such file or directory." in remarked
    assert "page.html: " in remarked


async def test_a_command_started_without_streams_ends_as_ever(environ):
    for words, status in (("items >&-", 0), ("items nobody >&- 2>&-", 1), ("chat <&- | grep never", 1)):
        shell = await asyncio.create_subprocess_shell(
            f'"{sys.executable}" -m bot {words}',
            cwd=Path(environ["DIGESTBOT_CONTENT"]).parent,
            env=environ,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert await asyncio.wait_for(shell.communicate(), 60) == (b"", b"")
        assert shell.returncode == status


async def test_a_reader_that_leaves_early_is_told_nothing(environ):
    read, write = os.pipe()
    os.close(read)
    for words in (("ask", "what is MEMENTO?"), ("digest", "latest"), ("load", "--json"), ("--version",)):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *words,
            cwd=Path(environ["DIGESTBOT_CONTENT"]).parent,
            env=environ,
            stdout=write,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _, remarked = await asyncio.wait_for(process.communicate(), 60)
        assert (process.returncode, remarked.decode()) == (1, "")
    os.close(write)


async def test_what_cannot_be_written_is_one_line_and_a_letter_without_a_place_a_question_mark(environ):
    disk = "digestbot: There is no space left to write to; make some, and try again.\n"
    for line, coding, status, told in ((">/dev/full", "utf-8", 1, disk), ("| tail -c 9", "ascii", 0, "")):
        shell = await asyncio.create_subprocess_shell(
            f'"{sys.executable}" -m bot ask "what is MEMENTO?" {line}',
            cwd=Path(environ["DIGESTBOT_CONTENT"]).parent,
            env={**environ, "PYTHONIOENCODING": coding},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        said, remarked = await asyncio.wait_for(shell.communicate(), 60)
        assert (shell.returncode, remarked.decode()) == (status, told)
        assert said.isascii()
        assert bool(said.strip()) is (status == 0)


async def test_a_wrong_zone_or_language_of_a_subscription_is_named_by_its_option(environ):
    add = ("subscriptions", "add", "--platform", "console", "--channel", "here", "--at", "mon 09:00")
    for option, value in (("--timezone", "UTC+2"), ("--timezone", "noon"), ("--language", "the english one")):
        status, said, remarked = await digestbot(environ, *add, option, value)
        assert (status, said) == (2, "")
        assert remarked.startswith(f"digestbot: {option} {value!r} is ")
    status, said, _ = await digestbot(environ, *add, "--timezone", "cet", "--language", "EN")
    assert status == 0
    assert "09:00, CET" in said
    assert "(en)" in said


async def test_a_file_that_is_no_database_is_one_line(environ):
    (Path(environ["DIGESTBOT_CONTENT"]).parent / "no.db").write_text("no database, but a text of some length")
    _, _, remarked = await digestbot({**environ, "DATABASE_URL": "sqlite:///no.db"}, "ask", "what is MEMENTO?")
    assert (
        remarked == "digestbot: no.db is not an SQLite database; move it away or name another file in DATABASE_URL.\n"
    )


async def test_a_name_of_a_file_cannot_steer_the_terminal(environ):
    (Path(environ["DIGESTBOT_CONTENT"]) / "a\x1b[2J\u202e.md").write_text("no title, no date")
    status, said, _ = await digestbot(environ, "check")
    assert status == 1
    assert "a[2J.md:1: error:" in said


async def test_subscriptions_are_added_listed_rehearsed_paused_and_removed(environ):
    add = ("subscriptions", "add", "--platform", "slack", "--workspace", "T1", "--channel", "C1", "--at", "mon 09:00")
    status, said, _ = await digestbot(environ, *add, "--timezone", "Europe/Berlin")
    assert status == 0
    assert "Mondays at 09:00, Europe/Berlin" in said
    _, said, _ = await digestbot(environ, "subscriptions", "list", "--json")
    assert json.loads(said)["subscriptions"][0]["channel"] == "C1"
    status, said, _ = await digestbot(environ, "rehearse", "--json")
    assert status == 0
    assert json.loads(said)["rehearsals"][0]["post"] == "ai-weekly-2026-w16"
    status, said, _ = await digestbot(environ, "doctor")
    assert status == 1
    assert "TODO  slack: no credentials set, so nothing of what is subscribed there (1) is posted" in said
    _, said, _ = await digestbot(environ, "subscriptions", "pause", "1")
    assert "Paused" in said
    _, said, _ = await digestbot(environ, "subscriptions", "remove", "1")
    assert "Removed" in said
    _, said, _ = await digestbot(environ, "deliveries", "--json")
    assert json.loads(said) == {"deliveries": []}


async def test_what_nobody_posts_is_told_by_rehearse_and_doctor_with_what_to_do(environ):
    for platform, channel in (("console", "terminal"), ("discord", "123")):
        wished = ("--platform", platform, "--channel", channel, "--workspace", "7", "--at", "mon 09:00")
        status, _, _ = await digestbot(environ, "subscriptions", "add", *wished)
        assert status == 0
    no_console = (
        "a chat in a terminal posts nothing by itself, so nothing of what is subscribed there (1) is posted;"
        " subscribe a channel of Slack or Discord, or end it with `digestbot subscriptions remove`"
    )
    status, said, _ = await digestbot(environ, "rehearse")
    assert status == 0
    assert f"NOTE {no_console}" in said
    assert "NOTE no credentials set, so nothing of what is subscribed there (2) is posted; set them as docs/" in said
    assert said.count("NOTE") == 2
    _, said, _ = await digestbot(environ, "rehearse", "--json")
    assert [one["unposted"].partition(",")[0] for one in json.loads(said)["rehearsals"]] == [
        "a chat in a terminal posts nothing by itself",
        "no credentials set",
    ]
    status, said, _ = await digestbot(environ, "doctor")
    assert status == 1
    assert f"TODO  console: {no_console}" in said


async def test_doctor_says_of_every_part_ok_or_what_to_do(environ):
    status, said, _ = await digestbot(environ, "doctor", "--json")
    findings = {finding["part"]: finding for finding in json.loads(said)["findings"]}
    assert status == 0
    assert {"settings", "database", "content", "model", "slack", "discord", "deliveries", "clock"} <= findings.keys()


async def test_a_chat_shows_what_is_written_meanwhile_and_says_once_what_cannot_be_read(environ):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "chat",
        cwd=Path(environ["DIGESTBOT_CONTENT"]).parent, env=environ,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    await asyncio.wait_for(process.stdout.readline(), 60)
    content = Path(environ["DIGESTBOT_CONTENT"])
    (content / "broken.md").write_text("no title, no date")
    first = await asyncio.wait_for(process.stderr.readline(), 60)
    (content / "new.md").write_text(
        "---\ntitle: Harbour notes\ndate: 2026-05-01\nseries: daily\n---\n\nThe ferry is back.\n"
    )
    said = b""
    while b"Harbour notes" not in said:
        process.stdin.write(b"latest\n")
        await asyncio.sleep(0.5)
        said = await asyncio.wait_for(process.stdout.read(65_536), 60)
    _, rest = await asyncio.wait_for(process.communicate(b"/quit\n"), 60)
    assert process.returncode == 0
    problems = (first + rest).splitlines()
    assert len(problems) == len(set(problems)) == 2
    assert all(line.startswith(f"{content}/broken.md:1: error: ".encode()) for line in problems)


async def test_an_interrupt_while_a_command_is_still_starting_leaves_no_trace(environ):
    # Python is told to say what it imports, so that we know when the first import of ours has begun.
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-v", "-c", HEEDING, "items", env=environ, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(60):
        async for line in process.stderr:
            if line.startswith(b"import 'bot.cli' "):
                process.send_signal(signal.SIGINT)
                break
        remarked = await process.stderr.read()
    assert await process.wait() == 130
    assert b"Traceback" not in remarked


async def test_ctrl_c_leaves_with_130(environ):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HEEDING, "chat",
        env=environ, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    await asyncio.wait_for(process.stdout.readline(), 60)
    process.send_signal(signal.SIGINT)
    assert await asyncio.wait_for(process.wait(), 10) == 130
    process._transport.close()
