#!/bin/sh
# Issues certificates of chargers with cfssl, as a script in a factory would: a process for each, which keeps no record.
#
#     cfssl.sh COUNT      in an empty directory
set -eu
echo '{"CN":"ClientCA","key":{"algo":"ecdsa","size":384}}' >ca.json
cfssl gencert -initca ca.json 2>/dev/null >ca.out
cut_out() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]], end="")' "$1" "$2"; }
cut_out ca.out cert >ca.pem
cut_out ca.out key >ca.key
echo '{"signing":{"default":{"expiry":"8760h","usages":["digital signature","key agreement","client auth"]}}}' >config.json
number=0
while [ "$number" -lt "$1" ]; do
    echo "{\"CN\":\"SN-$number\",\"names\":[{\"C\":\"DE\",\"O\":\"ACME\"}],\"key\":{\"algo\":\"ecdsa\",\"size\":256}}" >request.json
    cfssl gencert -ca ca.pem -ca-key ca.key -config config.json request.json 2>/dev/null >"$number.json"
    number=$((number + 1))
done
