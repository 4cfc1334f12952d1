"""Infrai's calls, as its published page has them, against a Belfry server:

    from belfry.infrai import infra

    job = infra.cron.create("0 9 * * *", "send-daily-digest", name="daily-digest")
    print(job["id"])

Where the server is and which key opens it: INFRAI_BASE_URL and INFRAI_API_KEY, or BELFRY_URL and BELFRY_TOKEN, or what
`infra.activate()` has written down, or http://127.0.0.1:8080 without a key (a server in dev mode). A call gives the
answer's data as a dict; a refusal raises an error of `belfry.errors`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

from .client import DEFAULT_URL
from .errors import UnauthorizedError
from .resources import Json, _given
from .transport import Transport, segment

CREDENTIALS = Path(".infrai") / "credentials"


class _Call:
    """A group of calls, which finds its transport when it is first needed."""

    def __init__(self, owner: "Infra") -> None:
        self._owner = owner

    def _get(self, path: str, **query: Any) -> Json:
        return self._owner.call("GET", path, query=query)

    def _post(self, path: str, body: Optional[Mapping[str, Any]] = None, key: Any = None) -> Json:
        return self._owner.call("POST", path, body, idempotency_key=key)


class Cron(_Call):
    """Jobs that recur, or run once."""

    def create(
        self,
        cron_expr: Optional[str] = None,
        task: Optional[str] = None,
        *,
        name: Optional[str] = None,
        timezone: str = "UTC",
        retry: int = 3,
        timeout_seconds: float = 300,
        payload: Any = None,
        idempotency_key: Any = ...,
        **fields: Any,
    ) -> Json:
        """`task` is a URL, or the name of a queue. `run_at` (ISO 8601) in the place of `cron_expr` is one run."""
        given = _given(cron_expr=cron_expr, task=task, name=name, payload=payload)
        times = {"timezone": timezone, "retry": retry, "timeout_seconds": timeout_seconds}
        return self._post("/v1/scheduling/cron", {**given, **times, **fields}, idempotency_key)

    def list(self, **query: Any) -> Json:
        """{"items": […]}"""
        return self._get("/v1/scheduling/cron", **query)

    def get(self, id: str) -> Json:
        return self._get(f"/v1/cron/get/{segment(id)}")

    def update(self, id: str, **fields: Any) -> Json:
        return self._post(f"/v1/cron/update/{segment(id)}", fields)

    def delete(self, id: str) -> Json:
        return self._owner.call("DELETE", f"/v1/cron/delete/{segment(id)}")

    def pause(self, id: str) -> Json:
        return self._post(f"/v1/cron/pause/{segment(id)}")

    def resume(self, id: str) -> Json:
        return self._post(f"/v1/cron/resume/{segment(id)}")

    def trigger(self, id: str, *, idempotency_key: Any = None) -> Json:
        return self._post(f"/v1/cron/trigger/{segment(id)}", key=idempotency_key)

    def runs(self, id: str, **query: Any) -> Json:
        return self._get(f"/v1/cron/runs/{segment(id)}", **query)


class Queue(_Call):
    """Messages."""

    def publish(
        self,
        queue: str,
        payload: Any,
        *,
        delay_seconds: Optional[float] = None,
        idempotency_key: Any = None,
        **fields: Any,
    ) -> Json:
        body = {**fields, **_given(delay_seconds=delay_seconds), "queue": queue, "payload": payload}
        return self._post("/v1/scheduling/queue/publish", body, idempotency_key)

    def publish_batch(
        self, queue: str, messages: List[Mapping[str, Any]], *, idempotency_key: Any = None
    ) -> Json:
        body = {"queue": queue, "messages": list(messages)}
        return self._post("/v1/queue/publish_batch", body, idempotency_key)

    def create(self, name: str, *, idempotency_key: Any = None, **fields: Any) -> Json:
        return self._post("/v1/queue/create", {**fields, "name": name}, idempotency_key)

    def consume(
        self,
        queue: str,
        *,
        max_messages: int = 10,
        visibility_timeout: Optional[float] = None,
        wait_seconds: Optional[float] = None,
    ) -> Json:
        """{"items": […]}. Never sent twice: what a lost answer held comes again after its visibility timeout."""
        body = _given(
            queue=queue,
            max_messages=max_messages,
            visibility_timeout=visibility_timeout,
            wait_seconds=wait_seconds,
        )
        return self._owner.call("POST", "/v1/queue/consume", body, once=True, wait_seconds=wait_seconds)

    def ack(self, queue: str, message_id: str, *, lease_token: Optional[str] = None) -> Json:
        """With the lease_token that came with the message, that very lease is meant; without it, the one that this
        key has consumed."""
        body = _given(queue=queue, message_id=message_id, lease_token=lease_token)
        return self._post("/v1/queue/ack", body)

    def nack(
        self,
        queue: str,
        message_id: str,
        *,
        delay_seconds: Optional[float] = None,
        error: Optional[str] = None,
        lease_token: Optional[str] = None,
    ) -> Json:
        body = _given(
            queue=queue,
            message_id=message_id,
            delay_seconds=delay_seconds,
            error=error,
            lease_token=lease_token,
        )
        return self._post("/v1/queue/nack", body)

    def list(self) -> Json:
        return self._get("/v1/queue/list")

    def stats(self, queue: str) -> Json:
        return self._get(f"/v1/queue/stats/{segment(queue)}")

    def delete(self, queue: str) -> Json:
        return self._owner.call("DELETE", f"/v1/queue/delete/{segment(queue)}")

    def dead_letters(self, queue: str, **query: Any) -> Json:
        return self._get(f"/v1/queue/dlq/list/{segment(queue)}", **query)

    def redrive(self, queue: str, *, max_messages: Optional[int] = None) -> Json:
        return self._post(f"/v1/queue/dlq/redrive/{segment(queue)}", _given(max_messages=max_messages))

    def push_subscribe(self, queue: str, endpoint: str) -> Json:
        return self._post(f"/v1/queue/push_subscribe/{segment(queue)}", {"endpoint": endpoint})


class Webhook(_Call):
    """Outbound webhooks."""

    def send(self, url: str, payload: Any, *, idempotency_key: Any = None, **fields: Any) -> Json:
        """{"delivery_id", "state"}"""
        body = {**fields, "url": url, "payload": payload}
        return self._post("/v1/scheduling/webhook/send", body, idempotency_key)

    def delivery(self, delivery_id: str) -> Json:
        return self._get(f"/v1/webhook/delivery/{segment(delivery_id)}")


class Infra:
    """Infrai's surface of one server."""

    def __init__(
        self,
        *,
        base_url: Optional[str] = None,
        api_key: Optional[str] = None,
        timeout: float = 30.0,
        max_retries: int = 3,
    ) -> None:
        self._given: Dict[str, Optional[str]] = {"base_url": base_url, "api_key": api_key}
        self._timeout = timeout
        self._max_retries = max_retries
        self._transport: Optional[Transport] = None
        self.cron = Cron(self)
        self.queue = Queue(self)
        self.webhook = Webhook(self)

    def activate(self, *, base_url: Optional[str] = None, api_key: Optional[str] = None) -> Json:
        """Tries the server and the key, and writes them down in ~/.infrai/credentials (readable by you alone) for
        later processes. There are no anonymous accounts: a key is a token that the server's admin has made (`belfry
        token create`); a server in dev mode needs none."""
        self._given = {
            "base_url": base_url or self._given["base_url"],
            "api_key": api_key or self._given["api_key"],
        }
        self._transport = None
        found = self._find()
        try:
            self.call("GET", "/v1/cron/list", query={"limit": 1})
        except UnauthorizedError as error:
            error.hint = "have the server's admin make a token, and set INFRAI_API_KEY to it"
            raise
        path = _write_credentials(found)
        return {"activated": True, "base_url": found["base_url"], "credentials": str(path)}

    def call(
        self,
        method: str,
        path: str,
        body: Optional[Mapping[str, Any]] = None,
        *,
        query: Optional[Mapping[str, Any]] = None,
        idempotency_key: Any = None,
        once: bool = False,
        wait_seconds: Optional[float] = None,
    ) -> Json:
        """Any call of the surface; gives the answer's data."""
        key = None if idempotency_key in (None, ...) else str(idempotency_key)
        answer = self._get_transport().request(
            method,
            path,
            body,
            query=query,
            idempotency_key=key,
            once=once,
            timeout=self._timeout + (wait_seconds or 0),
        )
        return dict(answer["data"])

    def _get_transport(self) -> Transport:
        if self._transport is None:
            found = self._find()
            self._transport = Transport(
                str(found["base_url"]),
                found["api_key"],
                timeout=self._timeout,
                max_retries=self._max_retries,
            )
        return self._transport

    def _find(self) -> Dict[str, Optional[str]]:
        env, kept = os.environ, _read_credentials()
        url = self._given["base_url"] or env.get("INFRAI_BASE_URL") or env.get("BELFRY_URL")
        key = self._given["api_key"] or env.get("INFRAI_API_KEY") or env.get("BELFRY_TOKEN")
        # A key that was written down is for the server that it was written down with.
        if url is None or url == kept.get("base_url"):
            url, key = url or kept.get("base_url") or DEFAULT_URL, key or kept.get("api_key")
        return {"base_url": url, "api_key": key}


def _read_credentials() -> Mapping[str, Any]:
    try:
        kept = json.loads((Path.home() / CREDENTIALS).read_text())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write_credentials(found: Mapping[str, Any]) -> Path:
    path = Path.home() / CREDENTIALS
    path.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(found, file)
    fresh.replace(path)
    return path


infra = Infra()
"""What the samples of Infrai's page import."""
