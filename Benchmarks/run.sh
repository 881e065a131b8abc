#!/bin/bash
# Measures, on this machine and in one run, against what people would use otherwise. `make bench`.
# Prints a Markdown table; docs/performance.md says how each line is measured.
#
#   Benchmarks/run.sh [FOLDER-OF-PROGRAMS]
#
# BENCH_ROWS   rows of the large file (1000000)      BENCH_RUNS   runs of each line (3)
# BENCH_SMALL  submissions at 32 connections (6000)  BENCH_DIR    where it works (.build/bench)
set -euo pipefail
umask 077
export LC_ALL=C

project=$(cd "$(dirname "$0")/.." && pwd)
programs=${1:-$project/.build/release}
folder=${BENCH_DIR:-$project/.build/bench}
rows=${BENCH_ROWS:-1000000}
runs=${BENCH_RUNS:-3}
small=${BENCH_SMALL:-6000}
gateway=
nginx=

say() { echo "bench: $*" >&2; }
fail() {
    echo "bench: error: $*" >&2
    [ ! -f "$folder/gateway.log" ] || tail -3 "$folder/gateway.log" >&2
    exit 1
}

stop() {
    for process in $gateway $nginx; do kill -TERM "$process" 2>/dev/null || true; done
    [ -z "$gateway" ] || wait "$gateway" 2>/dev/null || true
    [ -z "$nginx" ] || wait "$nginx" 2>/dev/null || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

now() { echo $((${EPOCHREALTIME/./} / 1000)); }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
calc() { awk "BEGIN { printf \"$1\", $2 }"; }
field() { sqlite3 :memory: "SELECT json_extract(readfile('$1'), '$2')"; }
free_port() {
    local port=$((20000 + RANDOM % 20000))
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
    echo $port
}
# until_true SECONDS WHAT COMMAND...
until_true() {
    local deadline=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ $SECONDS -lt "$deadline" ] || fail "not in time: $what"
        sleep 0.02
    done
}
# timed FILE COMMAND...: appends "wall user+system kilobytes" of a command to FILE.
timed() {
    local file=$1
    shift
    /usr/bin/time -f '%e %U %S %M' -o timed.txt "$@" >said.txt 2>errors.txt ||
        fail "$* ended with $?: $(tail -3 errors.txt)"
    awk '{ print $1, $2 + $3, $4 }' timed.txt >>"$file"
}
# column FILE N: the median of a column.
column() { awk "{ print \$$2 }" "$1" | median; }
gateway_cpu() { awk '{ print ($14 + $15) / 100 }' "/proc/$gateway/stat"; }
gateway_peak() { awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$gateway/status"; }

for program in svd svd-gateway ed-generator submission-load; do
    [ -x "$programs/$program" ] || fail "$programs/$program is not built; run \`make bench\`"
done
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

say "certificates, a gateway"
"$project/certs-example/make.sh" certificates >/dev/null
"$programs/svd-gateway" init --home home --demo --certificates certificates --port 0 \
    --operations-port 0 --schemas "$project/schemas" \
    --registry "$project/deploy/demo/registry.yaml" >/dev/null 2>&1
SVD_LOG_LEVEL=warning "$programs/svd-gateway" serve --home home >gateway.log 2>&1 &
gateway=$!
until_true 30 listening test -s home/run/ports.json
exchange=$(field home/run/ports.json '$.exchange')
operations=$(field home/run/ports.json '$.operations')
until_true 30 ready curl -fsS -m 5 -o /dev/null "http://127.0.0.1:$operations/health/ready"
profile=home/profiles/agency/riverside-acute-trust

is_forwarded() {
    "$programs/svd" status "$1" --format json --profile $profile >status.json 2>/dev/null &&
        [ "$(field status.json '$.state')" = forwarded ]
}

# submit NAME OPTIONS...: from the start of svd until every record can be queried.
submit() {
    local name=$1 begin cpu
    shift
    begin=$(now)
    cpu=$(gateway_cpu)
    timed "$name.client" "$programs/svd" submit large.csv --dataset ed-assault --period 2026-10 \
        --format json --receipt-dir receipts --profile $profile "$@"
    local acknowledged=$(($(now) - begin))
    until_true 600 forwarded is_forwarded "$(field said.txt '$.submission.id')"
    local queryable=$(($(now) - begin))
    echo "$acknowledged $queryable $(calc %.2f "$(gateway_cpu) - $cpu")" >>"$name"
}

say "$rows rows: validate, sqlite3 .import, submit ($runs runs)"
for run in $(seq "$runs"); do
    "$programs/ed-generator" --rows "$rows" --seed "$run" --period 2026-10 >large.csv
    timed validate "$programs/svd" validate large.csv --dataset ed-assault \
        --schemas "$project/schemas"
    rm -f import.sqlite
    timed import sqlite3 import.sqlite ".mode csv" ".import large.csv attendance"
    submit submit
    "$programs/ed-generator" --rows "$rows" --seed "1$run" --period 2026-10 >large.csv
    submit submit-unchecked --no-check
done
bytes=$(stat -c %s large.csv)
large_peak=$(gateway_peak)
rm -f large.csv import.sqlite

say "small submissions"
"$programs/ed-generator" --rows 50 --seed 9 --period 2026-10 >small.csv
plain=$(free_port)
secure=$(free_port)
mkdir -p puts
cat >nginx.conf <<END
daemon off;
pid $folder/nginx.pid;
error_log $folder/nginx.log;
worker_processes auto;
$([ "$(id -u)" != 0 ] || echo "user root;")
events { worker_connections 1024; }
http {
    access_log off;
    client_body_temp_path $folder/bodies;
    keepalive_requests 1000000;
    client_max_body_size 1m;
    server { listen 127.0.0.1:$plain; root $folder/puts; location / { dav_methods PUT; } }
    server {
        listen 127.0.0.1:$secure ssl;
        ssl_protocols TLSv1.3;
        ssl_certificate $folder/certificates/server.pem;
        ssl_certificate_key $folder/certificates/server.key.pem;
        ssl_client_certificate $folder/certificates/ca.pem;
        ssl_verify_client on;
        root $folder/puts;
        location / { dav_methods PUT; }
    }
}
END
server=$(command -v nginx || echo /usr/sbin/nginx)
"$server" -c "$folder/nginx.conf" -p "$folder" >nginx.said 2>&1 &
nginx=$!
until_true 10 "nginx" test -s nginx.pid

number=0
# load NAME CONNECTIONS COUNT OPTIONS...
load() {
    local name=$1 connections=$2 count=$3
    shift 3
    number=$((number + 1))
    "$programs/submission-load" --body small.csv --connections "$connections" --count "$count" \
        --seconds 60 --run $number --authorities certificates/ca.pem \
        --certificate $profile/certificate.pem --key $profile/key.pem "$@" >said.txt ||
        fail "$name at $connections connections: $(cat said.txt)"
    echo "$(field said.txt '$.perSecond') $(field said.txt '$.p50ms') $(field said.txt '$.p99ms')" \
        >>"$name-$connections"
    rm -rf puts/*
}
for run in $(seq "$runs"); do
    for connections in 1 32; do
        count=$small
        [ $connections = 32 ] || count=$((small / 6))
        load put $connections "$count" --target put --url "http://127.0.0.1:$plain"
        load put-tls $connections "$count" --target put --url "https://localhost:$secure"
        load gateway $connections "$count" --target gateway --url "https://localhost:$exchange" \
            --metadata dataset=ed-assault --metadata period=2026-10 --metadata power=CDA-115 \
            --metadata form=anonymised-rows
    done
done
say "checking the ledger"
"$programs/svd-gateway" ledger fsck --home home >said.txt 2>&1 || fail "fsck: $(cat said.txt)"

rate() { calc %.0f "$rows / $1"; }
ratio() { calc %.2f "$1 / $2"; }
import=$(column import 1)
cat <<END

Machine: $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) cores,
$(awk '/MemTotal/ { print int($2 / 1048576) }' /proc/meminfo) GiB, $(uname -sr), file system \
$(stat -f -c %T .). Date: $(date -u +%Y-%m-%d). Medians of $runs.

| $rows rows × 14 columns, $((bytes / 1000000)) MB | seconds | CPU-seconds | rows/s | rows/CPU-s | peak MiB |
|---|---|---|---|---|---|
| sqlite3 .import (untyped, unchecked) | $import | $(column import 2) | $(rate "$import") | \
$(rate "$(column import 2)") | $(($(column import 3) / 1024)) |
| svd validate | $(column validate 1) | $(column validate 2) | $(rate "$(column validate 1)") | \
$(rate "$(column validate 2)") | $(($(column validate 3) / 1024)) |
END
for name in submit submit-unchecked; do
    label="svd submit"
    [ $name = submit ] || label="svd submit --no-check"
    acknowledged=$(calc %.2f "$(column $name 1) / 1000")
    queryable=$(calc %.2f "$(column $name 2) / 1000")
    cpu=$(calc %.2f "$(column $name 3) + $(column $name.client 2)")
    echo "| $label, until the receipt | $acknowledged | | $(rate "$acknowledged") | |" \
        "$(($(column $name.client 3) / 1024)) (svd) |"
    echo "| $label, until it can be queried | $queryable | $cpu | $(rate "$queryable") |" \
        "$(rate "$cpu") | $large_peak (gateway) |"
done
echo
echo "Until it can be queried, against sqlite3 .import: \
$(ratio "$import" "$(calc %.2f "$(column submit 2) / 1000")") × its speed; unchecked here \
$(ratio "$import" "$(calc %.2f "$(column submit-unchecked 2) / 1000")") ×."
cat <<END

| 50 rows, $(stat -c %s small.csv) bytes | connections | per second | p50 ms | p99 ms |
|---|---|---|---|---|
END
for connections in 1 32; do
    for name in put put-tls gateway; do
        case $name in
        put) label="nginx PUT, no TLS: no flush, no receipt" ;;
        put-tls) label="nginx PUT, mutual TLS: no flush, no receipt" ;;
        *) label="the gateway: validated, in the ledger, flushed, signed receipt" ;;
        esac
        file=$name-$connections
        echo "| $label | $connections | $(column $file 1) | $(column $file 2) | $(column $file 3) |"
    done
done
echo
echo "Gateway's peak memory over everything: $(gateway_peak) MiB; ledger checked afterwards: sound."
