#!/usr/bin/env bash
# Takes the pictures of docs/: the sample interview with some highlights, in every theme and two sizes.
# They are taken in Chromium, where they come out the same each time.
source "$(dirname "$0")/common.sh"

taken=$PWD/build/tmp/pictures

bash build/window.sh
go build -o build/tmp/testserver ./app/testserver
rm -rf "$taken"
mkdir -p "$taken" docs
(cd frontend && PICTURES=$taken npx --no-install playwright test -c playwright.pictures.config.ts --reporter=line)

# A window has few colours: with a palette of its own a picture is a third of the size and looks the same.
for picture in "$taken"/*.png; do
  convert "$picture" -strip +dither -colors 224 -define png:compression-level=9 "PNG8:docs/window-$(basename "$picture")"
done
ls -l docs/*.png
