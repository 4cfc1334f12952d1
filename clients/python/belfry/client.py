"""The native API: a thin, typed layer. What a method takes as **fields goes to the server as it is, which checks
it; docs/ and GET /openapi.json tell what there is."""

from __future__ import annotations

import os
from typing import Any, Mapping, Optional

from .queues import Queues
from .resources import Batches, Calendars, Groups, Schedules, Secrets, Targets, Tasks, Tokens
from .transport import Transport

DEFAULT_URL = "http://127.0.0.1:8080"


class Belfry:
    """One server, as one token sees it. Threads may share it.

    `namespace` is for a token of all namespaces. `timeout` bounds each wait for the network, in seconds;
    `max_retries` says how often a request comes again when there was no answer, 429, or 503.
    """

    def __init__(
        self,
        url: Optional[str] = None,
        token: Optional[str] = None,
        *,
        namespace: Optional[str] = None,
        timeout: float = 30.0,
        max_retries: int = 3,
    ) -> None:
        self._transport = Transport(
            url or os.environ.get("BELFRY_URL") or DEFAULT_URL,
            token or os.environ.get("BELFRY_TOKEN"),
            timeout=timeout,
            max_retries=max_retries,
            headers={"Belfry-Namespace": namespace} if namespace else None,
        )
        self.schedules = Schedules(self._transport)
        self.tasks = Tasks(self._transport)
        self.queues = Queues(self._transport)
        self.targets = Targets(self._transport)
        self.groups = Groups(self._transport)
        self.batches = Batches(self._transport)
        self.calendars = Calendars(self._transport)
        self.secrets = Secrets(self._transport)
        self.tokens = Tokens(self._transport)

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: Optional[Mapping[str, Any]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """Any call of the API, for what has no method of its own: `belfry.request("GET", "/v1/forecast")`."""
        return self._transport.request(method, path, body, query=query, idempotency_key=idempotency_key)

    def health(self) -> Mapping[str, Any]:
        """What `GET /health` says; it needs no token."""
        result: Mapping[str, Any] = self._transport.request("GET", "/health")
        return result
