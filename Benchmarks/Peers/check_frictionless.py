"""ed-assault as a Frictionless Table Schema with two checks of rows in Python.

    check_frictionless.py FILE > FINDINGS
"""

import sys

from frictionless import Check, Checklist, Resource, Schema, errors

from ed_assault import columns, names, place, put, required


def field(name, column):
    constraints = {"required": True} if name in required else {}
    for keyword in ("enum", "pattern", "maxLength"):
        if keyword in column:
            constraints[keyword] = column[keyword]
    if name == "record_ref":
        constraints["unique"] = True
    if column.get("format") == "date-time":
        kind = {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S"}
    else:
        kind = {"type": "string"}
    return {"name": name, **kind, "constraints": constraints}


class OrderOfDates(Check):
    type = "order-of-dates"
    Errors = [errors.RowConstraintError]

    def validate_row(self, row):
        arrival, assault = row["arrival_datetime"], row["assault_datetime"]
        if arrival and assault and arrival < assault:
            yield errors.RowConstraintError.from_row(row, note="not-before")


class OtherDescribed(Check):
    type = "other-described"
    Errors = [errors.RowConstraintError]

    def validate_row(self, row):
        if row["assault_method"] == "OTHER" and not row["assault_method_other"]:
            yield errors.RowConstraintError.from_row(row, note="required-if")


def findings(report):
    short = 0
    for error in report.tasks[0].errors:
        line = error.row_number
        match error.type:
            case "row-constraint":
                column = {"not-before": "arrival_datetime", "required-if": "assault_method_other"}
                yield line, place(column[error.note]), error.note
            case "constraint-error":
                keyword = error.note.split('"')[1]
                yield line, error.field_number, codes.get(keyword, keyword)
            case "missing-cell":
                # It names every cell that a row lacks; the first says it.
                if line != short:
                    yield line, error.field_number, "missing-cell"
                short = line
            case _:
                yield line, error.field_number, codes.get(error.type, error.type)


codes = {"maxLength": "max-length", "type-error": "format", "unique-error": "unique"}
table = Schema.from_descriptor(
    {"fields": [field(name, column) for name, column in columns.items()]}
)
checks = Checklist(checks=[OrderOfDates(), OtherDescribed()])
put(findings(Resource(path=sys.argv[1], schema=table).validate(checks, limit_errors=10**9)))
