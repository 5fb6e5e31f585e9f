"""The messages of a workspace: posted, changed, deleted, shown to one person, and read back page by page."""

from time import monotonic, time

from tests.servers.slack_blocks import problem
from tests.servers.slack_workspace import Refused, Workspace


class Messages(Workspace):
    """The workspace with the Web API's methods for messages."""

    def chat_post_message(self, channel: str, **arguments) -> dict:
        known = self._open(channel)
        wrong = problem(arguments)
        if wrong:
            raise Refused(wrong)
        thread = arguments.get("thread_ts")
        if thread and not any(m["channel"] == known["id"] and m["ts"] == thread for m in self.stored):
            raise Refused("thread_not_found")
        message = {
            "type": "message",
            "user": self.bot_user,
            "bot_id": self.bot_id,
            "channel": known["id"],
            "ts": self.ts(),
        }
        message |= arguments
        self.sessions[known["id"], thread or message["ts"]] = "active"
        self.stored.append(message)
        self._written[message["ts"]] = monotonic()
        return {"channel": known["id"], "ts": message["ts"], "message": message}

    def chat_update(self, channel: str, ts: str, **arguments) -> dict:
        self._open(channel)
        message = next((m for m in self.stored if m["channel"] == channel and m["ts"] == ts), None)
        if message is None:
            raise Refused("message_not_found")
        if message.get("bot_id") != self.bot_id:
            raise Refused("cant_update_message")
        if self.streams.get(ts, {}).get("until", 0) > time():
            raise Refused("streaming_state_conflict")
        wrong = problem(arguments)
        if wrong:
            raise Refused(wrong)
        message |= arguments | {"edited": message.get("edited", 0) + 1}
        return {"channel": channel, "ts": ts, "message": message}

    def chat_delete(self, channel: str, ts: str) -> dict:
        self._open(channel)
        message = next((m for m in self.stored if m["channel"] == channel and m["ts"] == ts), None)
        if message is None:
            raise Refused("message_not_found")
        if message.get("bot_id") != self.bot_id:
            raise Refused("cant_delete_message")
        self.stored.remove(message)
        return {"channel": channel, "ts": ts}

    def chat_post_ephemeral(self, channel: str, user: str, **arguments) -> dict:
        known = self._open(channel)
        wrong = problem(arguments)
        if wrong:
            raise Refused(wrong)
        self.ephemeral.append({"channel": known["id"], "user": user, "via": "chat.postEphemeral", **arguments})
        return {"message_ts": self.ts()}

    def respond(self, id: str, body: dict) -> int:
        """Use a response URL; gives the HTTP status."""
        known = self.responses.get(id)
        if known is None or known["left"] == 0:
            return 404
        known["left"] -= 1
        body = dict(body)
        kind = body.pop("response_type", "ephemeral")
        if body.pop("replace_original", False):
            return 400
        wrong = problem({name: value for name, value in body.items() if name != "thread_ts"})
        if wrong:
            self.refusals.append(f"response_url: {wrong}")
            return 400
        shown = {"channel": known["channel"], "user": known["user"], "via": "response_url", **body}
        if kind == "ephemeral":
            self.ephemeral.append(shown)
        else:
            self.stored.append(shown | {"bot_id": self.bot_id, "user": self.bot_user, "ts": self.ts()})
        return 200

    def conversations_history(self, channel: str, **arguments) -> dict:
        self._open(channel, reading=True)
        found = [m for m in self.stored if m["channel"] == channel and m.get("thread_ts", m["ts"]) == m["ts"]]
        return self._paged(self._settled(found)[::-1], **arguments)

    def conversations_replies(self, channel: str, ts: str, **arguments) -> dict:
        self._open(channel, reading=True)
        found = [m for m in self.stored if m["channel"] == channel and ts in (m["ts"], m.get("thread_ts"))]
        if not found:
            raise Refused("thread_not_found")
        return self._paged(self._settled(found), **arguments)

    def _settled(self, found: list[dict]) -> list[dict]:
        """Leave out what the history does not show yet."""
        old = monotonic() - self.history_lag
        return [message for message in found if self._written.get(message["ts"], 0.0) <= old]

    def _paged(self, found, *, oldest="0", latest="9e9", inclusive="", include_all_metadata="", limit="100", cursor=""):
        low, high, whole = float(oldest), float(latest), inclusive not in ("", "0", "false")
        found = [m for m in found if low < float(m["ts"]) < high or (whole and float(m["ts"]) in (low, high))]
        start, size = int(cursor or 0), min(int(limit), self.page)
        page = found[start : start + size]
        if include_all_metadata in ("", "0", "false"):
            page = [{name: value for name, value in m.items() if name != "metadata"} for m in page]
        more = str(start + size) if start + size < len(found) else ""
        return {"messages": page, "has_more": bool(more), "response_metadata": {"next_cursor": more}}
