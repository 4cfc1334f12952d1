"""Verifies that a delivery is what a Belfry server signed. Hand over the body's raw bytes, before anything parses
them, and the headers in any mapping; names are looked up without regard to case.

    from belfry import webhooks

    webhooks.verify(request.headers, request.body, secret)    # raises SignatureError

`secret` is the text "whsec_…" of `GET /v1/secrets`, or several of them while one is being replaced. `verify` holds
the delivery to the standard signature (https://www.standardwebhooks.com), which also covers its id and its time. The
dialects' own signatures cover the body alone: a delivery that somebody has recorded verifies for ever.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from typing import Iterable, List, Mapping, Optional, Union

from .errors import SignatureError

Secrets = Union[str, Iterable[str]]

TOLERANCE = 300  # seconds that a delivery's time may differ from this machine's
_PREFIX = "whsec_"
_DIGITS = 15  # of a time: int() refuses thousands of them with an error of its own


def verify(
    headers: Mapping[str, str],
    body: Union[bytes, str],
    secret: Secrets,
    *,
    tolerance: float = TOLERANCE,
    now: Optional[float] = None,
) -> None:
    """Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature."""
    given = _lower(headers)
    id, timestamp = _need(given, "webhook-id"), _need(given, "webhook-timestamp")
    signatures = [one[3:] for one in _need(given, "webhook-signature").split(" ") if one.startswith("v1,")]
    if "." in id:
        raise SignatureError("webhook-id has a dot", code="bad_id")
    _check_time(timestamp, tolerance, time.time() if now is None else now)
    signed = b".".join([id.encode(), timestamp.encode(), _bytes(body)])
    macs = [base64.b64encode(_mac(_key(text), signed)).decode() for text in _secrets(secret)]
    _match(signatures, macs)


def verify_taskhook(headers: Mapping[str, str], body: Union[bytes, str], secret: Secrets) -> None:
    """X-Taskhook-Signature: "v1=" and hex over the body, by the secret's whole text; several by commas."""
    listed = _need(_lower(headers), "x-taskhook-signature").split(",")
    signatures = [one.strip()[3:] for one in listed if one.strip().startswith("v1=")]
    _match(signatures, _hex_macs(secret, body))


def verify_infrai(headers: Mapping[str, str], body: Union[bytes, str], secret: Secrets) -> None:
    """X-Infrai-Signature: bare hex over the body by the newest secret's whole text (an older prefix "sha256=" is
    taken, too); X-Infrai-Signature-Previous has the others while a secret is being replaced."""
    given = _lower(headers)
    listed = [_need(given, "x-infrai-signature"), *given.get("x-infrai-signature-previous", "").split(",")]
    signatures = [one.strip()[7:] if one.strip().startswith("sha256=") else one.strip() for one in listed]
    _match(signatures, _hex_macs(secret, body))


def _lower(headers: Mapping[str, str]) -> Mapping[str, str]:
    return {str(name).lower(): str(value) for name, value in headers.items()}


def _need(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name, "")
    if not value:
        raise SignatureError(f"the header {name} is missing", code="missing_header", field=name)
    return value


def _bytes(body: Union[bytes, str]) -> bytes:
    return body.encode() if isinstance(body, str) else bytes(body)


def _secrets(secret: Secrets) -> List[str]:
    texts = [secret] if isinstance(secret, str) else list(secret)
    if not texts or not all(texts):
        raise ValueError("a secret is needed: the text whsec_… of GET /v1/secrets")
    return texts


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text[len(_PREFIX) :] if text.startswith(_PREFIX) else text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:  # anybody can sign with an empty one
        raise ValueError("the secret is no Standard Webhooks secret: whsec_ and base64")
    return key


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _hex_macs(secret: Secrets, body: Union[bytes, str]) -> List[str]:
    return [_mac(text.encode(), _bytes(body)).hex() for text in _secrets(secret)]


def _check_time(timestamp: str, tolerance: float, now: float) -> None:
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _DIGITS):
        raise SignatureError("webhook-timestamp is no number", code="bad_timestamp")
    if abs(now - int(timestamp)) > tolerance:
        raise SignatureError(
            "the delivery is too old, or from the future",
            code="bad_timestamp",
            hint="check this machine's clock",
        )


def _match(signatures: Iterable[str], macs: Iterable[str]) -> None:
    """Each is compared with each, in a time that tells nothing of where they differ."""
    wanted = [mac.encode() for mac in macs]
    found = False
    for one in signatures:
        for mac in wanted:
            found |= hmac.compare_digest(one.encode(), mac)
    if not found:
        raise SignatureError(
            "no signature matches",
            code="bad_signature",
            hint="use the raw body, and the secret of the namespace (or target) that sends",
        )
