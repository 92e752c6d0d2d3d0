#!/usr/bin/env bash
# The documents one would hand in, to look at: the sample interview with a dozen highlights as Word, PDF and HTML,
# grouped in every way, and its marked transcript. Each page becomes a picture in build/tmp/documents.
bash "$(dirname "$0")/setup.sh" documents
source "$(dirname "$0")/common.sh"

title="Interview With Mikhail Gusman of Rossiya 24"
out=$PWD/build/tmp/documents
rm -rf "$out"
mkdir -p "$out"
project="$out/Moscow interviews.manicule"

annotate() {
  local quote=$1
  shift
  "$binary" annotate --project "$project" --transcript "$title" --quote "$quote" "$@" >/dev/null
}

"$binary" import --project "$project" internal/sample/kerry-rossiya24.txt >/dev/null
annotate "Sergey Lavrov and I have had a very productive relationship" --tag "Cooperation > Personal ties" \
  --note "The first answer speaks of two people, not of two states."
annotate "the United States-Russia joint effort on the ceasefire has had an impact" --tag Cooperation --tag "Syria & Daesh"
annotate "Don’t you think it’s better I give it to President Putin first? (Laughter.)" --tag Evasion --tag Quotable --note "Deflects with humour."
annotate "There are irritants in our relationship on both sides which I think both sides would like to see us be able to address." --tag Irritants
annotate "we all in the world face the challenge of violent extremism" --tag "Syria & Daesh" --tag Cooperation \
  --note $'The common enemy as the ground for working together.\n\nCompare what he says of the Second World War: the same figure of thought, on a larger scale.'
annotate "to find clarity in our definitions, make sure we’re really working effectively together without hidden agenda" --tag Irritants --tag Quotable
annotate "It’s very difficult for any government of President Poroshenko to take difficult political steps when he’s being fired on, when his troops are being killed, and when his country – part of his country is being disrupted." \
  --tag "Ukraine > Ceasefire"
annotate "ultimately, sanctions can be lifted and the people of Russia can see their economy grow" --tag Sanctions \
  --note "Addressed to the viewers rather than to their government."
annotate "If we end the war in Syria, we will end the pressure on all of the region – for the refugees, for the people, the violent extremists who are using the chaos as a means of enhancing their goals. The sooner we end the chaos, the sooner we isolate the terrorists, the sooner we restore stability and peace." \
  --tag "Syria & Daesh"
annotate "unlike the last century where the former Soviet Union and the United States were involved together in fighting World War II" \
  --tag Cooperation --note "History as common ground."
annotate "The separatists have almost never, in the whole process, stopped the firing." --tag "Ukraine > Ceasefire" --note "Strong wording: almost never, in the whole process."
annotate "we could see the sanctions ultimately lifted on Russia with the full compliance with the Minsk agreement" --tag Sanctions --tag "Ukraine > Minsk agreement" \
  --note "The condition is named only here."
annotate "I want Russia to root for democracy, okay?"

cat >"$out/codebook.csv" <<'END'
Path,Description,When to use,When not to use,Example
Evasion,The question is not answered.,"He turns it back, jokes, or answers another question.",He says that he does not know.,Don’t you think it’s better I give it to President Putin first?
Cooperation,"What the two countries do, or might do, together.",,,
Sanctions,"The sanctions against Russia, and on what conditions they might end.",Also where they are meant and not named.,,
END
"$binary" codebook import --project "$project" "$out/codebook.csv" >/dev/null

# write FORMAT NAME OPTION…
write() {
  "$binary" export --project "$project" --format "$1" --out "$out/$2" "${@:3}"
}
for format in docx pdf html; do
  write $format "by-tag.$format" --questions --cover --memos
  write $format "by-speaker.$format" --questions --group speaker
  write $format "no-group.$format" --group none
  write marked-$format "marked.$format" --memos
done
write docx notes.docx --questions --cover --footnotes --comments
write marked-docx marked-cover.docx --cover --memos

cd "$out"
# A document as pictures of its pages, as it is printed: without comments.
soffice "-env:UserInstallation=file://$out/profile" --headless --convert-to pdf --outdir word ./*.docx >/dev/null 2>&1
for file in word/*.pdf; do pdftoppm -r 60 -png "$file" "${file%.pdf}-docx"; done
for file in *.pdf; do pdftoppm -r 60 -png "$file" "${file%.pdf}-pdf"; done
for file in *.html; do
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1000,2600 --screenshot="$PWD/${file%.html}-html.png" "file://$PWD/$file" >/dev/null 2>&1
  chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$PWD/${file%.html}-printed.pdf" --no-pdf-header-footer "file://$PWD/$file" >/dev/null 2>&1
done
for file in *-printed.pdf; do pdftoppm -r 60 -png "$file" "${file%.pdf}"; done
mv word/*.png . && rm -rf word profile
say "The documents and the pictures of their pages are in $out"
