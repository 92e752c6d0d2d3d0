#!/usr/bin/env bash
# Tries the store against faults for long, as TESTS says (all of them by default), and prints what came of it:
# kills, power cuts, operations held against a model, and every test that failed. The whole record is in
# build/tmp/soak.log.
source "$(dirname "$0")/common.sh"

log=build/tmp/soak.log
mkdir -p build/tmp
status=0
SOAK=1 go test -count=1 -timeout 6h -run "${TESTS:-^TestF[0-9]}" -v ./internal/store/ </dev/null >"$log" 2>&1 || status=$?

sed -nE 's/^ +fault_[a-z_]+_test\.go:[0-9]+: ((kills|power cuts|model operations) [0-9].*)/\1/p' "$log"
grep -E '^ *--- FAIL|^panic|^FAIL.*(build|setup) failed' "$log" || true
exit "$status"
