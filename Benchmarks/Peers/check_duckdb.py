"""ed-assault in SQL: one pass over the file, then doubled references by grouping.

    check_duckdb.py FILE > FINDINGS
"""

import sys

import duckdb

from ed_assault import columns, names, place, required

# One column more than there are, so that a row with a cell too many shows; every cell stays text,
# since a cell of the wrong type would otherwise end the import or drop its row, and an absent cell
# is NULL, an empty one ''.
types = {name: "VARCHAR" for name in [*names, "extra"]}
source = f"""read_csv('{sys.argv[1]}', columns = {types}, auto_detect = false, header = true,
    delim = ',', quote = '"', escape = '"', new_line = '\\r\\n', null_padding = true,
    nullstr = '\\N')"""

rules = []


def rule(name, code, fails):
    rules.append((place(name), code, fails))


for name, column in columns.items():
    if name in required:
        rule(name, "required", f"{name} = ''")
    if "enum" in column:
        allowed = ", ".join(f"'{value}'" for value in column["enum"])
        rule(name, "enum", f"({name} NOT IN ({allowed}) AND {name} != '')")
    if "pattern" in column:
        wrong = f"NOT regexp_matches({name}, '{column['pattern']}')"
        rule(name, "pattern", f"({wrong} AND {name} != '')")
    if "maxLength" in column:
        rule(name, "max-length", f"length({name}) > {column['maxLength']}")
    if column.get("format") == "date-time":
        rule(name, "format", f"(TRY_CAST({name} AS TIMESTAMP) IS NULL AND {name} != '')")
rule(
    "arrival_datetime",
    "not-before",
    "coalesce(TRY_CAST(nullif(arrival_datetime, '') AS TIMESTAMP)"
    " < TRY_CAST(nullif(assault_datetime, '') AS TIMESTAMP), false)",
)
rule(
    "assault_method_other",
    "required-if",
    "(assault_method = 'OTHER' AND assault_method_other = '')",
)
rules.append((len(names) + 1, "extra-cell", "extra IS NOT NULL"))

faults = " + ".join(f"({fails})::INT * {1 << bit}" for bit, (_, _, fails) in enumerate(rules))
missing = " + ".join(f"({name} IS NULL)::INT" for name in names)
bits = ", ".join(f"({1 << bit}, {at}, '{code}')" for bit, (at, code, _) in enumerate(rules))
connection = duckdb.connect()
connection.execute(
    f"""
    CREATE TABLE checked AS
    SELECT row_number() OVER () + 1 AS line, record_ref,
        CASE WHEN police_aware IS NULL THEN 0 ELSE {faults} END AS faults, {missing} AS missing
    FROM {source};
    COPY (
        SELECT line, "column", code
        FROM checked, (VALUES {bits}) AS rule(bit, "column", code)
        WHERE faults != 0 AND faults & bit != 0
        UNION ALL
        SELECT line, {len(names) + 1} - missing, 'missing-cell' FROM checked WHERE missing > 0
        UNION ALL
        SELECT line, 1, 'unique'
        FROM checked JOIN (
            SELECT record_ref, min(line) AS first FROM checked WHERE record_ref != ''
            GROUP BY record_ref HAVING count(*) > 1
        ) USING (record_ref)
        WHERE line > first
    ) TO '/dev/stdout' (FORMAT csv, HEADER);
    """
)
