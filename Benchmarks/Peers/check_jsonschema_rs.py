"""ed-assault with the csv module and jsonschema-rs; what JSON Schema cannot say, in Python.

    check_jsonschema_rs.py FILE > FINDINGS
"""

import csv
import sys
from datetime import datetime

import jsonschema_rs

from ed_assault import columns, names, place, put, required, schema

codes = {"maxLength": "max-length"}


def is_moment(text):
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


# The document is a JSON Schema already, but its dates and times are local: they have no zone,
# which RFC 3339, and so "date-time", wants.
document = {
    **{key: schema[key] for key in ("$schema", "type", "additionalProperties", "required")},
    "properties": {
        name: {**column, "format": "local"} if column.get("format") == "date-time" else column
        for name, column in columns.items()
    },
    "if": {
        "properties": {"assault_method": {"const": "OTHER"}},
        "required": ["assault_method"],
    },
    "then": {"required": ["assault_method_other"]},
}
validator = jsonschema_rs.validator_for(
    document, formats={"local": is_moment}, validate_formats=True
)


def causes(row):
    """What JSON Schema finds in a row, as (column, code)."""
    for error in validator.iter_errors(row):
        keyword = error.schema_path[-1]
        if keyword == "required":
            name = error.kind.property
            yield place(name), "required" if name in required else "required-if"
        else:
            yield place(error.instance_path[0]), codes.get(keyword, keyword)


def findings():
    seen = set()
    with open(sys.argv[1], newline="", encoding="utf-8") as stream:
        rows = csv.reader(stream, strict=True)
        next(rows)
        for cells in rows:
            line = rows.line_num
            if len(cells) != len(names):
                short = len(cells) < len(names)
                yield (
                    line,
                    min(len(cells), len(names)) + 1,
                    "missing-cell" if short else "extra-cell",
                )
                continue
            row = {name: cell for name, cell in zip(names, cells) if cell}
            if not validator.is_valid(row):
                for column, code in causes(row):
                    yield line, column, code
            reference, arrival, assault = cells[0], cells[3], cells[4]
            if reference and (reference in seen or seen.add(reference)):
                yield line, 1, "unique"
            # Written alike, moments compare as their texts do.
            if arrival and assault and arrival < assault and is_moment(assault):
                yield line, 4, "not-before"


put(findings())
