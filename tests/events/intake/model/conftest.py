"""No test in this folder reaches another machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

_HERE = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def stays_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails the test if anything looks up or connects to another machine."""
    tried: list[str] = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def check(host: object) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name not in _HERE:
            tried.append(str(name))
            raise OSError(f"{name} is not this machine")

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            check(address[0])
        connect(self, address)

    def guarded_look_up(host: Any, *args: Any, **more: Any) -> Any:
        check(host)
        return look_up(host, *args, **more)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    for proxy in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(proxy, "http://proxy.invalid:3128")
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "from-the-environment")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere.invalid/v1")
    yield
    assert not tried, f"another machine was looked for: {tried}"
