package recognise

import (
	"strings"
	"unicode"
)

// backMatter is the line from which nobody speaks any more: the first after the last
// opening that says that the interview is over or who wrote it down. Without turns, or
// where no line says so, it is the number of lines.
func backMatter(lines []line, r reading) int {
	if len(r.openings) == 0 {
		return len(lines)
	}
	for i := r.openings[len(r.openings)-1].line + 1; i < len(lines); i++ {
		if endsInterview(lines[i].words) {
			return i
		}
	}
	return len(lines)
}

// endsInterview reports whether a line says that the interview is over, who wrote it down,
// or whose it is.
func endsInterview(words string) bool {
	words = strings.ToLower(singleSpaced(words))
	letters := strings.TrimFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && r != '©' })
	if letters == "" {
		return words == "###" || words == "# # #" || words == "***" || words == "* * *" || strings.Trim(words, "-_–—=") == "" && len(words) >= 5
	}
	if strings.HasPrefix(words, "[") || strings.HasPrefix(words, "(") {
		return false // a direction
	}
	if endPhrases[letters] {
		return true
	}
	for _, start := range backStarts {
		if strings.HasPrefix(letters, start) && len(words) < 300 {
			return true
		}
	}
	return false
}

var endPhrases = oneOf(`end, the end, end of interview, end of the interview, interview ends, interview ended, end of transcript,
	end of transcription, end of recording, end of audio, end of tape, end of session, end transcript, end of file,
	recording ends, recording ended, recording stopped, transcript ends, interview concluded, ende, ende des interviews,
	fin, fin de l'entretien, fin de la entrevista, fin de l’entretien, fine, fine dell'intervista, конец, конец интервью`)

// backStarts begin what stands below an interview.
var backStarts = []string{
	"transcribed by", "transcription by", "transcript by", "transcript provided by", "transcript produced by", "transcribed from",
	"transcribed and edited", "this transcript was", "this transcript has been", "copyright", "©", "all rights reserved", "footnotes",
	"endnotes", "proofread by", "reviewed by", "interviewed and transcribed", "certificate of", "reporter's certificate", "i hereby certify",
}
