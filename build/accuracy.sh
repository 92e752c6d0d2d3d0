#!/usr/bin/env bash
# Prints how well the recogniser does on every transcript whose truth is known: the share of the turns it
# found that are right, and of the right ones that it found.
source "$(dirname "$0")/common.sh"

status=0
go test -count=1 -v -run '^TestTruth$' ./internal/parse/ >build/tmp/accuracy.log 2>&1 || status=$?
sed -nE 's/^ +truth_test\.go:[0-9]+: (transcript .*|\S+ +[0-9]+ +[0-9]+ +[0-9.]+ +[0-9.]+)$/\1/p' build/tmp/accuracy.log
[ "$status" -eq 0 ] || say "Not all of it is right; build/tmp/accuracy.log says what is not."
exit "$status"
