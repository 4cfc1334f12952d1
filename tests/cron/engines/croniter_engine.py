"""Answers `belfry cron next --batch` lines with croniter (Debian's python3-croniter), in UTC only: Debian's release is
wrong after any transition. With --bench, by CPU nanoseconds for a next and for a parse, in any zone."""

import datetime as dt
import sys
import time
from zoneinfo import ZoneInfo

from croniter import croniter

END = dt.datetime(2036, 1, 1, tzinfo=dt.timezone.utc)
PARSES = 2000


def fields_of(parts):
    fields = " ".join(parts).split()
    if len(fields) == 6:  # croniter's seconds come last
        fields = fields[1:] + fields[:1]
    return " ".join(fields)


def answer(expression, zone, start, n):
    if zone != "UTC":
        return "error: UTC only"
    times = croniter(expression, dt.datetime.strptime(start, "%Y-%m-%dT%H:%M:%SZ"))
    return " ".join(times.get_next(dt.datetime).strftime("%Y-%m-%dT%H:%M:%SZ") for _ in range(int(n)))


def timed(n, step):
    before = time.process_time_ns()
    for _ in range(n):
        step()
    return (time.process_time_ns() - before) // n


def bench(expression, zone, start, n):
    first = dt.datetime.strptime(start, "%Y-%m-%dT%H:%M:%S%z").astimezone(ZoneInfo(zone))
    times = croniter(expression, first)

    def step():
        if times.get_next(dt.datetime) >= END:
            times.set_current(first)

    return f"{timed(int(n), step)} {timed(PARSES, lambda: croniter(expression, first))}"


reply = bench if "--bench" in sys.argv else answer
for row in sys.stdin:
    *parts, zone_name, begin, number = row.rstrip("\n").split("\t")
    try:
        text = reply(fields_of(parts), zone_name, begin, number)
    except Exception as error:  # whatever it throws is its answer
        text = f"error: {error}".replace("\n", " ")
    print(text, flush=True)
