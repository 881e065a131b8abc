#!/bin/bash
# Shows the whole flow on this machine, with real files, and stops again. Called by `make demo`.
#
#   deploy/demo/demo.sh [FOLDER-OF-PROGRAMS]
#
# SVD_DEMO_HOME   where everything goes; ./demo-home otherwise. It is made anew each time.
# SVD_DEMO_FILE   a whole street-level file of data.police.uk to submit instead of the extract
# KEEP=1          leaves the gateway running until Ctrl-C
set -euo pipefail
umask 077

project=$(cd "$(dirname "$0")/../.." && pwd)
programs=${1:-$project/.build/release}
home=${SVD_DEMO_HOME:-$project/demo-home}
extract=$project/deploy/demo/2018-07-west-yorkshire-street-extract.csv
mistakes=$project/deploy/demo/ed-assault-with-mistakes.csv
whole=$project/../shared/real/2018-07-west-yorkshire-street.csv
began=${EPOCHREALTIME/./}
number=0
server=
lines_max=100
columns_max=400

elapsed() { echo "$(((${EPOCHREALTIME/./} - began) / 100000))" | sed 's/.$/.&/; s/^\./0./'; }

# step WHAT WHY: a numbered heading.
step() {
    number=$((number + 1))
    printf '\n%2d. %s  [%s s]\n    %s\n' $number "$1" "$(elapsed)" "$2"
}

fail() {
    printf '\ndemo: error: %s\n' "$1" >&2
    [ -z "$server" ] || printf 'demo: hint: the gateway said:\n%s\n' "$(tail -5 gateway.log)" >&2
    exit 1
}

stop_gateway() {
    local status=0
    [ -n "$server" ] || return 0
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" || status=$?
    server=
    return $status
}
trap 'stop_gateway || true' EXIT
trap 'exit 130' INT TERM

# shown WORDS...: as one would type them.
shown() {
    local word
    for word in "$@"; do
        case $word in
        *[!a-zA-Z0-9_./:=,-]*) printf ' "%s"' "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
}

# expect STATUS COMMAND...: shows the command, runs it, and fails unless it ends as it should.
# lines_max and columns_max say how much of its answer is shown.
expect() {
    local wanted=$1 status=0 lines
    shift
    printf '    $ %s%s\n' "$(basename "$1")" "$(shown "${@:2}")"
    "$@" >.said 2>&1 || status=$?
    lines=$(wc -l <.said)
    LC_ALL=C.UTF-8 sed -E "s/^(.{$columns_max}).+/\\1 …/; s/^/      /; ${lines_max}q" .said
    [ "$lines" -le "$lines_max" ] || echo "      … and $((lines - lines_max)) lines more"
    [ $status = "$wanted" ] || fail "this ended with status $status, not $wanted: $(tail -2 .said)"
    [ "$wanted" = 0 ] || echo "      (exit status $status, as it should be)"
    lines_max=100 columns_max=400
}

# svd_as STATUS HOLDER ARGUMENTS...: svd with the profile of that holder.
svd_as() {
    local wanted=$1 holder=$2
    shift 2
    expect "$wanted" "$programs/svd" "$@" --profile "gateway/profiles/$holder"
}

# quietly HOLDER ARGUMENTS...: the same without a word, for reading its JSON.
quietly() {
    local holder=$1
    shift
    "$programs/svd" "$@" --profile "gateway/profiles/$holder" --format json
}

# field FILE PATH: one value of a JSON file, for example '$.entry.sequence'.
field() { sqlite3 :memory: "SELECT json_extract(readfile('$1'), '$2')"; }

# until_true SECONDS WHAT COMMAND...: asks again until it is so.
until_true() {
    local deadline=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ -z "$server" ] || kill -0 "$server" 2>/dev/null || fail "the gateway ended"
        [ $SECONDS -lt "$deadline" ] || fail "not in time: $what"
        sleep 0.05
    done
}

for program in svd svd-gateway ed-generator; do
    [ -x "$programs/$program" ] || fail "$programs/$program is not built; run \`make demo\`"
done
if [ -e "$home" ]; then
    [ -e "$home/.demo" ] || fail "$home is not a demonstration's folder; move it away"
    rm -rf "$home"
fi
mkdir -p "$home"
cd "$home"
touch .demo
PATH=$programs:$PATH

echo "The Serious Violence Duty sharing gateway, from a partner's file to the report."
echo "Everything happens on this machine, in $home."

step "Certificates" "A demonstration authority names everybody: seven agencies, four people, the server."
expect 0 "$project/certs-example/make.sh" certificates

step "A gateway" "Its home: keys, schemas, and the registry of who may share what by when."
expect 0 svd-gateway init --home gateway --demo --certificates certificates --port 0 \
    --operations-port 0 --schemas "$project/schemas" --registry "$project/deploy/demo/registry.yaml"

step "It serves" "On free ports of the loopback interface; mutual TLS on one, health on the other."
svd-gateway serve --home gateway >gateway.log 2>&1 &
server=$!
until_true 30 "listening" test -s gateway/run/ports.json
exchange=$(field gateway/run/ports.json '$.exchange')
operations=$(field gateway/run/ports.json '$.operations')
until_true 30 "ready" curl -fsS -m 5 -o /dev/null "http://127.0.0.1:$operations/health/ready"
echo "    https://localhost:$exchange answers, process $server"

step "An agency looks whether all is well" \
    "A data officer's first command: profile, certificate, clock, connection."
svd_as 0 agency/riverside-acute-trust doctor

step "Without a good certificate nobody is let in" \
    "The same address with curl: first with no certificate, then with the trust's own."
status=0
curl -sS -m 10 --cacert certificates/ca.pem "https://localhost:$exchange/v1/me" \
    >refused.txt 2>&1 || status=$?
[ $status != 0 ] || fail "the gateway answered without a certificate: $(cat refused.txt)"
echo "    without: the gateway ends the connection (curl: exit status $status)"
trust=gateway/profiles/agency/riverside-acute-trust
expect 0 curl -fsS -m 10 --cacert certificates/ca.pem --cert $trust/certificate.pem \
    --key $trust/key.pem -o me.json "https://localhost:$exchange/v1/me"
echo "    with: the gateway knows it as $(field me.json '$.holder')"

step "A real file is shared" \
    "Street-level crime as data.police.uk publishes it (Open Government Licence v3.0)."
street=${SVD_DEMO_FILE:-$extract}
cp "$street" street.csv
svd_as 0 agency/west-yorkshire-police submit street.csv --dataset policeuk-street \
    --period 2018-07 --receipt-dir receipts
if [ -z "${SVD_DEMO_FILE:-}" ] && [ -f "$whole" ]; then
    echo "    The whole month: SVD_DEMO_FILE=$(realpath "$whole") make demo"
fi

step "A file with mistakes is refused before it is sent" \
    "svd checks with the gateway's own code, and names line, column and what to do."
cp "$mistakes" october.csv
svd_as 1 agency/riverside-acute-trust submit october.csv --dataset ed-assault --period 2026-10

step "Sent all the same, it is refused on the record" \
    "A refused file is a non-share with its reason: signed, and nothing of the file is kept."
lines_max=16
svd_as 1 agency/riverside-acute-trust submit october.csv --dataset ed-assault --period 2026-10 \
    --no-check --receipt-dir receipts

step "The corrected file is shared" "5,000 made-up attendances, the same for everybody who runs this."
ed-generator --rows 5000 --seed 2026 --period 2026-10 >october-corrected.csv
svd_as 0 agency/riverside-acute-trust submit october-corrected.csv --dataset ed-assault \
    --period 2026-10 --receipt-dir receipts

step "Nothing to share is also a share" "A nil return, with a receipt like any other."
svd_as 0 agency/norfolk-county-council nil --dataset fire-deliberate --period 2026-10 \
    --receipt-dir receipts

step "Withheld, because the law says so" \
    "Not sharing is visible too: reason, ground, who decided."
svd_as 0 agency/broadland-icb withhold --dataset hospital-admission-assault-count \
    --period 2026-10 --reason HSC_PERSONAL \
    --ground "Counts of one and two in villages show who was meant (s.10(10))" \
    --decided-by "Caldicott Guardian" --receipt-dir receipts

step "Receipts hold without the gateway" \
    "Signature and place in the ledger, checked offline; then the signature by stock openssl."
svd_as 0 agency/riverside-acute-trust receipt verify receipts
receipt=$(ls receipts/*.receipt.json | head -1)
expect 0 openssl cms -verify -binary -inform DER -in "${receipt%.json}.p7s" \
    -content "$receipt" -CAfile certificates/ca.pem -out /dev/null

step "An analyst asks" "Every question has its purpose, and is logged with the count of records shown."
accepted() { quietly "$1" status >status.json && [ "$(field status.json "$2")" = forwarded ]; }
until_true 60 "forwarded to the analysis store" \
    accepted agency/riverside-acute-trust '$.submissions[0].state'
until_true 60 "forwarded to the analysis store" \
    accepted agency/west-yorkshire-police '$.submissions[0].state'
columns_max=150
svd_as 0 person/analyst-norfolk query ed-assault --purpose problem-profile --reference DEMO-1 \
    --justification "Knife injuries in the night-time economy" \
    --where assault_method=SHARP_OBJECT --where assault_location_type=LICENSED_PREMISES \
    --limit 5
grep -q '^5 records' .said || fail "the query did not find what the file holds"

step "One record, back to where it came from" \
    "Record, row of the file, receipt, ledger entry: nothing in between is taken on trust."
"$programs/svd" query policeuk-street --purpose audit --reference DEMO-2 \
    --justification "Lineage" --limit 1 --format json \
    --profile gateway/profiles/person/analyst-norfolk >record.json 2>/dev/null ||
    fail "the query for one record failed"
record() { field record.json "\$.records[0].$1"; }
submission=$(record submission_id)
receipt=receipts/$submission.receipt.json
[ -f "$receipt" ] || fail "there is no receipt of submission $submission"
row=$(sed -n "$(($(record row_number) + 1))p" street.csv | tr -d '\r')
[ "${row%%,*}" = "$(record crime_id)" ] || fail "row $(record row_number) is not the record's"
[ "$(field "$receipt" '$.ledger.sequence')" = "$(record ledger_sequence)" ] ||
    fail "record and receipt name different ledger entries"
echo "    record $(record record_id): $(record crime_type), $(record location)"
echo "    is row $(record row_number) of street.csv: ${row:0:100} …"
echo "    sent by $(record agency), receipt $receipt"
echo "    which proves ledger entry $(record ledger_sequence): $(field "$receipt" '$.ledger.entry')"

step "The compliance officer sees who owed what" \
    "Each figure is a count of ledger entries; who stayed silent is there without any upload."
lines_max=200
svd_as 0 person/compliance-officer report --from 2026-10 --to 2026-10

step "The ledger is sound" "First by the gateway's own check, then from outside over the network."
expect 0 svd-gateway ledger fsck --home gateway
svd_as 0 person/compliance-officer ledger verify

if [ "${KEEP:-}" = 1 ]; then
    step "It keeps running" "Until Ctrl-C. Try it, in $home:"
    echo "    export PATH=$programs:\$PATH"
    echo "    svd due --profile gateway/profiles/agency/norfolk-fire"
    wait "$server" || true
    server=
    exit 0
fi

step "It stops" "Requests under way are finished first; only our own process is stopped."
stop_gateway || fail "the gateway did not stop cleanly"
echo "    stopped"

cat <<END

All done in $(elapsed) s. Everything is in $home: gateway/ (its home, with profiles/), receipts/.
Run it again and leave it running:   make demo KEEP=1
Then, from that folder, as any of gateway/profiles/*/*:
    $programs/svd due --profile gateway/profiles/agency/norfolk-fire
    $programs/svd query ed-assault --purpose audit --reference TRY-1 --justification "To see how it works" --profile gateway/profiles/person/analyst-norfolk
END
