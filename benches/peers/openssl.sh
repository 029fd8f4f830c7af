#!/bin/sh
# Issues certificates of chargers with openssl, as a script in a factory would: three processes for each.
#
#     openssl.sh COUNT      in an empty directory
set -eu
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -keyout ca.key -out ca.pem -days 30 -subj /O=ACME/CN=ClientCA 2>/dev/null
cat >extensions.cnf <<END
basicConstraints=critical,CA:false
keyUsage=critical,digitalSignature,keyAgreement
extendedKeyUsage=clientAuth
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
END
number=0
while [ "$number" -lt "$1" ]; do
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$number.key" 2>/dev/null
    openssl req -new -key "$number.key" -subj "/C=DE/O=ACME/CN=SN-$number" -out "$number.csr"
    openssl x509 -req -in "$number.csr" -CA ca.pem -CAkey ca.key -sha384 -days 365 -extfile extensions.cnf -out "$number.pem" 2>/dev/null
    number=$((number + 1))
done
