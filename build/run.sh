#!/usr/bin/env bash
# Opens the window; without a screen, shows the demonstration instead.
source "$(dirname "$0")/common.sh"

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  say "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty), so this is \"make demo\" instead."
  exec bash build/demo.sh
fi
exec "$binary" ${PROJECT:+"$PROJECT"}
