"""The rules of ed-assault as its schema document gives them, for the peers to check."""

import json
import pathlib
import sys

project = pathlib.Path(__file__).resolve().parents[2]
with open(project / "schemas/ed-assault/1.0.0.schema.json", encoding="utf-8") as stream:
    schema = json.load(stream)

columns = schema["properties"]
names = list(columns)
required = schema["required"]


def place(name):
    """The number of a column, from 1."""
    return names.index(name) + 1


def put(findings):
    """Writes findings (line, column, code) to standard output."""
    sys.stdout.write("line,column,code\n")
    sys.stdout.writelines(f"{line},{column},{code}\n" for line, column, code in findings)
