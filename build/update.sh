#!/usr/bin/env bash
# Writes the golden files anew, in every package that has some. Look at the difference before committing it.
source "$(dirname "$0")/common.sh"

grep -rlE --include='*_test.go' 'flag\.Bool\("update"' app internal | xargs -r -n 1 dirname | sort -u |
  while read -r package; do
    go test "./$package" -update
  done
