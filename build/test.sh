#!/usr/bin/env bash
# Every check and every test, each with its time. All of them run, whatever fails; the end says what did.
source "$(dirname "$0")/common.sh"

rm -rf "$counts"
mkdir -p "$counts" build/tmp/reports
results=()

# step NAME COMMAND…: tests leave "passed failed" in $counts/NAME; any other failure counts as one.
step() {
  local name=$1 began=$SECONDS verdict=ok
  shift
  printf '\n== %s\n' "$name"
  "$@" </dev/null || { verdict=FAILED && count_failure "$name"; }
  results+=("$(printf '%-12s %-6s %4d s' "$name" "$verdict" $((SECONDS - began)))")
  say "${results[-1]}"
}

count_failure() {
  local passed=0 failed=0
  [ -f "$counts/$1" ] && read -r passed failed <"$counts/$1"
  [ "$failed" -gt 0 ] || say "$passed 1" >"$counts/$1"
}

tally() { build/tmp/tally "$@"; }

gofmt_finds_nothing() {
  local found
  found=$(gofmt -l main.go app internal build frontend/*.go) && [ -z "$found" ] || { say "not formatted: $found" && false; }
}

vet() { go vet -tags smoke ./...; }
static() { go tool -modfile=build/tools/go.mod staticcheck -tags smoke ./...; }

# The race detector watches what several goroutines share; all else is one thread's, and would take three times as
# long. Of what it watches it leaves out what others made of C and of WebAssembly: SQLite and the PDF engine.
shared='^manicule/(app|internal/(library|project|text/folding|export/report))(/|$)'
watched=(-race -gcflags=modernc.org/...=-race=false -gcflags=github.com/tetratelabs/wazero/...=-race=false)

# These come first, as what they compile of the PDF engine is kept for the others. A worker may have so little memory
# that the detector's books would not fit.
first='/internal/(worker|parse|parse/pdf|parse/markdown)$'
# One thread's work in packages that are watched; or, the last of them, that of workers, who read every PDF file there is.
unwatched='^Test(CommandLine|ExportTellsHowFarItIs|CanceledExportLeavesTheOldFile|WhatIsOnScreenIsInTheFile|WindowAndCommandLineWriteTheSame|TruthsFromTheCommandLine)$'

# The store takes longest, and waits for the disk as often as not: it is tried beside all others.
store_report=build/tmp/reports/store.json
begin_store() { go test -timeout 9m -json ./internal/store/ >"$store_report" & }
store_tests() {
  local status=0
  wait "$store" || status=$?
  tally go "$counts/store" <"$store_report" && return "$status"
}

go_tests() {
  {
    go list ./... | grep -E "$first" | xargs go test -json
    go test -run "$unwatched" -json ./app/
    go list ./... | grep -vE "$first|$shared|/internal/store$" | xargs go test -json
    go list ./... | grep -E "$shared" | xargs go test "${watched[@]}" -skip "$unwatched" -timeout 8m -json
    go test "${watched[@]}" -run TestSideBySide -json ./internal/store/
    go test "${watched[@]}" -run TestReadersDontDisturbEachOther -json ./internal/parse/pdf/
  } | tally go "$counts/go"
}

npm_run() { npm run --silent --prefix frontend "$@"; }

vitest() {
  local report=$PWD/build/tmp/reports/vitest.json status=0
  rm -f "$report"
  npm_run test -- --reporter=default --reporter=json --outputFile.json="$report" || status=$?
  tally vitest "$counts/vitest" "$report" && return "$status"
}

playwright() {
  local report=$PWD/build/tmp/reports/playwright.json status=0
  rm -f "$report"
  PLAYWRIGHT_JSON_OUTPUT_NAME=$report npm_run e2e -- --reporter=line,json || status=$?
  tally playwright "$counts/playwright" "$report" && return "$status"
}

smoke() {
  on_virtual_screen go test -tags smoke -count=1 -timeout 5m -json ./build/smoke/ | tally go "$counts/smoke"
}

go build -o build/tmp/tally ./build/tally
begin_store
store=$!
step packages bash build/window.sh packages
step gofmt gofmt_finds_nothing
step vet vet
step staticcheck static
step go go_tests
step store store_tests
step bindings bash build/bindings.sh check
step typescript npm_run check
step vitest vitest
step window bash build/window.sh
step testserver go build -o build/tmp/testserver ./app/testserver
step playwright playwright
step build bash build/app.sh
step smoke smoke

printf '\n'
printf '%s\n' "${results[@]}"
say "$SECONDS s in all"
total
