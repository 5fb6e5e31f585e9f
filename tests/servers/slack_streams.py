"""Slack's streams: messages that grow chunk by chunk until they are ended, stopped by a person, or too old."""

from time import time

from tests.servers.slack_blocks import chunks_problem, problem
from tests.servers.slack_messages import Messages
from tests.servers.slack_workspace import Refused


class Streams(Messages):
    """The workspace with the Web API's methods for streams."""

    def chat_start_stream(self, channel: str, thread_ts: str = "", **arguments) -> dict:
        known = self._open(channel)
        if not any(m["channel"] == known["id"] and m["ts"] == thread_ts for m in self.stored):
            raise Refused("invalid_thread_ts")
        for name in ("recipient_user_id", "recipient_team_id"):
            if not channel.startswith("D") and not arguments.get(name):
                raise Refused(f"missing_{name}")
        message = {"type": "message", "user": self.bot_user, "bot_id": self.bot_id, "channel": known["id"]}
        message |= {"ts": self.ts(), "thread_ts": thread_ts, "text": "", "blocks": []}
        self.sessions[known["id"], thread_ts] = "processing"
        stream = {"until": time() + self.stream_life, "text": "", "tasks": {}, "message": message}
        self._grow(stream, arguments)
        self.streams[message["ts"]] = stream
        self.stored.append(message)
        return {"channel": known["id"], "ts": message["ts"]}

    def chat_append_stream(self, channel: str, ts: str, **arguments) -> dict:
        stream = self._streaming(ts)
        if stream.get("stopped"):
            raise Refused("stopped_by_user")
        self._grow(stream, arguments)
        return {"channel": channel, "ts": ts}

    def chat_stop_stream(self, channel: str, ts: str, blocks=(), metadata=None, session_status="", **arguments) -> dict:
        stream = self._streaming(ts)
        if stream.get("stopped") and not self.ends_when_stopped:
            raise Refused("stopped_by_user")
        self.sessions[channel, stream["message"]["thread_ts"]] = session_status or "active"
        wrong = problem({"text": "x", "blocks": blocks, "metadata": metadata})
        if wrong:
            raise Refused(wrong)
        self._grow(stream, arguments)
        stream["until"] = 0.0
        stream["message"]["blocks"] += list(blocks)
        stream["message"] |= {"metadata": metadata} if metadata else {}
        return {"channel": channel, "ts": ts, "message": stream["message"]}

    def _streaming(self, ts: str) -> dict:
        stream = self.streams.get(ts)
        if stream is None or stream["until"] <= time():
            raise Refused("message_not_in_streaming_state")
        return stream

    def _grow(self, stream: dict, arguments: dict) -> None:
        wrong = chunks_problem(arguments)
        if wrong:
            raise Refused(wrong)
        for chunk in arguments.get("chunks", []):
            if chunk["type"] == "task_update":
                stream["tasks"][chunk["id"]] = (chunk["title"], chunk["status"])
            else:
                stream["text"] += chunk["text"]
        stream["message"]["text"] = stream["text"]
        stream["message"]["blocks"] = [{"type": "markdown", "text": stream["text"]}]
