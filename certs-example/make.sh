#!/bin/bash
# Makes the demonstration authority and everything it issues: server, receipt signer, and a folder
# for each agency and person of holders.txt that is at once a profile folder for `svd --profile`.
#
#   make.sh DIR
#
# DIR/ca.pem crl.pem                              what the gateway trusts
# DIR/server.pem server.key.pem                   its TLS certificate
# DIR/receipt.pem receipt.key.pem                 its receipt signer
# DIR/agency/<id>/, DIR/person/<id>/              certificate.pem key.pem ca.pem
# DIR/authority/                                  the authority's own key and books
#
# For demonstration and tests only: the authority's key lies unencrypted beside the rest.
set -euo pipefail
umask 077
. "$(dirname "$0")/authority.sh"

set_output "${1:-}"
[ ! -e "$SVD_DIR/authority" ] ||
    fail "$SVD_DIR already holds an authority" "remove it first, or choose another folder"

mkdir -p "$SVD_DIR/authority/issued"
: >"$SVD_DIR/authority/index.txt"
echo 1000 >"$SVD_DIR/authority/crlnumber"

SVD_COMMON_NAME="SVD demonstration authority"
quietly req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -sha256 \
    -extensions authority -days 3650 \
    -keyout "$SVD_DIR/authority/ca.key.pem" -out "$SVD_DIR/ca.pem"

gateway="spiffe://$trust_domain/gateway"
issue server "localhost" "" "$SVD_DIR/authority/server" 365
mv "$SVD_DIR/authority/server/certificate.pem" "$SVD_DIR/server.pem"
mv "$SVD_DIR/authority/server/key.pem" "$SVD_DIR/server.key.pem"
issue receipt "SVD gateway receipts" "$gateway/receipts" "$SVD_DIR/authority/receipt" 1095
mv "$SVD_DIR/authority/receipt/certificate.pem" "$SVD_DIR/receipt.pem"
mv "$SVD_DIR/authority/receipt/key.pem" "$SVD_DIR/receipt.key.pem"
rmdir "$SVD_DIR/authority/server" "$SVD_DIR/authority/receipt"

count=0
while read -r kind id name; do
    case "$kind" in
    '' | '#'*) continue ;;
    agency | person) ;;
    *) fail "holders.txt: \`$kind\` is neither agency nor person" ;;
    esac
    folder="$SVD_DIR/$kind/$id"
    issue holder "$name" "spiffe://$trust_domain/$kind/$id" "$folder" 365
    cp "$SVD_DIR/ca.pem" "$folder/ca.pem"
    count=$((count + 1))
done <"${SVD_HOLDERS:-$here/holders.txt}"

publish_crl
echo "made in $SVD_DIR: authority, revocation list, server, receipt signer, $count holders"
