"""What can go wrong. Every refusal of the server has a stable `code`, and where they apply the `field` at
fault and a `hint` how to mend it."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Type


class BelfryError(Exception):
    """The base of all errors of this package."""

    def __init__(
        self,
        message: str,
        *,
        code: str = "error",
        field: Optional[str] = None,
        hint: Optional[str] = None,
        status: Optional[int] = None,
        retry_after: Optional[float] = None,
        body: Any = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.field = field
        self.hint = hint
        self.status = status
        self.retry_after = retry_after
        self.body = body

    def __str__(self) -> str:
        parts = [self.message]
        if self.field:
            parts.append(f"(field {self.field})")
        if self.hint:
            parts.append(f"- {self.hint}")
        return f"{self.code}: {' '.join(parts)}"


class InvalidError(BelfryError):
    """The request is wrong (400, 405, 422)."""


class UnauthorizedError(BelfryError):
    """No token, or one that opens nothing (401)."""


class ForbiddenError(BelfryError):
    """The token may not do this (403)."""


class NotFoundError(BelfryError):
    """There is no such object in the token's namespace (404)."""


class ConflictError(BelfryError):
    """The object's state forbids it, such as a lease that is over (409)."""


class TooLargeError(BelfryError):
    """A body or a payload over its bound (413)."""


class LimitError(BelfryError):
    """A configured bound was reached (429)."""


class ServerError(BelfryError):
    """The server failed (500 and above)."""


class UnavailableError(ServerError):
    """Nothing was changed; try again later (503)."""


class TransportError(BelfryError):
    """There was no answer. The server may have done what it was asked for, or not."""


class SignatureError(BelfryError):
    """A delivery that is not what its sender signed, or is too old."""


_BY_STATUS: Dict[int, Type[BelfryError]] = {
    400: InvalidError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    405: InvalidError,
    409: ConflictError,
    413: TooLargeError,
    422: InvalidError,
    429: LimitError,
    503: UnavailableError,
}


def error_of(status: int, body: Any, retry_after: Optional[float]) -> BelfryError:
    """The error of an answer: problem details (RFC 9457), Infrai's envelope, or neither."""
    kind = _BY_STATUS.get(status, ServerError if status >= 500 else BelfryError)
    said: Mapping[str, Any] = body if isinstance(body, dict) else {}
    inner = said.get("error")
    if isinstance(inner, dict):
        said = inner
    message = said.get("detail") or said.get("message") or f"the server answered {status}"
    return kind(
        str(message),
        code=str(said.get("code") or f"http_{status}"),
        field=said.get("field"),
        hint=said.get("hint"),
        status=status,
        retry_after=retry_after,
        body=body,
    )
