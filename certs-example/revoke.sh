#!/bin/bash
# Revokes a holder's certificate and signs a new revocation list.
#
#   revoke.sh DIR agency/<id>|person/<id>
#
# The gateway takes the new DIR/crl.pem once it lies in its pki folder; no restart is needed.
set -euo pipefail
umask 077
. "$(dirname "$0")/authority.sh"

set_output "${1:-}"
holder=${2:-}
certificate="$SVD_DIR/$holder/certificate.pem"
[ -n "$holder" ] && [ -f "$certificate" ] ||
    fail "no certificate for \`$holder\` in $SVD_DIR" "$(basename "$0") DIR agency/<id>"

quietly ca -batch -revoke "$certificate" -crl_reason keyCompromise
publish_crl
echo "revoked $holder; the new list is $SVD_DIR/crl.pem"
