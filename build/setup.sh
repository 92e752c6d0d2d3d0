#!/usr/bin/env bash
# Sees that this machine has what a purpose needs and installs what is missing: setup.sh build|demo|test|bench
source "$(dirname "$0")/common.sh"

at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

check_go() {
  have go || stop "Go is missing. Install Go 1.25 or newer, and see that \"go\" is on the PATH."
  local installed wanted
  installed=$(cd / && GOTOOLCHAIN=local go env GOVERSION)
  installed=${installed#go}
  wanted=$(awk '$1 == "go" {print $2}' go.mod)
  at_least "$installed" 1.25 || stop "Go $installed is too old. Install Go 1.25 or newer."
  at_least "$installed" "$wanted" && return
  [ "$(cd / && go env GOTOOLCHAIN)" != local ] ||
    stop "Manicule needs Go $wanted and this is Go $installed, which could fetch it but may not: GOTOOLCHAIN is \"local\"." \
      "Run \"export GOTOOLCHAIN=auto\" and try again, or install Go $wanted or newer."
}

check_node() {
  have node || stop "Node is missing. Install Node 20.19 or newer."
  have npm || stop "npm is missing. It comes with Node; some systems keep it in a package of its own, called npm."
  local installed
  installed=$(node --version)
  installed=${installed#v}
  at_least "$installed" 20.19 || stop "Node $installed is too old. Install Node 20.19 or newer."
}

# need PACKAGE COMMAND…: the package is missing if the command fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

compiles_c() { printf '#include <stdlib.h>\n' | gcc -fsyntax-only -x c -; }
has_webkit() { pkg-config --exists webkit2gtk-4.1 || pkg-config --exists webkit2gtk-4.0; }
has_dejavu() { compgen -G '/usr/share/fonts/*/dejavu*/DejaVuSans.ttf'; }

look_for_build() {
  need gcc have gcc
  need libc6-dev compiles_c
  need pkg-config have pkg-config
  need libgtk-3-dev pkg-config --exists gtk+-3.0
  need libwebkit2gtk-4.1-dev has_webkit
}

look_for_demo() {
  look_for_build
  need xvfb have Xvfb
  need xauth have xauth
  need imagemagick have import
  need fonts-dejavu-core has_dejavu
}

look_for_documents() {
  look_for_demo
  need libreoffice-writer-nogui have soffice
  need poppler-utils have pdftoppm
  need chromium have chromium
}

look_for_test() {
  look_for_demo
  need chromium have chromium
  need webkit2gtk-driver have WebKitWebDriver
  need strace have strace
}

look_for_bench() {
  look_for_test
  need chromium-driver have chromedriver
  need ripgrep have rg
}

look() {
  missing=()
  "look_for_$purpose"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Asking for a password is fine where somebody can answer.
may_be_root() {
  [ "$(id -u)" -eq 0 ] || { have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"; }

# Ubuntu 20.04 and Debian 11 have only the older WebKitGTK. Which one there is, is known after "apt-get update".
choose_webkit() {
  local i
  for i in "${!missing[@]}"; do
    if [ "${missing[$i]}" = libwebkit2gtk-4.1-dev ] && ! apt-cache show libwebkit2gtk-4.1-dev >/dev/null 2>&1; then
      missing[i]=libwebkit2gtk-4.0-dev
    fi
  done
}

install_packages() {
  look
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || stop "Missing here: ${missing[*]} (Debian's names). Install what this system calls them, and try again."
  may_be_root || stop "Missing here: ${missing[*]}. Install them and try again:
  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
  say "Installing ${missing[*]}"
  apt update || say "apt-get update did not get everything; going on with what it knows."
  choose_webkit
  apt install -y --no-install-recommends "${missing[@]}" || stop "apt-get could not install ${missing[*]}; its own words are above."
  look
  [ ${#missing[@]} -eq 0 ] || stop "Installed, and yet not found: ${missing[*]}."
}

purpose=${1:-build}
check_go
check_node
install_packages
