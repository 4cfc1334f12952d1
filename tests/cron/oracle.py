"""A slow cron engine, written from the rules of docs/cron.md alone, to try the fast one against.

It shares no idea with src/cron: a date matches by asking every rule of that date, a wall time is turned into
instants by asking Python's zoneinfo, and what a policy does at a transition is said once, in `instants`.
"""

import calendar
import datetime as dt
from bisect import bisect_right
from functools import lru_cache
from zoneinfo import ZoneInfo

UTC = dt.timezone.utc
EPOCH = dt.datetime(1970, 1, 1, tzinfo=UTC)
HORIZON = 7258118399  # 2199-12-31T23:59:59Z
CORRECTION = 3 * 3600
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
DAYS = "SUN MON TUE WED THU FRI SAT".split()
NICKNAMES = {
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
}
BOUNDS = {"second": (0, 59), "minute": (0, 59), "hour": (0, 23), "day": (1, 31), "month": (1, 12),
          "weekday": (0, 7), "year": (1970, 2199)}
ORDER = ["second", "minute", "hour", "day", "month", "weekday", "year"]


class Refused(Exception):
    pass


def value(text, name):
    """A number or a name of the field."""
    low, high = BOUNDS[name]
    if text.isascii() and text.isdigit():
        number = int(text)
        if not low <= number <= high:
            raise Refused(f"{name}: {text}")
        return number
    names = MONTHS if name == "month" else DAYS if name == "weekday" else []
    if text.upper() not in names:
        raise Refused(f"{name}: {text}")
    return names.index(text.upper()) + low


def step_of(text):
    if not (text.isascii() and text.isdigit()) or int(text) == 0:
        raise Refused(f"step {text}")
    return int(text)


def plain(item, name):
    """The values of *, *, a, a-b, */n, a-b/n."""
    low, high = BOUNDS[name]
    body, slash, step = item.partition("/")
    if body == "*" or (body == "?" and name in ("day", "weekday")):
        first, last = low, high
    elif "-" in body:
        left, _, right = body.partition("-")
        first, last = value(left, name), value(right, name)
        if name == "weekday" and right.isalpha() and last == 0 and first > 0:
            last = 7
        if first > last:
            raise Refused(f"{item} runs backwards")
    else:
        first = last = value(body, name)
        if slash:
            raise Refused(f"{item}: step without range")
    return set(range(first, last + 1, step_of(step) if slash else 1))


class Expression:
    """What an expression means, as sets and lists of rules."""

    def __init__(self, text):
        if any(c not in " \t" and not "!" <= c <= "~" for c in text):
            raise Refused("character")
        fields = text.replace("\t", " ").split()
        if len(fields) == 1 and fields[0] in NICKNAMES:
            fields = NICKNAMES[fields[0]].split()
        if not 5 <= len(fields) <= 7:
            raise Refused(f"{len(fields)} fields")
        named = dict(zip(ORDER[1:] if len(fields) == 5 else ORDER, fields))
        self.text = {"second": "0", "year": "*", **named}
        for name in ("second", "minute", "hour", "month", "year"):
            items = [plain(item, name) for item in self.text[name].split(",")]
            setattr(self, name, set().union(*items))
        self.any_year = self.text["year"] == "*"
        self.day_rules = [self.read_day(item) for item in self.day_items()]
        self.read_weekdays(self.text["weekday"])
        self.interval = any(named.get(n, "").startswith("*") for n in ("second", "minute", "hour"))
        self.times = sorted(h * 3600 + m * 60 + s for h in self.hour for m in self.minute for s in self.second)

    def day_items(self):
        text = self.text["day"]
        if "W" in text and "," in text:
            raise Refused("W in a list")
        return text.split(",")

    def read_day(self, item):
        """A rule: (date, length of its month) -> bool."""
        if item == "L":
            return lambda d, n: d.day == n
        if item.startswith("L-"):
            before = step_of(item[2:])
            if before > 30:
                raise Refused(item)
            return lambda d, n: d.day == n - before
        if item == "LW":
            return lambda d, n: d == nearest(d.replace(day=n), n)
        if item.endswith("W"):
            day = value(item[:-1], "day")
            if not item[:-1].isdigit():
                raise Refused(item)
            return lambda d, n: day <= n and d == nearest(d.replace(day=day), n)
        days = plain(item, "day")
        return lambda d, n: d.day in days

    def read_weekdays(self, text):
        self.both = text.startswith("+")
        self.weekday_rules = [self.read_weekday(item) for item in text.removeprefix("+").split(",")]
        bare = ("*", "?")
        self.either = not self.both and self.text["day"] not in bare and text not in bare

    def read_weekday(self, item):
        head, hash_, nth = item.partition("#")
        if hash_ and nth != "L":
            day = value(head, "weekday") % 7
            if nth not in ("1", "2", "3", "4", "5"):
                raise Refused(item)
            return lambda d, n: sunday_first(d) == day and (d.day - 1) // 7 + 1 == int(nth)
        if hash_ or (item.endswith("L") and len(item) > 1):
            day = value(head if hash_ else item[:-1], "weekday") % 7
            return lambda d, n: sunday_first(d) == day and d.day > n - 7
        days = {day % 7 for day in plain(item, "weekday")}
        return lambda d, n: sunday_first(d) in days

    def on(self, date):
        length = calendar.monthrange(date.year, date.month)[1]
        if date.month not in self.month or not (self.any_year or date.year in self.year):
            return False
        day = any(rule(date, length) for rule in self.day_rules)
        weekday = any(rule(date, length) for rule in self.weekday_rules)
        return day or weekday if self.either else day and weekday


def sunday_first(date):
    return date.isoweekday() % 7


def nearest(date, length):
    """The Monday to Friday nearest to a date, in its own month."""
    if date.isoweekday() == 6:
        return date.replace(day=date.day - 1 if date.day > 1 else 3)
    if date.isoweekday() == 7:
        return date.replace(day=date.day + 1 if date.day < length else date.day - 2)
    return date


@lru_cache(None)
def zone(name):
    return UTC if name == "UTC" else ZoneInfo(name)


def offset(name, t):
    at = EPOCH + dt.timedelta(seconds=t)
    delta = at.astimezone(zone(name)).utcoffset()
    return delta.days * 86400 + delta.seconds


def transition(name, before, after):
    """The first second with another offset than at `before`, up to `after`."""
    old = offset(name, before)
    while after - before > 1:
        middle = (before + after) // 2
        if offset(name, middle) == old:
            before = middle
        else:
            after = middle
    return after


def both_offsets(name, wall):
    """The offsets before and after whatever transition is near a wall second."""
    naive = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=wall)
    found = []
    for fold in (0, 1):
        delta = naive.replace(tzinfo=zone(name), fold=fold).utcoffset()
        found.append(delta.days * 86400 + delta.seconds)
    return found


def instants(expression, name, wall, policy):
    """The instants at which an expression that matches this wall second fires for it."""
    old, new = both_offsets(name, wall)
    if old == new:
        return [wall - old]
    fixed = policy == "vixie" and not expression.interval
    small = abs(new - old) <= CORRECTION
    if new > old:  # the wall second is skipped
        return [transition(name, wall - new, wall - old)] if fixed and small else []
    once = policy == "ocps14" or (fixed and small)
    return [wall - old] if once else [wall - old, wall - new]


def following(expression, name, after, n, policy="vixie", days=366 * 12):
    """The next n instants (seconds) after `after`, looking so many days ahead; None where that is too short."""
    first = after + 1 if after + 1 > 0 else 0
    date = (EPOCH + dt.timedelta(seconds=first + offset(name, first))).date() - dt.timedelta(days=2)
    found, settled = set(), 0
    for _ in range(days):
        if expression.on(date):
            midnight = (date - dt.date(1970, 1, 1)).days * 86400
            for time in expression.times:
                found.update(t for t in instants(expression, name, midnight + time, policy)
                             if first <= t <= HORIZON)
                if len(found) > n + 3000:
                    break
        settled = (date - dt.date(1970, 1, 1)).days * 86400 - 2 * 86400
        done = sorted(t for t in found if t < settled)
        if len(done) >= n:
            return done[:n]
        if date.year > 2200:
            return sorted(found)[:n]
        date += dt.timedelta(days=1)
    return None
