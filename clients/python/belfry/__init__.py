"""Client of Belfry, the self-hosted scheduler.

    from belfry import Belfry

    belfry = Belfry()                       # BELFRY_URL, BELFRY_TOKEN
    belfry.schedules.create(
        cron="0 9 * * *", timezone="Europe/Rome",
        target="https://example.com/job", payload={"kind": "digest"},
    )

Deliveries are verified by `belfry.webhooks`; Infrai's calls are in `belfry.infrai`.
"""

from .client import Belfry
from .errors import (
    BelfryError,
    ConflictError,
    ForbiddenError,
    InvalidError,
    LimitError,
    NotFoundError,
    ServerError,
    SignatureError,
    TooLargeError,
    TransportError,
    UnauthorizedError,
    UnavailableError,
)
from .queues import Message

__version__ = "0.1.0"

__all__ = [
    "Belfry",
    "BelfryError",
    "ConflictError",
    "ForbiddenError",
    "InvalidError",
    "LimitError",
    "Message",
    "NotFoundError",
    "ServerError",
    "SignatureError",
    "TooLargeError",
    "TransportError",
    "UnauthorizedError",
    "UnavailableError",
]
