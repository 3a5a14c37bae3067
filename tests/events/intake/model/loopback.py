"""A server on this machine that speaks the chat-completions protocol and says what it is told.

Invariant: it listens on 127.0.0.1 only, keeps every request, and ends with its `with` block.
"""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """One answer of the server: status, body, further headers, seconds that it waits first."""

    body: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0


def completion(message: dict[str, Any], finish: str = "stop") -> Reply:
    """A chat completion with this message."""
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": "loopback",
        "choices": [
            {"index": 0, "finish_reason": finish, "message": {"role": "assistant", **message}}
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }
    return Reply(json.dumps(body))


def called(arguments: str, name: str = "report_facts") -> Reply:
    """The model calls its output tool with these arguments."""
    call = {"id": "c1", "type": "function", "function": {"name": name, "arguments": arguments}}
    return completion({"content": None, "tool_calls": [call]}, "tool_calls")


def facts(*given: Any) -> Reply:
    """The model gives these facts."""
    return called(json.dumps({"facts": list(given)}))


class Loopback:
    """The server: `replies` are given in turn, the last one again and again."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.requests: list[dict[str, Any]] = []
        """The bodies of the requests, in order."""
        self.headers: list[dict[str, str]] = []
        self._stopped = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                outer.requests.append(json.loads(self.rfile.read(length)))
                outer.headers.append({k.lower(): v for k, v in self.headers.items()})
                outer.respond(self)

            def do_GET(self) -> None:
                outer.requests.append({"GET": self.path})
                self.send_error(404)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        """The base URL, up to and with `/v1`."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def respond(self, handler: BaseHTTPRequestHandler) -> None:
        """Give the next reply."""
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if reply.delay and self._stopped.wait(reply.delay):
            return
        content = reply.body.encode()
        try:
            handler.send_response(reply.status)
            for name, value in (("Content-Type", "application/json"), *reply.headers):
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            handler.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):
            time.sleep(0)  # whoever asked did not wait for it

    def __enter__(self) -> Loopback:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
