"""Queues: publish, receive, acknowledge; and a loop that does the latter two."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any, Callable, Iterator, List, Mapping, Optional

from .errors import ConflictError, TransportError, UnavailableError
from .resources import Json, Resource, _given
from .transport import segment

_GRACE = 10.0  # seconds that an answer may take beyond the wait that was asked for
_PAUSE = 1.0  # before a consumer that got no answer asks again


@dataclass(frozen=True)
class Message:
    """A message in this consumer's hands, until `lease_until`."""

    id: str
    payload: Any
    attempt: int
    lease_token: str
    lease_until: str
    queue: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, queue: str, raw: Mapping[str, Any]) -> "Message":
        return cls(
            id=raw["message_id"],
            payload=raw.get("payload"),
            attempt=raw["attempt"],
            lease_token=raw["lease_token"],
            lease_until=raw["lease_until"],
            queue=queue,
            raw=raw,
        )


class Queues(Resource):
    """Messages that consumers lease."""

    def publish(
        self,
        queue: str,
        payload: Any,
        *,
        delay_seconds: Optional[float] = None,
        priority: Optional[int] = None,
        dedup_id: Optional[str] = None,
        group_id: Optional[str] = None,
        idempotency_key: Optional[str] = None,
        **fields: Any,
    ) -> str:
        """Gives the message's id. The queue is made where it is new."""
        given = _given(
            delay_seconds=delay_seconds, priority=priority, dedup_id=dedup_id, group_id=group_id
        )
        path = f"/v1/queues/{segment(queue)}/messages"
        body = {**fields, **given, "payload": payload}
        return str(self._call("POST", path, body, idempotency_key=idempotency_key)["message_id"])

    def publish_many(
        self, queue: str, messages: List[Mapping[str, Any]], *, idempotency_key: Optional[str] = None
    ) -> List[str]:
        """All or none of {"payload", "delay_seconds", …}; gives their ids."""
        path = f"/v1/queues/{segment(queue)}/messages"
        body = {"messages": list(messages)}
        return list(self._call("POST", path, body, idempotency_key=idempotency_key)["message_ids"])

    def receive(
        self,
        queue: str,
        *,
        max: int = 1,
        lease_seconds: Optional[float] = None,
        wait_seconds: float = 0,
    ) -> List[Message]:
        """Takes up to `max` messages, and waits up to `wait_seconds` for a first one. It is never sent twice: what
        an answer that was lost held comes again when its lease is over."""
        body = _given(max=max, lease_seconds=lease_seconds, wait_seconds=wait_seconds)
        path = f"/v1/queues/{segment(queue)}/receive"
        timeout = max_wait(self._transport.timeout, wait_seconds)
        answer = self._call("POST", path, body, once=True, timeout=timeout)
        return [Message.of(queue, raw) for raw in answer["messages"]]

    def ack(self, message: Message) -> None:
        """It is done. ConflictError: the lease is over, somebody else may have it."""
        self._say(message, "ack")

    def nack(
        self, message: Message, *, delay_seconds: Optional[float] = None, error: Optional[str] = None
    ) -> None:
        """It is not done: it comes again, after max_receives times no more."""
        self._say(message, "nack", delay_seconds=delay_seconds, error=error)

    def release(self, message: Message) -> None:
        """It is given back untouched; this does not count."""
        self._say(message, "release")

    def extend(self, message: Message, lease_seconds: Optional[float] = None) -> None:
        """It is kept longer."""
        self._say(message, "extend", lease_seconds=lease_seconds)

    def consume(
        self,
        queue: str,
        handle: Callable[[Message], Any],
        *,
        lease_seconds: float = 30.0,
        wait_seconds: float = 20.0,
        stop: Optional[threading.Event] = None,
    ) -> None:
        """Receives and handles messages one after the other until `stop` is set (or an exception that is none of
        `handle`'s ends it). A message whose handler returns is acknowledged; one whose handler raises is given back
        with the exception's text. While it is handled its lease is extended each third of it."""
        stop = stop or threading.Event()
        while not stop.is_set():
            try:
                messages = self.receive(queue, lease_seconds=lease_seconds, wait_seconds=wait_seconds)
            except (TransportError, UnavailableError):
                stop.wait(_PAUSE)
                continue
            for message in messages:
                self._handle(message, handle, lease_seconds)

    def _handle(self, message: Message, handle: Callable[[Message], Any], lease_seconds: float) -> None:
        done = threading.Event()
        keeper = threading.Thread(target=self._keep, args=(message, lease_seconds, done), daemon=True)
        keeper.start()
        error: Optional[str] = None
        try:
            handle(message)
        except Exception as raised:  # whatever it is, the message is not done
            error = f"{type(raised).__name__}: {raised}"[:512]
        finally:
            done.set()
            keeper.join()
        try:
            if error is None:
                self.ack(message)
            else:
                self.nack(message, error=error)
        except ConflictError:
            pass  # the lease was lost meanwhile: the message is somebody else's

    def _keep(self, message: Message, lease_seconds: float, done: threading.Event) -> None:
        while not done.wait(lease_seconds / 3):
            try:
                self.extend(message, lease_seconds)
            except ConflictError:
                return
            except (TransportError, UnavailableError):
                continue  # there is time for another try

    def _say(self, message: Message, verb: str, **more: Any) -> None:
        path = f"/v1/queues/{segment(message.queue)}/messages/{segment(message.id)}/{verb}"
        self._call("POST", path, _given(lease_token=message.lease_token, **more))

    def put(self, queue: str, **fields: Any) -> Json:
        """Sets a queue up; what is left out gets its default."""
        return dict(self._call("PUT", f"/v1/queues/{segment(queue)}", fields))

    def get(self, queue: str) -> Json:
        return dict(self._call("GET", f"/v1/queues/{segment(queue)}"))

    def list(self) -> Iterator[Json]:
        offset = 0
        while True:
            page = self._call("GET", "/v1/queues", query={"limit": 100, "offset": offset})
            yield from page["queues"]
            offset += len(page["queues"])
            if not page["queues"] or offset >= page["total"]:
                return

    def delete(self, queue: str) -> Json:
        return dict(self._call("DELETE", f"/v1/queues/{segment(queue)}"))

    def peek(self, queue: str, *, limit: int = 10) -> List[Json]:
        """What would be received next; nobody takes it."""
        return list(self._call("GET", f"/v1/queues/{segment(queue)}/peek", query={"limit": limit})["messages"])

    def dead(self, queue: str, **query: Any) -> Iterator[Json]:
        """Its dead letters, newest first."""
        return self._all(f"/v1/queues/{segment(queue)}/dead", "messages", query)

    def redrive(self, queue: str, **fields: Any) -> Json:
        """Lets dead letters come again."""
        return dict(self._call("POST", f"/v1/queues/{segment(queue)}/redrive", fields))

    def purge(self, queue: str) -> Json:
        return dict(self._call("POST", f"/v1/queues/{segment(queue)}/purge"))

    def pause(self, queue: str) -> Json:
        return dict(self._call("POST", f"/v1/queues/{segment(queue)}/pause"))

    def resume(self, queue: str) -> Json:
        return dict(self._call("POST", f"/v1/queues/{segment(queue)}/resume"))


def max_wait(timeout: float, wait_seconds: float) -> float:
    """How long to wait for an answer that may itself wait."""
    return max(timeout, wait_seconds + _GRACE)
