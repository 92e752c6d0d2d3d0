# Sourced by the scripts beside it, never run. It moves to the root of the checkout.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

binary=build/bin/manicule
counts=build/tmp/counts

# A binary does not depend on the state of the checkout it was built in.
export GOFLAGS="${GOFLAGS:+$GOFLAGS }-buildvcs=false"

# Go's own installer unpacks here and leaves the PATH to the person.
command -v go >/dev/null || PATH=$PATH:/usr/local/go/bin

# Prints each argument on a line of its own.
say() { printf '%s\n' "$@"; }

stop() {
  printf 'manicule: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Debian 12 and later have WebKitGTK 4.1, which Wails takes only with its tag; older systems have 4.0.
build_tags() {
  if pkg-config --exists webkit2gtk-4.1; then
    say desktop,production,webkit2_41
  else
    say desktop,production
  fi
}

# Runs a command on a screen of its own. Without the first line GTK would prefer a Wayland session to it.
on_virtual_screen() {
  env -u WAYLAND_DISPLAY GDK_BACKEND=x11 \
    xvfb-run -a -s "-screen 0 1440x900x24" "$@"
}

# Prints "N passed, N failed" over everything counted in the last test run, and fails if anything failed
# or if nothing was tested.
total() {
  local passed=0 failed=0 file p f
  for file in "$counts"/*; do
    [ -f "$file" ] || continue
    read -r p f <"$file"
    passed=$((passed + p))
    failed=$((failed + f))
  done
  [ $((passed + failed)) -gt 0 ] || failed=1
  say "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
