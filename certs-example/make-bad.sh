#!/bin/bash
# Makes what a gateway must refuse, from an authority that make.sh made. All certificates but
# `nameless` and `unregistered` bear the name of HOLDER, who is registered.
#
#   make-bad.sh DIR [agency/<id>]
#
# DIR/bad/<what>/certificate.pem key.pem ca.pem   what: expired, not-yet-valid, wrong-purpose,
#                                                 other-authority, other-domain, nameless,
#                                                 unregistered, self-signed
# DIR/bad/other-ca.pem                            the authority that nobody trusts
# DIR/bad/stale-crl.pem                           signed by the right authority, past its time
# DIR/bad/other-crl.pem                           in time, signed by the other authority
set -euo pipefail
umask 077
. "$(dirname "$0")/authority.sh"

set_output "${1:-}"
holder=${2:-agency/$(awk '$1 == "agency" { print $2; exit }' "$here/holders.txt")}
[ -f "$SVD_DIR/authority/ca.key.pem" ] ||
    fail "$SVD_DIR holds no authority" "run make.sh $SVD_DIR first"
bad="$SVD_DIR/bad"
uri="spiffe://$trust_domain/$holder"
rm -rf "$bad"
mkdir -p "$bad"

# dated WHAT START END: certificates outside their time need `openssl ca`, which takes both dates.
dated() {
    mkdir -p "$bad/$1"
    SVD_COMMON_NAME="$1" SVD_URI=$uri
    quietly req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc \
        -keyout "$bad/$1/key.pem" -out "$bad/$1/request.pem"
    quietly ca -batch -notext -extensions holder -startdate "$2" -enddate "$3" \
        -in "$bad/$1/request.pem" -out "$bad/$1/certificate.pem"
    rm "$bad/$1/request.pem"
}

dated expired 20200101000000Z 20210101000000Z
dated not-yet-valid "$(date -u -d '+300 days' +%Y%m%d%H%M%SZ)" \
    "$(date -u -d '+600 days' +%Y%m%d%H%M%SZ)"

issue wrong_purpose wrong-purpose "$uri" "$bad/wrong-purpose" 365
issue nameless nameless "" "$bad/nameless" 365
issue holder unregistered "spiffe://$trust_domain/agency/not-registered" "$bad/unregistered" 365
issue holder other-domain "spiffe://elsewhere.example/$holder" "$bad/other-domain" 365

publish_crl -crl_lastupdate 20200101000000Z -crl_nextupdate 20200201000000Z
mv "$SVD_DIR/crl.pem" "$bad/stale-crl.pem"
publish_crl

SVD_COMMON_NAME="$holder" SVD_URI=$uri
mkdir -p "$bad/self-signed"
quietly req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -extensions holder \
    -days 365 -keyout "$bad/self-signed/key.pem" -out "$bad/self-signed/certificate.pem"

# Another authority with the same name and other keys, made in the same way.
SVD_TRUST_DOMAIN=$trust_domain "$here/make.sh" "$bad/.other" >/dev/null
cp "$bad/.other/ca.pem" "$bad/other-ca.pem"
cp "$bad/.other/crl.pem" "$bad/other-crl.pem"
mv "$bad/.other/$holder" "$bad/other-authority"
rm -rf "$bad/.other"

for folder in "$bad"/*/; do cp "$SVD_DIR/ca.pem" "$folder/ca.pem"; done
echo "made in $bad: $(ls "$bad" | tr '\n' ' ')"
