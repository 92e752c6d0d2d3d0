#!/usr/bin/env bash
# Makes build/bin/manicule, the whole program in one file.
source "$(dirname "$0")/common.sh"

go build -trimpath -tags "$(build_tags)" -ldflags "-s -w" -o "$binary" .
