"""The nouns of the native API, but for queues."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Mapping, Optional, Union

from .transport import Transport, segment

Json = Dict[str, Any]
Target = Union[str, Mapping[str, Any]]
"""A URL, a target's name, "queue:NAME", "group:NAME", or {"url", "method", "headers"}."""

_PAGE = 100


class Resource:
    """What all nouns have in common."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def _call(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        return self._transport.request(method, path, body, **more)

    def _all(self, path: str, name: str, query: Mapping[str, Any]) -> Iterator[Json]:
        """The rows of a list, page by page, as they are asked for. A cursor stays in its place when rows are added."""
        asked = {"limit": _PAGE, **query}
        while True:
            page = self._call("GET", path, query=asked)
            yield from page[name]
            cursor = page.get("next_cursor")
            if cursor is None:
                return
            asked = {**asked, "cursor": cursor}


def _given(**fields: Any) -> Json:
    return {name: value for name, value in fields.items() if value is not None}


class Schedules(Resource):
    """What recurs."""

    def create(
        self,
        *,
        target: Target,
        payload: Any = None,
        retry: Optional[Mapping[str, Any]] = None,
        idempotency_key: Optional[str] = None,
        **fields: Any,
    ) -> Json:
        """Makes a schedule. It says when by one of `cron`, `every` and `rrule`, with `timezone`; each run's task
        goes to `target` with `payload`. `name`, `overlap`, `catch_up`, `start_at`, … as the API has them."""
        template = {**fields.pop("task_template", {}), **_given(target=target, payload=payload, retry=retry)}
        body = {**fields, "task_template": template}
        return dict(self._call("POST", "/v1/schedules", body, idempotency_key=idempotency_key))

    def get(self, id: str) -> Json:
        return dict(self._call("GET", f"/v1/schedules/{segment(id)}"))

    def list(self, **query: Any) -> Iterator[Json]:
        """All of them, newest first; `status`, `enabled` and `name` filter."""
        return self._all("/v1/schedules", "schedules", query)

    def update(self, id: str, **fields: Any) -> Json:
        return dict(self._call("PATCH", f"/v1/schedules/{segment(id)}", fields))

    def delete(self, id: str) -> None:
        self._call("DELETE", f"/v1/schedules/{segment(id)}")

    def pause(self, id: str) -> Json:
        return dict(self._call("POST", f"/v1/schedules/{segment(id)}/pause"))

    def resume(self, id: str) -> Json:
        return dict(self._call("POST", f"/v1/schedules/{segment(id)}/resume"))

    def trigger(self, id: str, *, idempotency_key: Optional[str] = None) -> Json:
        """Makes one task now, beside the schedule's own times."""
        path = f"/v1/schedules/{segment(id)}/trigger"
        return dict(self._call("POST", path, idempotency_key=idempotency_key))

    def backfill(self, id: str, **fields: Any) -> Json:
        """Makes tasks of slots that are on record as gaps."""
        return dict(self._call("POST", f"/v1/schedules/{segment(id)}/backfill", fields))

    def preview(self, id: str, **query: Any) -> Json:
        """When it will fire next."""
        return dict(self._call("GET", f"/v1/schedules/{segment(id)}/preview", query=query))

    def ledger(self, id: str, **query: Any) -> Json:
        """What became of each occurrence: `from` and `to` say of which."""
        return dict(self._call("GET", f"/v1/schedules/{segment(id)}/ledger", query=query))

    def tasks(self, id: str, **query: Any) -> Iterator[Json]:
        """The tasks that it has made, newest first."""
        return self._all(f"/v1/schedules/{segment(id)}/tasks", "tasks", query)


class Tasks(Resource):
    """What is to be done, and what came of it."""

    def create(
        self,
        *,
        target: Target,
        payload: Any = None,
        execute_after: Optional[str] = None,
        unique_id: Optional[str] = None,
        retry: Optional[Mapping[str, Any]] = None,
        idempotency_key: Optional[str] = None,
        **fields: Any,
    ) -> Json:
        """Makes a task, now or later: `execute_after` is a time (ISO 8601) or a duration ("PT10M")."""
        given = _given(
            target=target, payload=payload, execute_after=execute_after, unique_id=unique_id, retry=retry
        )
        return dict(self._call("POST", "/v1/tasks", {**fields, **given}, idempotency_key=idempotency_key))

    def get(self, id: str) -> Json:
        return dict(self._call("GET", f"/v1/tasks/{segment(id)}"))

    def list(self, **query: Any) -> Iterator[Json]:
        """All of them, newest first; `status`, `schedule_id` and `target` filter."""
        return self._all("/v1/tasks", "tasks", query)

    def cancel(self, id: str) -> Json:
        return dict(self._call("POST", f"/v1/tasks/{segment(id)}/cancel"))

    def retry(self, id: str) -> Json:
        """Revives a task that has failed, was cancelled, or has expired."""
        return dict(self._call("POST", f"/v1/tasks/{segment(id)}/retry"))

    def attempts(self, id: str) -> List[Json]:
        return list(self._call("GET", f"/v1/tasks/{segment(id)}/attempts")["attempts"])

    def complete(self, id: str, lease_token: str) -> None:
        """Of a task that was pushed and answered with 202 and Belfry-Async: it is done."""
        self._call("POST", f"/v1/tasks/{segment(id)}/complete", {"lease_token": lease_token})

    def fail(self, id: str, lease_token: str, *, error: Optional[str] = None) -> None:
        body = _given(lease_token=lease_token, error=error)
        self._call("POST", f"/v1/tasks/{segment(id)}/fail", body)

    def extend(self, id: str, lease_token: str, *, lease_seconds: Optional[float] = None) -> Json:
        body = _given(lease_token=lease_token, lease_seconds=lease_seconds)
        return dict(self._call("POST", f"/v1/tasks/{segment(id)}/extend", body))

    def checkpoint(self, id: str, lease_token: str, checkpoint: Any) -> Json:
        """What the next attempt is to know, should this one die."""
        body = {"lease_token": lease_token, "checkpoint": checkpoint}
        return dict(self._call("POST", f"/v1/tasks/{segment(id)}/checkpoint", body))


class Targets(Resource):
    """Where tasks go, by name."""

    def put(self, name: str, **fields: Any) -> Json:
        return dict(self._call("PUT", f"/v1/targets/{segment(name)}", fields))

    def get(self, name: str) -> Json:
        return dict(self._call("GET", f"/v1/targets/{segment(name)}"))

    def list(self, **query: Any) -> Iterator[Json]:
        return self._all("/v1/targets", "targets", query)

    def delete(self, name: str, *, force: bool = False) -> None:
        self._call("DELETE", f"/v1/targets/{segment(name)}", query={"force": True} if force else None)

    def enable(self, name: str) -> Json:
        return dict(self._call("POST", f"/v1/targets/{segment(name)}/enable"))

    def disable(self, name: str) -> Json:
        return dict(self._call("POST", f"/v1/targets/{segment(name)}/disable"))

    def test(self, name: str, payload: Any = None) -> Json:
        """Sends one task now, without retries."""
        return dict(self._call("POST", f"/v1/targets/{segment(name)}/test", payload))


class Groups(Resource):
    """URL groups: a task for "group:NAME" goes to each of a group's URLs."""

    def create(self, **fields: Any) -> Json:
        return dict(self._call("POST", "/v1/url-groups", fields))

    def get(self, id: str) -> Json:
        return dict(self._call("GET", f"/v1/url-groups/{segment(id)}"))

    def list(self, **query: Any) -> Json:
        return dict(self._call("GET", "/v1/url-groups", query=query))

    def update(self, id: str, **fields: Any) -> Json:
        return dict(self._call("PATCH", f"/v1/url-groups/{segment(id)}", fields))

    def delete(self, id: str) -> None:
        self._call("DELETE", f"/v1/url-groups/{segment(id)}")


class Batches(Resource):
    """Tasks that are made together, all or none."""

    def create(self, **fields: Any) -> Json:
        return dict(self._call("POST", "/v1/batches", fields))

    def get(self, id: str) -> Json:
        return dict(self._call("GET", f"/v1/batches/{segment(id)}"))


class Calendars(Resource):
    """Days on which schedules rest."""

    def put(self, name: str, **fields: Any) -> Json:
        return dict(self._call("PUT", f"/v1/calendars/{segment(name)}", fields))

    def get(self, name: str) -> Json:
        return dict(self._call("GET", f"/v1/calendars/{segment(name)}"))

    def list(self) -> List[Json]:
        return list(self._call("GET", "/v1/calendars")["calendars"])

    def delete(self, name: str) -> None:
        self._call("DELETE", f"/v1/calendars/{segment(name)}")


class Secrets(Resource):
    """Signing secrets, and secrets for headers of targets. Admins only."""

    def list(self) -> Json:
        """{"signing": […], "secrets": […]}: the first signing secret is the newest."""
        return dict(self._call("GET", "/v1/secrets"))

    def rotate(self, *, overlap_seconds: Optional[float] = None) -> Json:
        """Makes a new signing secret; the old one signs beside it for `overlap_seconds`."""
        body = _given(overlap_seconds=overlap_seconds)
        return dict(self._call("POST", "/v1/secrets/signing/rotate", body))

    def put(self, name: str, value: str) -> None:
        self._call("PUT", f"/v1/secrets/{segment(name)}", {"value": value})

    def delete(self, name: str) -> None:
        self._call("DELETE", f"/v1/secrets/{segment(name)}")


class Tokens(Resource):
    """Who may call. Admins only."""

    def create(self, *, name: str, namespace: str, role: str, **fields: Any) -> Json:
        """The answer's `token` is shown this once."""
        body = {**fields, "name": name, "namespace": namespace, "role": role}
        return dict(self._call("POST", "/v1/tokens", body))

    def list(self) -> List[Json]:
        return list(self._call("GET", "/v1/tokens")["tokens"])

    def revoke(self, id: str) -> None:
        self._call("DELETE", f"/v1/tokens/{segment(id)}")
