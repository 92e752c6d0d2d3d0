#!/usr/bin/env bash
# Runs every fuzz target for FUZZTIME.
source "$(dirname "$0")/common.sh"

targets() {
  grep -rHoE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' app internal | sed -E 's|/[^/]+:func | |' | sort
}

targets | while read -r package target; do
  say "== $package $target"
  go test "./$package" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-20s}" -fuzzminimizetime 10x </dev/null
done
