#!/usr/bin/env bash
# Tries the store against faults for long, as TESTS says (all of them by default), and prints what came of it:
# what each test counted, every test that failed, and at the end kills, power cuts and operations held against
# a model. The whole record is in build/tmp/soak.log; docs/reliability.md says what it means.
source "$(dirname "$0")/common.sh"

log=build/tmp/soak.log
mkdir -p build/tmp
status=0
SOAK=1 go test -count=1 -timeout 12h -run "${TESTS:-^TestF[0-9]}" -v ./internal/store/ </dev/null >"$log" 2>&1 || status=$?

counted() { sed -nE 's/^ +fault_[a-z_]+_test\.go:[0-9]+: ([a-z].*[0-9].*)/\1/p' "$log"; }
last='^(kills|power cuts|model operations) [0-9]'

counted | grep -vE "$last" || true
grep -E '^ *--- FAIL|^panic|^FAIL.*(build|setup) failed' "$log" || true
counted | grep -E "$last" || true
exit "$status"
