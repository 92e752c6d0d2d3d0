#!/usr/bin/env bash
# Opens a project in the window and takes a picture of the screen once it is painted:
# picture.sh PROJECT PICTURE.png
source "$(dirname "$0")/common.sh"

project=$1 picture=$2 before=""

# An empty window has a few dozen colours, smoothed letters have hundreds. Two pictures alike: it has come to rest.
painted() {
  local colours now
  import -window root "$picture"
  read -r colours now <<<"$(identify -format '%k %#' "$picture")"
  if [ "$colours" -gt 100 ] && [ "$now" = "$before" ]; then return 0; fi
  before=$now
  return 1
}

end_window() {
  kill "$window" 2>/dev/null || return 0
  for _ in {1..50}; do
    kill -0 "$window" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -9 "$window" 2>/dev/null || true
}

mkdir -p "$(dirname "$picture")"
"$binary" "$project" >build/tmp/window.log 2>&1 &
window=$!
trap end_window EXIT

until painted; do
  kill -0 "$window" 2>/dev/null || stop "the window closed by itself: $(cat build/tmp/window.log)"
  [ $SECONDS -lt 60 ] || stop "the window was not painted within a minute; the last picture is $picture"
  sleep 0.2
done
