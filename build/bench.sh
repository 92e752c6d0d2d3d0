#!/usr/bin/env bash
# Prints every figure beside its budget: name, value, unit, budget, ok or over, between tabs.
source "$(dirname "$0")/common.sh"

on_virtual_screen go run ./build/bench
