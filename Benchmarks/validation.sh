#!/bin/bash
# Measures checking a file against what people would check it with otherwise, on this machine and in
# one run, and proves that `svd validate` finds every planted defect and invents none. `make bench`.
# Prints a Markdown table; docs/performance.md says how each line is measured.
#
#   Benchmarks/validation.sh [FOLDER-OF-PROGRAMS]
#
# BENCH_ROWS  rows of the large files (1000000)  BENCH_RUNS   runs of each line (3)
# BENCH_DIR   where it works (.build/bench)      BENCH_PEERS  others (.build/bench-peers/venv)
set -euo pipefail
umask 077
export LC_ALL=C PYTHONDONTWRITEBYTECODE=1

project=$(cd "$(dirname "$0")/.." && pwd)
programs=${1:-$project/.build/release}
folder=${BENCH_DIR:-$project/.build/bench}
rows=${BENCH_ROWS:-1000000}
runs=${BENCH_RUNS:-3}
python=${BENCH_PEERS:-$project/.build/bench-peers/venv}/bin/python
small_rows=50000

say() { echo "bench: $*" >&2; }
fail() {
    echo "bench: error: $*" >&2
    exit 1
}
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
calc() { awk "BEGIN { printf \"$1\", $2 }"; }
# column FILE N: the median of a column.
column() { awk "{ print \$$2 }" "$1" | median; }
compare() { python3 "$project/Benchmarks/Peers/compare.py" "$@"; }

# measured NAME OUTPUT COMMAND...: appends "wall user+system kilobytes" of a command to NAME. With
# status 1, svd says that the file would be refused.
TIMEFORMAT='%R %U %S'
measured() {
    local name=$1 output=$2 status=0
    shift 2
    {
        time /usr/bin/time -q -f %M -o peak.txt "$@" >"$output" 2>errors.txt || status=$?
    } 2>cpu.txt
    [ $status = 0 ] || { [ $status = 1 ] && [ "$1" = "$programs/svd" ]; } ||
        fail "$* ended with $status: $(tail -3 errors.txt)"
    echo "$(awk '{ print $1, $2 + $3 }' cpu.txt) $(cat peak.txt)" >>"$name"
}

svd() {
    local name=$1 file=$2
    shift 2
    measured "$name" "said-$name" "$programs/svd" validate "$file" --dataset ed-assault \
        --schemas "${schemas:-$project/schemas}" "$@"
}
listing=(--format json --max-violations 1000000)

for program in svd ed-generator; do
    [ -x "$programs/$program" ] || fail "$programs/$program is not built; run \`make bench\`"
done
peers=()
for peer in duckdb polars jsonschema_rs frictionless; do
    if "$python" -c "import $peer" 2>/dev/null; then
        peers+=("$peer")
    else
        say "measuring without $peer; \`deploy/bootstrap.sh bench\` installs it"
    fi
done
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

say "files of $rows rows: none, 1 in 100 and all of them defective"
kinds="clean some all"
for kind in $kinds; do
    share=$(calc %s "\"$kind\" == \"clean\" ? 0 : \"$kind\" == \"some\" ? 0.01 : 1")
    generate=("$programs/ed-generator" --seed 1 --period 2026-10 --defects "$share")
    "${generate[@]}" --rows "$rows" --planted planted-$kind.csv >$kind.csv
    "${generate[@]}" --rows "$rows" --planted planted-$kind-nd.csv --form ndjson >$kind.ndjson
    "${generate[@]}" --rows $small_rows --planted planted-$kind-small.csv >$kind-small.csv
done
head -1 clean.csv >nothing.csv
# The same schema without the privacy scan, which none of the others makes.
mkdir -p rules/ed-assault
document=ed-assault/1.0.0.schema.json
sqlite3 :memory: "SELECT json_remove(readfile('$project/schemas/$document'), \
    '\$.x-svd.disclosure.suspects')" >rules/$document

say "every planted defect, with its line, column and code, and no other"
for kind in $kinds; do
    svd exact.csv $kind.csv "${listing[@]}"
    mv said-exact.csv found.json
    csv=$(compare planted-$kind.csv found.json --exact) || fail "CSV, $kind: not the same"
    svd exact.ndjson $kind.ndjson "${listing[@]}"
    mv said-exact.ndjson found.json
    ndjson=$(compare planted-$kind-nd.csv found.json --exact) || fail "NDJSON, $kind: not the same"
    echo "$csv" >compared-svd-$kind
    echo "$ndjson" >compared-svd-ndjson-$kind
    cp compared-svd-$kind compared-svd-listing-$kind
done
rm found.json

say "measuring ($runs runs, each tool in turn)"
for run in $(seq "$runs"); do
    for kind in $kinds; do
        svd svd-$kind $kind.csv
        schemas=rules svd svd-rules-$kind $kind.csv
        svd svd-listing-$kind $kind.csv "${listing[@]}"
        svd svd-ndjson-$kind $kind.ndjson
        for peer in "${peers[@]}"; do
            file=$kind.csv
            [ $peer != frictionless ] || file=$kind-small.csv
            measured $peer-$kind found-$peer-$kind.csv \
                "$python" "$project/Benchmarks/Peers/check_$peer.py" $file
        done
    done
    case " ${peers[*]} " in *" frictionless "*)
        measured frictionless-start found-start.csv \
            "$python" "$project/Benchmarks/Peers/check_frictionless.py" nothing.csv
        ;;
    esac
done
for peer in "${peers[@]}"; do
    for kind in $kinds; do
        planted=planted-$kind.csv
        [ $peer != frictionless ] || planted=planted-$kind-small.csv
        compare $planted found-$peer-$kind.csv >compared-$peer-$kind
    done
done

# cost NAME KIND N: seconds (1) or CPU-seconds (2) for all rows; frictionless has checked fewer, and
# is scaled, its start taken out.
cost() {
    local seconds start=0 factor=1
    seconds=$(column "$1-$2" "$3")
    if [ "$1" = frictionless ]; then
        start=$(column frictionless-start "$3")
        factor=$(calc %f "$rows / $small_rows")
    fi
    calc %.2f "$start + ($seconds - $start) * $factor"
}
rate() { calc %.2f "$rows / $1 / 1000000"; }
ratio() { calc %.2f "$(column "$1-$2" 2) / $(column "$3-$4" 2)"; }
peak() { echo $(($(column "$1-$2" 3) / 1024)); }
found() {
    local found planted invented missed
    if [ ! -e "compared-$1-$2" ]; then
        echo "not compared"
        return
    fi
    read -r found planted invented missed <"compared-$1-$2"
    echo -n "$found of $planted"
    [ "$invented" = 0 ] || echo -n ", $invented invented"
    echo "${missed:+; missed: $missed}"
}
label() {
    case $1 in
    svd) echo "svd validate" ;;
    svd-rules) echo "svd validate, its rules without the privacy scan" ;;
    svd-listing) echo "svd validate, JSON report of every defect" ;;
    svd-ndjson) echo "svd validate, the same rows as NDJSON" ;;
    frictionless) echo "frictionless, $small_rows rows, scaled" ;;
    jsonschema_rs) echo "jsonschema-rs, csv module" ;;
    duckdb) echo "DuckDB" ;;
    *) echo "$1" ;;
    esac
}
version() {
    sed -n "s/^${1/_/-}==//p" "$project/Benchmarks/Peers/requirements.txt"
}

cat <<END

Checking $rows rows × 14 columns, all rules. Machine: \
$(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) cores,
$(awk '/MemTotal/ { print int($2 / 1048576) }' /proc/meminfo) GiB, $(uname -sr). Date: \
$(date -u +%Y-%m-%d). Load when it ended: $(cut -d' ' -f1 /proc/loadavg). Medians of $runs.
$(for peer in "${peers[@]}"; do echo -n "$peer $(version "$peer"), "; done)$(python3 --version).

END
for kind in $kinds; do
    case $kind in
    clean) title="no defect" ;;
    some) title="1 % of the rows defective" ;;
    *) title="every row defective" ;;
    esac
    echo "| $title, $(($(stat -c %s $kind.csv) / 1000000)) MB | seconds | CPU-seconds" \
        "| million rows/CPU-s | peak MiB | planted defects found |"
    echo "|---|---|---|---|---|---|"
    for name in svd svd-rules svd-listing svd-ndjson "${peers[@]}"; do
        seconds=$(cost "$name" $kind 2)
        echo "| $(label "$name") | $(cost "$name" $kind 1) | $seconds | $(rate "$seconds")" \
            "| $(peak "$name" $kind) | $(found "$name" $kind) |"
    done
    echo
done
echo "svd validate with 1 % of the rows defective: $(ratio svd some svd clean) × its CPU-seconds for"
echo "the clean file; with all $(ratio svd all svd clean) ×," \
    "listing them all $(ratio svd-listing all svd clean) ×."
case " ${peers[*]} " in *" duckdb "*)
    echo "DuckDB: $(ratio duckdb clean svd clean) × the CPU-seconds of svd validate for the clean" \
        "file,"
    echo "$(ratio duckdb some svd some) × with 1 %, $(ratio duckdb all svd all) × with all."
    ;;
esac
