"""ed-assault as polars expressions: one lazy pass over the file, every rule a column of booleans.

    check_polars.py FILE > FINDINGS

A cell that is absent reads like one that is empty: a row too short cannot be told.
"""

import sys

import polars as pl

from ed_assault import columns, names, place, required

# One column more than there are, so that a row with a cell too many shows; every cell stays text,
# since a cell of the wrong type would otherwise end the reading.
frame = pl.scan_csv(
    sys.argv[1],
    schema={name: pl.String for name in [*names, "extra"]},
    missing_columns="insert",
    empty_string_is_null=False,
    row_index_name="line",
    row_index_offset=2,
)

rules = {}


def rule(name, code, fails):
    rules[f"{place(name)},{code}"] = fails


def moment(name):
    return pl.col(name).str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False)


for name, column in columns.items():
    cell = pl.col(name)
    if name in required:
        rule(name, "required", cell == "")
    if "enum" in column:
        rule(name, "enum", ~cell.is_in([*column["enum"], ""]))
    if "pattern" in column:
        rule(name, "pattern", ~cell.str.contains(column["pattern"]) & (cell != ""))
    if "maxLength" in column:
        rule(name, "max-length", cell.str.len_chars() > column["maxLength"])
    if column.get("format") == "date-time":
        rule(name, "format", moment(name).is_null() & (cell != ""))
rule("arrival_datetime", "not-before", moment("arrival_datetime") < moment("assault_datetime"))
rule(
    "assault_method_other",
    "required-if",
    (pl.col("assault_method") == "OTHER") & (pl.col("assault_method_other") == ""),
)
rules[f"{len(names) + 1},extra-cell"] = pl.col("extra") != ""
reference = pl.col("record_ref")
rule("record_ref", "unique", ~reference.is_first_distinct() & (reference != ""))

faulty = (
    frame.select("line", **rules).filter(pl.any_horizontal(*rules)).collect(engine="streaming")
)
sys.stdout.write("line,column,code\n")
for name in rules:
    lines = faulty.filter(pl.col(name))["line"].to_list()
    sys.stdout.writelines(f"{line},{name}\n" for line in lines)
