package plain

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/text/sentence"
)

var numbered = regexp.MustCompile(`^\s{0,8}(\d{1,4})(?:[.:)]?[ \t]+|$)(.*)$`)

// withoutLineNumbers takes off the numbers of lines that are counted, from 1 on and on each
// page anew perhaps; counted is false if there are none. left are the lines that were left
// out.
func withoutLineNumbers(lines []string) (kept, left []string, counted bool) {
	n, blank, last := 0, 0, 0
	isNumber := make([]bool, len(lines))
	for i, line := range lines {
		words := strings.TrimSpace(line)
		if words == "" {
			blank++
		}
		if words == "" || !isDigit(words[0]) {
			continue
		}
		if m := numbered.FindStringSubmatch(line); m != nil {
			number, err := strconv.Atoi(m[1])
			if err == nil && (number == last+1 || number == 1 && last > 4) {
				isNumber[i], last = true, number
				n++
			}
		}
	}
	const fewest = 8
	if n < fewest || 10*n < 7*(len(lines)-blank) {
		return lines, nil, false
	}
	kept, left = stripNumbers(lines, isNumber)
	return kept, left, true
}

// stripNumbers takes the numbers off. A line without one that stands after the first that
// has one is the head or the foot of a page.
func stripNumbers(lines []string, isNumber []bool) (kept, left []string) {
	begun := false
	for i, line := range lines {
		switch {
		case isNumber[i]:
			begun = true
			kept = append(kept, numbered.FindStringSubmatch(line)[2])
		case begun && strings.TrimSpace(line) != "":
			left = append(left, strings.TrimSpace(line))
		default:
			kept = append(kept, line)
		}
	}
	return kept, left
}

var pageNumber = regexp.MustCompile(`(?i)^\s*\f?\s*(?:[-–—]\s*)?(?:(?:page|seite|page no\.?|página|pagina|strona|стр\.?)\s*)?(\d{1,4})(?:\s*(?:of|/|von|de|di)\s*\d{1,4})?(?:\s*[-–—])?\s*$`)

// withoutPageNumbers takes out lines that count pages, with those beside them that come back
// on most pages.
func withoutPageNumbers(lines []string) (kept, left []string) {
	pages := pageLines(lines)
	if len(pages) < 2 {
		return lines, nil
	}
	out := map[int]bool{}
	for _, i := range pages {
		out[i] = true
	}
	for found := -1; found < len(out); {
		found = len(out)
		furniture(lines, pages, -1, out)
		furniture(lines, pages, 1, out)
	}
	return cutPages(lines, out)
}

// cutPages takes lines out, and joins what a page's end has divided.
func cutPages(lines []string, out map[int]bool) (kept, left []string) {
	cut, spoken := false, -1 // whether a page has just ended, and where the last words stand
	for i, line := range lines {
		line = strings.ReplaceAll(line, "\f", "")
		first, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
		switch {
		case out[i]:
			left = append(left, strings.TrimSpace(line))
			cut = true
			continue
		case cut && spoken >= 0 && unicode.IsLower(first) && !sentence.Ends(kept[spoken]):
			kept = append(kept[:spoken], join(kept[spoken], line))
		default:
			kept = append(kept, line)
		}
		if first != utf8.RuneError {
			cut, spoken = false, len(kept)-1
		}
	}
	return kept, left
}

// pageLines are the lines that count pages: each number is the one before and one more.
func pageLines(lines []string) []int {
	var found []int
	last := 0
	for i, line := range lines {
		if !mayCount(line) {
			continue
		}
		m := pageNumber.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil || len(found) > 0 && n != last+1 || len(found) == 0 && n > 2 {
			continue
		}
		found, last = append(found, i), n
	}
	return found
}

// mayCount reports whether a line ends as one must that counts a page: in a digit, or in a dash. Most
// do not, and to see that takes less than to hold the line against pageNumber.
func mayCount(line string) bool {
	words := strings.TrimSpace(line)
	return words != "" && (isDigit(words[len(words)-1]) || strings.HasSuffix(words, "-") || strings.HasSuffix(words, "–") || strings.HasSuffix(words, "—"))
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// furniture marks the lines nearest to the page numbers, before or after them, that come
// back beside most of them.
func furniture(lines []string, pages []int, step int, out map[int]bool) {
	nearest := map[string][]int{}
	for _, page := range pages {
		i := page + step
		for i >= 0 && i < len(lines) && (out[i] || strings.TrimSpace(lines[i]) == "") {
			i += step
		}
		if i >= 0 && i < len(lines) {
			form := withoutDigits(lines[i])
			nearest[form] = append(nearest[form], i)
		}
	}
	for _, places := range nearest {
		if len(places) > 2 && 2*len(places) > len(pages) {
			for _, i := range places {
				out[i] = true
			}
		}
	}
}

func withoutDigits(line string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, strings.TrimSpace(line))
}

// leftOut says what was left out, and names the first of it.
func leftOut(left []string) string {
	if len(left) == 0 {
		return ""
	}
	const most = 3
	seen := map[string]bool{}
	var named []string
	for _, line := range left {
		if form := withoutDigits(line); !seen[form] && len(named) < most {
			seen[form] = true
			named = append(named, "“"+line+"”")
		}
	}
	return "The heads and feet of pages were left out: " + strings.Join(named, ", ") + "."
}
