#!/usr/bin/env bash
# Prints every figure beside its budget: name, value, unit, budget, ok or over, between tabs.
source "$(dirname "$0")/common.sh"

go build -o build/tmp/testserver ./app/testserver
on_virtual_screen go run ./build/bench
