"""What the server counts of itself, for Prometheus.

Invariant: labels come from the program (the template of a path, never the path that was asked),
so there are never more series than there are paths; and nothing that was asked or answered
is told, but how often.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.state import failure_of
from api.wiring import Service
from projections.questions.answers import AskAnswer

router = APIRouter(include_in_schema=False)
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_METHODS = frozenset({"GET", "HEAD", "POST"})


class Metrics:
    """The series of one application, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "chronicle_http_requests", "Requests, by what was answered.",
            ("method", "route", "status"), registry=self.registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "chronicle_http_seconds", "How long they took.", ("route",),
            buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        self._answers = Counter(
            "chronicle_answers", "Answers; of questions for yes or no, by which it was.",
            ("route", "answer"), registry=self.registry,
        )  # fmt: skip
        ProcessCollector(registry=self.registry)

    def asked(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        method = method if method in _METHODS else "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answered(self, route: str, value: Any) -> None:
        """Count an answer."""
        said = value.answer if isinstance(value, AskAnswer) else ""
        self._answers.labels(route, said).inc()


class Measure:
    """Counts and times every request."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and count what came back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, started = 0, time.perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            self._metrics.asked(scope["method"], route, status, time.perf_counter() - started)


class _Positions(Collector):
    """How far the log and the answers are, read when asked."""

    def __init__(self, service: Service, failure: Exception | None) -> None:
        self._service = service
        self._failure = failure

    def collect(self) -> Iterator[Metric]:
        """The log's length, how much of it is in the answers, and what is not yet."""
        answered = self._service.questions.position()
        head = self._service.chronicle.log.head().position
        yield CounterMetricFamily("chronicle_log_events", "Events in the log.", head)
        yield CounterMetricFamily("chronicle_projected_events", "Events in the answers.", answered)
        yield GaugeMetricFamily(
            "chronicle_projection_lag_events", "Events not yet in the answers.", head - answered
        )
        yield GaugeMetricFamily(
            "chronicle_projection_stopped", "1 if answers no longer follow the log.",
            0 if self._failure is None else 1,
        )  # fmt: skip


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """All series as text."""
    state = request.app.state
    positions = CollectorRegistry()
    positions.register(_Positions(state.service, failure_of(state.follower)))
    text = generate_latest(state.metrics.registry) + generate_latest(positions)
    return Response(text, media_type=CONTENT_TYPE_LATEST)
