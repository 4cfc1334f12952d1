#!/usr/bin/env python3
"""Compares `belfry cron next --batch` with cron engines that others wrote, on random cases.

    differential.py BELFRY ENGINE [CASES] [SEED]      ENGINE: croner, cron-parser, croniter, robfig

The engines answer the batch protocol too (engines/). Each is compared under the policy for clock changes that it
follows itself; whatever differs must have one of the reasons named here, which docs/cron.md lists. Prints how
often each reason occurred, and every difference without one; exits 1 if there is any.
"""

import collections
import os
import re
import subprocess
import sys

import brute_force
import oracle
from cases import EXOTIC, Cases, iso

HERE = os.path.dirname(os.path.abspath(__file__))
DAY = 86400
FIRST, LAST = 946684800, 3155760000  # 2000 to 2070


def instant(text):
    """An answer's instant, in seconds."""
    date, time = text[:-1].split("T")
    year, month, day = (int(part) for part in date.split("-"))
    hour, minute, second = (int(part) for part in time.split(":"))
    days = oracle.dt.date(year, month, day) - oracle.dt.date(1970, 1, 1)
    return days.days * DAY + hour * 3600 + minute * 60 + second


class Case:
    """A question, both answers, and what reasons ask about it."""

    def __init__(self, question, ours, theirs):
        self.text, self.zone, self.start, self.n = question
        self.ours, self.theirs = ours, theirs
        self.fields = self.text.split()

    def times(self, answer):
        return [instant(part) for part in answer.split()]

    def differing(self):
        """The instants that only one of the two names, as far as both answers reach."""
        ours, theirs = self.times(self.ours), self.times(self.theirs)
        end = min([times[-1] for times in (ours, theirs) if len(times) == self.n], default=None)
        only = set(ours) ^ set(theirs)
        return sorted(t for t in only if end is None or t <= end)

    def near_transition(self, within=DAY + 7200):
        """Whether each difference is about a clock change: it lies close to one."""
        changes = brute_force.transitions(self.zone)
        differing = self.differing()
        return bool(differing) and all(any(abs(t - change) <= within for change in changes) for t in differing)

    def theirs_end_early(self):
        """They name fewer instants than asked for, all of them right."""
        ours, theirs = self.times(self.ours), self.times(self.theirs)
        return len(theirs) < len(ours) and ours[:len(theirs)] == theirs


def is_partial_offset(case):
    """An offset that is no whole hour, before or after some change of the zone."""
    changes = brute_force.transitions(case.zone)
    return any(oracle.offset(case.zone, t + side) % 3600 for t in changes for side in (-1, 1))


def is_large_change(case):
    """A change of the offset of more than three hours lies near a difference."""
    for change in brute_force.transitions(case.zone):
        size = abs(oracle.offset(case.zone, change) - oracle.offset(case.zone, change - 1))
        if size > oracle.CORRECTION and any(abs(t - change) <= 2 * DAY for t in case.differing()):
            return True
    return False


def is_midnight_gap(case):
    """A change near a difference skips midnight, or ends at it."""
    for change in brute_force.transitions(case.zone):
        before, after = oracle.offset(case.zone, change - 1), oracle.offset(case.zone, change)
        if after > before and any(abs(t - change) <= 2 * DAY for t in case.differing()):
            if (change + before) // DAY != (change + after) // DAY or (change + after) % DAY == 0:
                return True
    return False


def covers_all(case):
    """A day field that is not a bare star lists all its values, which some take for a star."""
    expression = oracle.Expression(case.text)
    days = expression.text["day"], expression.text["weekday"].removeprefix("+")
    plain = [text for text in days if text not in ("*", "?") and not re.search("[LW#]", text)]
    return any(len(values_of(text, name)) >= all_of for text in plain for name, all_of in
               ((("day", 31),) if text is days[0] else (("weekday", 7),)))


def values_of(text, name):
    values = set().union(*(oracle.plain(item, name) for item in text.split(",")))
    return {value % 7 for value in values} if name == "weekday" else values


def passes_midnight_gap(case):
    """Between the start and the first difference lies a day whose midnight, or first hour, has a gap."""
    upto = (case.differing() or [0])[0] + DAY
    for change in brute_force.transitions(case.zone):
        before, after = oracle.offset(case.zone, change - 1), oracle.offset(case.zone, change)
        if case.start - DAY <= change <= upto and after > before:
            if (change + before) // DAY != (change + after) // DAY or (change + before) % DAY < 3600:
                return True
    return False


def is_second_midnight(case):
    """A change near a difference shows midnight twice."""
    for change in brute_force.transitions(case.zone):
        before, after = oracle.offset(case.zone, change - 1), oracle.offset(case.zone, change)
        if after < before and any(abs(t - change) <= 2 * DAY for t in case.differing()):
            if (change + after - 1) // DAY != (change + before - 1) // DAY:
                return True
    return False


def steps_over_the_first(case):
    """A step in the day of month, and the first day that only one of the two names begins a month."""
    day = case.fields[-3]
    first = oracle.EPOCH + oracle.dt.timedelta(seconds=(case.differing() or [0])[0])
    return "/" in day and first.day <= 3


class Croner:
    """A job is fixed where second, minute and hour are single values; all else takes each real match."""

    command = ["node", f"{HERE}/engines/croner.mjs"]
    zones = EXOTIC

    def policy(self, expression):
        return "vixie" if len(expression.times) == 1 else "instant"

    reasons = {
        "SUN-SUN is read as the whole week": lambda c: "SUN-SUN" in c.text.upper(),
        "a gap that ends on the next date is not caught up": lambda c: is_midnight_gap(c) and c.near_transition(),
        "changes of more than three hours are treated like any": is_large_change,
    }


class CronParser:
    """What it does at clock changes depends on the expression."""

    command = ["node", f"{HERE}/engines/cron-parser.mjs"]
    zones = EXOTIC

    def policy(self, expression):
        return "instant"

    reasons = {
        "clock changes: shifted, skipped, once or twice": Case.near_transition,
    }


class Croniter:
    """Debian's 1.3.5 is wrong after any transition, so it answers for UTC alone."""

    command = ["/usr/bin/python3", f"{HERE}/engines/croniter_engine.py"]
    zones = ["UTC"]

    def policy(self, expression):
        return "vixie"

    reasons = {
        "# beside a day of month: only the weekday counts": lambda c: "#" in c.text,
        "a day field that lists all its values is taken for *": covers_all,
        "a step in the day of month misses the month's first days after a short month": steps_over_the_first,
        "with seconds, a range that ends with 7 loses its Sunday":
            lambda c: len(c.fields) == 6 and re.search("-(7|SUN)", c.fields[5].upper()) is not None,
    }


class Robfig:
    """All jobs take each real match."""

    command = [f"{HERE}/../../build/cron-engines/robfig"]
    zones = EXOTIC

    def policy(self, expression):
        return "instant"

    reasons = {
        "+n is read as n": lambda c: "+" in c.text,
        "*/1 in a day field is taken for *": lambda c: re.search(r"[*?]/1(,|\s|$)", c.text) is not None,
        "a day without midnight makes it skip days": passes_midnight_gap,
        "a midnight that comes twice is taken the second time": is_second_midnight,
        "minutes are wrong after changes of half-hour zones": is_partial_offset,
        "it gives up after five years": Case.theirs_end_early,
    }


ENGINES = {"croner": Croner, "cron-parser": CronParser, "croniter": Croniter, "robfig": Robfig}


def make_questions(cases, engine, total):
    questions = []
    while len(questions) < total:
        name = cases.r.choice(engine.zones)
        nights = [t for t in brute_force.transitions(name) if FIRST < t < LAST]
        start = cases.start(nights)
        if not FIRST < start < LAST:
            start = cases.r.randint(FIRST, LAST)
        questions.append((cases.expression(), name, start, cases.r.choice([1, 2, 3, 5])))
    return questions


def ask_engine(engine, questions):
    lines = "".join(f"{e}\t{z}\t{iso(t)}\t{n}\n" for e, z, t, n in questions)
    run = subprocess.run(engine.command, input=lines.encode(), capture_output=True, check=True)
    answers = run.stdout.decode().split("\n")[:-1]
    assert len(answers) == len(questions), "one line each"
    return answers


def compare(command, engine, questions):
    """Yields each case that both answer."""
    ours = {policy: brute_force.ask(command, policy, questions) for policy in brute_force.POLICIES}
    for i, (question, theirs) in enumerate(zip(questions, ask_engine(engine, questions))):
        policy = engine.policy(oracle.Expression(question[0]))
        yield Case(question, ours[policy][i], theirs)


def reason_of(engine, case):
    if case.theirs.startswith("error"):
        return "they refuse: " + re.sub(r"[^A-Za-z ].*", "", case.theirs.removeprefix("error: ")).strip()
    if case.ours == case.theirs:
        return "same"
    return next((name for name, holds in engine.reasons.items() if holds(case)), None)


def main():
    command, engine = sys.argv[1].split(), ENGINES[sys.argv[2]]()
    total = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    cases = Cases(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    reasons = collections.Counter()
    for case in compare(command, engine, make_questions(cases, engine, total)):
        reason = reason_of(engine, case)
        reasons[reason] += 1
        if reason is None:
            print(f"{case.text!r} {case.zone} {iso(case.start)} {case.n}\n  ours   {case.ours}\n  theirs {case.theirs}")
    for reason, count in reasons.most_common():
        print(f"{count:7} {reason or 'UNEXPLAINED'}")
    return 1 if reasons[None] else 0


if __name__ == "__main__":
    sys.exit(main())
