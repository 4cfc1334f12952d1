"""HTTP with a bound on every wait, and retries that do nothing twice: a write carries an idempotency key, which
the server remembers for a day, so that a request whose answer was lost is simply sent again."""

from __future__ import annotations

import json
import random
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from http.client import HTTPException
from typing import Any, Mapping, Optional, Tuple

from .errors import (
    BelfryError,
    LimitError,
    ServerError,
    TransportError,
    UnavailableError,
    error_of,
)

_WRITES = {"POST", "PUT", "PATCH", "DELETE"}
_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 10.0
_NO_ANSWER = (urllib.error.URLError, HTTPException, socket.timeout, ConnectionError, OSError)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token to another host."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Transport:
    """Speaks JSON with one server. Threads may share it."""

    def __init__(
        self,
        url: str,
        token: Optional[str],
        *,
        timeout: float = 30.0,
        max_retries: int = 3,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        self.url = url.rstrip("/")
        self.timeout = timeout
        self.max_retries = max_retries
        self._headers = {"Accept": "application/json", "User-Agent": "belfry-python/0.1.0", **(headers or {})}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._opener = urllib.request.build_opener(_NoRedirect())

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: Optional[Mapping[str, Any]] = None,
        idempotency_key: Optional[str] = None,
        timeout: Optional[float] = None,
        once: bool = False,
    ) -> Any:
        """Sends a request and gives its answer's JSON (None: an empty one). With `once` it is sent a single time:
        for what gives something else each time, such as a receive."""
        request = self._make(method, path, body, query)
        if method in _WRITES and not once:
            request.add_header("Idempotency-Key", idempotency_key or str(uuid.uuid4()))
        tries = 1 if once else self.max_retries + 1
        for left in reversed(range(tries)):
            try:
                return self._send(request, timeout if timeout is not None else self.timeout)
            except (LimitError, TransportError, UnavailableError) as error:
                if left == 0:
                    raise
                time.sleep(_pause(tries - 1 - left, error))
        raise AssertionError("a request is sent at least once")

    def _make(
        self, method: str, path: str, body: Any, query: Optional[Mapping[str, Any]]
    ) -> urllib.request.Request:
        url = self.url + path
        given = {name: _text(value) for name, value in (query or {}).items() if value is not None}
        if given:
            url += "?" + urllib.parse.urlencode(given)
        data = None if body is None else json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
        request = urllib.request.Request(url, data=data, method=method, headers=dict(self._headers))
        if data is not None:
            request.add_header("Content-Type", "application/json")
        return request

    def _send(self, request: urllib.request.Request, timeout: float) -> Any:
        try:
            with self._opener.open(request, timeout=timeout) as answer:
                return _json(answer.read())
        except urllib.error.HTTPError as refusal:
            status, body, retry_after = _refusal(refusal)
            raise error_of(status, body, retry_after) from None
        except _NO_ANSWER as error:
            raise TransportError(
                f"no answer from {self.url}: {error}",
                code="no_answer",
                hint="check the URL, and that the server is up",
            ) from error


def _refusal(refusal: urllib.error.HTTPError) -> Tuple[int, Any, Optional[float]]:
    try:
        body = _json(refusal.read())
    except (ServerError, *_NO_ANSWER):
        body = None
    wait = refusal.headers.get("Retry-After", "")
    return refusal.code, body, float(wait) if wait.isdigit() else None


def _json(text: bytes) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        raise ServerError("the answer is no JSON", code="bad_answer", hint="is this a Belfry server?") from None


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _pause(nth: int, error: BelfryError) -> float:
    """What the server asks for, or else twice as long each time, spread so that clients do not come at once."""
    if error.retry_after is not None:
        return min(error.retry_after, _LONGEST_PAUSE)
    return min(_FIRST_PAUSE * 2**nth, _LONGEST_PAUSE) * random.uniform(0.5, 1.0)


def segment(text: str) -> str:
    """A name as one part of a path."""
    return urllib.parse.quote(text, safe="")
