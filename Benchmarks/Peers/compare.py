"""Compares what a tool found with what was planted.

    compare.py PLANTED FOUND            prints "found planted invented" and what it missed, by code
    compare.py PLANTED FOUND --exact    ends with status 1, and says where, unless they are the same

PLANTED is the list of ed-generator. FOUND is the same kind of list, or the JSON report of
`svd validate`.
"""

import collections
import csv
import json
import sys

from ed_assault import place


def listed(path):
    """The entries of a list, in order."""
    with open(path, newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        return [(int(line), int(column), code) for line, column, code in rows]


def reported(path):
    """The violations of a report, in order; it may list a million, so keep three values of each."""

    def entry(value):
        if "severity" not in value:
            return value
        column = value.get("column") or place(value["header"])
        return (value["line"], column, value["code"])

    with open(path, encoding="utf-8") as stream:
        report = json.load(stream, object_hook=entry)
    if report["truncated"]:
        sys.exit(f"{path}: not every violation is listed")
    return report["violations"]


planted_path, found_path = sys.argv[1:3]
planted = listed(planted_path)
if found_path.endswith(".json"):
    found = reported(found_path)
else:
    found = listed(found_path)

missed = collections.Counter(planted)
missed.subtract(found)
invented = [entry for entry, count in missed.items() if count < 0 for _ in range(-count)]
missed = [entry for entry, count in missed.items() if count > 0 for _ in range(count)]
codes = collections.Counter(code for _, _, code in missed)
print(
    len(planted) - len(missed),
    len(planted),
    len(invented),
    ", ".join(f"{code} {count}" for code, count in sorted(codes.items())),
)
if sys.argv[3:] == ["--exact"] and (missed or invented):
    for word, entries in (("missed", missed), ("invented", invented)):
        for line, column, code in entries[:5]:
            print(f"{word}: line {line}, column {column}: {code}", file=sys.stderr)
    sys.exit(1)
