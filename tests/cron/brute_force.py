#!/usr/bin/env python3
"""Compares `belfry cron next --batch` with oracle.py on random cases.

    brute_force.py BELFRY [CASES] [SEED]

BELFRY is the command to try (words separated by spaces). Exits 1 on the first differences.
"""

import subprocess
import sys
from functools import lru_cache

import oracle
from cases import EXOTIC, Cases, iso

POLICIES = ["vixie", "ocps14", "instant"]


@lru_cache(None)
def transitions(name):
    """Instants at which the zone's offset changes, 1970 to 2199, found by stepping half a day."""
    found, t, step = [], 0, 43200 * 4
    old = oracle.offset(name, 0)
    while t < oracle.HORIZON - step and len(found) < 600:
        new = oracle.offset(name, t + step)
        if new != old:
            found.append(oracle.transition(name, t, t + step))
            old = new
        t += step
        if t > 4102444800:  # from 2100 on the footer repeats itself: a sample is enough
            break
    return found


def ask(command, policy, questions):
    lines = "".join(f"{e}\t{z}\t{iso(t)}\t{n}\n" for e, z, t, n in questions)
    run = subprocess.run([*command, "cron", "next", "--batch", "--dst", policy], input=lines.encode(),
                         capture_output=True, check=True)
    answers = run.stdout.decode().split("\n")
    assert answers.pop() == "" and len(answers) == len(questions), "one line each"
    return answers


def expected(question, policy):
    expression, name, start, n = question
    try:
        parsed = oracle.Expression(expression)
    except oracle.Refused:
        return "error"
    found = oracle.following(parsed, name, start, n, policy)
    return None if found is None else " ".join(iso(t) for t in found)


def main():
    command = sys.argv[1].split()
    total = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    cases = Cases(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    bad = open_ended = 0
    for policy in POLICIES:
        questions = []
        for _ in range(total // len(POLICIES)):
            name = cases.r.choice(EXOTIC)
            start = cases.start(transitions(name))
            questions.append((cases.expression(), name, start, cases.r.choice([1, 2, 3, 5, 12])))
        for question, got in zip(questions, ask(command, policy, questions)):
            want = expected(question, policy)
            if want is None:
                open_ended += 1
            elif got != want and not (want == "error" and got.startswith("error: ")):
                bad += 1
                print(f"{policy} {question[0]!r} {question[1]} {iso(question[2])} {question[3]}\n"
                      f"  got  {got}\n  want {want}")
    print(f"{total} cases, {open_ended} beyond the oracle's patience, {bad} differences")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
