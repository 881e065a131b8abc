# What make.sh, make-bad.sh and revoke.sh share; sourced, not run.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
trust_domain=${SVD_TRUST_DOMAIN:-demo.svd.example}
export SVD_DIR SVD_URI=none SVD_COMMON_NAME=none

fail() {
    echo "$(basename "$0"): error: $1" >&2
    [ -z "${2:-}" ] || echo "$(basename "$0"): hint: $2" >&2
    exit 1
}

command -v openssl >/dev/null ||
    fail "openssl is not installed" "run deploy/bootstrap.sh demo"

# Runs openssl with our configuration; its chatter is shown only when it fails.
quietly() {
    local said
    said=$(openssl "$@" -config "$here/openssl.cnf" 2>&1) || {
        echo "$said" >&2
        fail "openssl $1 failed"
    }
}

# set_output DIR: the authority's folder, as an absolute path outside the project's tracked files.
set_output() {
    local made=
    [ -n "${1:-}" ] || fail "no output folder given" "$(basename "$0") DIR"
    [ -d "$1" ] || made=yes
    mkdir -p "$1"
    SVD_DIR=$(cd "$1" && pwd)
    case "$SVD_DIR/" in
    "$here/"*) fail "keys never go into the project" "choose a folder outside $here" ;;
    esac
    if git -C "$SVD_DIR" rev-parse --is-inside-work-tree >/dev/null 2>&1 &&
        ! git -C "$SVD_DIR" check-ignore -q "$SVD_DIR"; then
        [ -z "$made" ] || rmdir "$SVD_DIR"
        fail "$SVD_DIR is inside a git tree and not ignored" "choose a folder outside it"
    fi
}

# issue SECTION COMMON-NAME URI FOLDER DAYS: a new P-256 key and its certificate in FOLDER.
issue() {
    SVD_COMMON_NAME=$2 SVD_URI=${3:-none}
    mkdir -p "$4"
    quietly req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -sha256 \
        -CA "$SVD_DIR/ca.pem" -CAkey "$SVD_DIR/authority/ca.key.pem" \
        -extensions "$1" -days "$5" -keyout "$4/key.pem" -out "$4/certificate.pem"
}

# publish_crl: signs the list of what is revoked now, and puts it in place in one step.
publish_crl() {
    quietly ca -batch -gencrl -out "$SVD_DIR/crl.pem.new" "$@"
    mv "$SVD_DIR/crl.pem.new" "$SVD_DIR/crl.pem"
}
