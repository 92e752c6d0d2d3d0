#!/usr/bin/env bash
# Makes frontend/dist, the window's pages. Does nothing twice: packages are installed again only when the
# lock file is another one, and pages are built again only when a source is another one.
#   window.sh packages    only the packages
source "$(dirname "$0")/common.sh"

install_packages() {
  cmp -s package-lock.json node_modules/.installed-lock && return
  say "Installing the window's packages"
  npm ci --ignore-scripts --include=dev --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed-lock
}

fingerprint() {
  find index.html src public wailsjs package.json package-lock.json tsconfig.json vite.config.ts -type f -print0 |
    sort -z | xargs -0 sha256sum | sha256sum
}

build_pages() {
  local stamp=node_modules/.built-from now
  now=$(fingerprint)
  [ -f dist/index.html ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return
  say "Building the window"
  npm run --silent build -- --logLevel error
  say "$now" >"$stamp"
}

cd frontend
install_packages
[ "${1:-}" = packages ] || build_pages
