#!/usr/bin/env bash
# Keeps the window up to date with the sources: pages by Vite, the program by Go, then a fresh start.
# Ends when the window is closed.
source "$(dirname "$0")/common.sh"

[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || stop "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty)."

sources() {
  find main.go go.mod app internal frontend/embed.go frontend/dist -type f -printf '%T@ %p\n' | sort
}

running() { kill -0 "$1" 2>/dev/null; }

changed() { [ "$(sources)" != "$built" ]; }

(cd frontend && exec node_modules/.bin/vite build --watch --logLevel warn) &
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

while :; do
  built=$(sources)
  if bash build/app.sh; then
    "$binary" ${PROJECT:+"$PROJECT"} &
    window=$!
    until changed; do
      running "$window" || exit 0
      sleep 1
    done
    kill "$window" && wait "$window" || true
  else
    until changed; do sleep 1; done
  fi
done
