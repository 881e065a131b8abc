#!/bin/bash
# Installs the system packages that are missing, with apt, and says so. For the tests also the
# Python programs of Tests/ThirdParty/requirements.txt, into .build/third-party and nowhere else;
# for the benchmarks those of Benchmarks/Peers/requirements.txt, into .build/bench-peers. Quiet when
# there is nothing to do. As root, or with sudo.
#
#   deploy/bootstrap.sh demo|test|bench
set -euo pipefail

swift_wanted=6.3
purpose=${1:-}
project=$(cd "$(dirname "$0")/.." && pwd)

fail() {
    echo "bootstrap: error: $1" >&2
    shift
    for hint in "$@"; do echo "bootstrap: hint: $hint" >&2; done
    exit 1
}

# What building and running need; tests and benchmarks need the same and more.
packages=(
    ca-certificates # fetching the Swift packages over HTTPS
    curl            # asking the gateway's health in the demonstration
    git             # fetching the Swift packages
    libsqlite3-dev  # the stores
    libssl-dev      # libcrypto: digests, signatures, certificates
    make            # this project's commands
    openssl         # the demonstration authority
    pkg-config      # finding the libraries
    sqlite3         # looking into the stores
    zlib1g-dev      # compressed HTTP bodies
)
case "$purpose" in
demo) ;;
test)
    packages+=(
        golang-go               # another's program reads our ledger in a test …
        golang-golang-x-mod-dev # … with sumdb/tlog and sumdb/note
        python3-venv            # others' programs judge our schemas, see Tests/ThirdParty
    )
    ;;
bench)
    packages+=(
        nginx        # what submissions are measured against
        python3-venv # what validation is measured against, see Benchmarks/Peers
        time         # peak memory
    )
    ;;
*) fail "for what?" "deploy/bootstrap.sh demo|test|bench" ;;
esac

check_swift() {
    command -v swift >/dev/null ||
        fail "Swift is not installed; version $swift_wanted or later is needed" \
            "https://www.swift.org/install/linux/ says how; then run this again"
    local found
    found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -1)
    [ -n "$found" ] || fail "\`swift --version\` does not say its version"
    [ "$(printf '%s\n' "$swift_wanted" "$found" | sort -V | head -1)" = "$swift_wanted" ] ||
        fail "Swift $found is too old; version $swift_wanted or later is needed" \
            "https://www.swift.org/install/linux/ says how to get it" \
            "an older Swift may come first in PATH: $(command -v swift)"
}

installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# as_root COMMAND...: never waits for a password where nobody can type one.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ] && [ "${CI:-}" != true ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# Without this, Debian starts a web server on port 80 as soon as nginx is installed.
policy=/usr/sbin/policy-rc.d
forbid_services() {
    [ -e $policy ] && return
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
    as_root chmod 755 $policy
    trap 'as_root rm -f $policy' EXIT
}

install_missing() {
    local list="$*"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "these packages are missing, and there is no sudo: $list" \
            "as root: apt-get install $list"
    fi
    echo "bootstrap: missing: $list"
    echo "bootstrap: reading the package lists (apt-get update)"
    as_root apt-get update -qq </dev/null ||
        fail "apt-get update failed" "is there a network, and may you use sudo without a password?"
    [ "$purpose" != bench ] || forbid_services
    echo "bootstrap: installing them (apt-get install)"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "$@" </dev/null >"$log" 2>&1 || {
        cat "$log" >&2
        fail "apt-get install failed" "its own words are above"
    }
    echo "bootstrap: installed"
}

# python_programs REQUIREMENTS FOLDER OTHERWISE: others' programs from the Python Package Index.
# Without a network what would use them goes without, and says so.
python_programs() {
    local wanted=$project/$1 folder=$project/$2
    cmp -s "$wanted" "$folder/requirements.txt" && return
    echo "bootstrap: installing $(grep -c '^[a-z]' "$wanted") Python programs into $2"
    rm -rf "$folder"
    mkdir -p "$folder"
    if python3 -m venv "$folder/venv" >"$folder/log" 2>&1 &&
        "$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
            --requirement "$wanted" >>"$folder/log" 2>&1; then
        cp "$wanted" "$folder/requirements.txt"
        echo "bootstrap: installed"
    else
        tail -3 "$folder/log" >&2
        echo "bootstrap: could not install them; $3" >&2
    fi
}

command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
    fail "this system has no apt; Debian 12 or Ubuntu 22.04 and later are known to work" \
        "install by your own means: ${packages[*]}"
missing=()
for package in "${packages[@]}"; do
    installed "$package" || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    log=$(mktemp)
    install_missing "${missing[@]}"
    rm -f "$log"
fi
check_swift
case "$purpose" in
test)
    python_programs Tests/ThirdParty/requirements.txt .build/third-party \
        "the tests that need them are skipped"
    ;;
bench)
    python_programs Benchmarks/Peers/requirements.txt .build/bench-peers \
        "validation is measured without them"
    ;;
esac
