#!/usr/bin/env bash
# A worked example without a screen: the sample interview, some highlights, what they export to, and a
# picture of the window on them. The project stays in a temporary folder, to be opened and looked at.
bash "$(dirname "$0")/setup.sh" demo
source "$(dirname "$0")/common.sh"

title="Interview With Mikhail Gusman of Rossiya 24"
picture=$PWD/build/tmp/manicule-demo.png
folder=$(mktemp -d "${TMPDIR:-/tmp}/manicule-demo.XXXXXX")
project=$folder/kerry.manicule

# The person's own settings and recent projects know nothing of this.
export XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
export XDG_STATE_HOME=$folder/state XDG_CACHE_HOME=$folder/cache

# annotate QUOTE OPTION…
annotate() {
  local quote=$1
  shift
  "$binary" annotate --project "$project" --transcript "$title" --quote "$quote" "$@"
}

say "== Importing the sample interview"
"$binary" import --project "$project" internal/sample/kerry-rossiya24.txt --json

say "" "== Highlighting"
annotate "Sergey Lavrov and I have had a very productive relationship" \
  --tag "Cooperation > Personal ties" \
  --note "The first answer speaks of two people, not of two states."
annotate "we all in the world face the challenge of violent extremism" \
  --tag "Violent extremism" --tag "Cooperation" \
  --note "The common enemy as the ground for working together."
annotate "ultimately, sanctions can be lifted and the people of Russia can see their economy grow" \
  --tag "Sanctions" \
  --note "Addressed to the viewers rather than to their government."
annotate "The separatists have almost never, in the whole process, stopped the firing." \
  --tag "Ukraine > Ceasefire" \
  --note "Strong wording: almost never, in the whole process."
annotate "we could see the sanctions ultimately lifted on Russia with the full compliance with the Minsk agreement" \
  --tag "Sanctions" --tag "Ukraine > Minsk agreement" \
  --note "The condition is named only here."

say "" "== The findings, as Markdown"
"$binary" export --project "$project" --format markdown

say "" "== A picture of the window"
on_virtual_screen bash build/picture.sh "$project" "$picture"
say "The picture is in $picture" "To open this project in the window: $PWD/$binary $project"
