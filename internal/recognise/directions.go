package recognise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/text"
)

// A direction is no longer than this, in bytes.
const maxDirection = 200

// shutBy are the marks that may stand around a direction.
var shutBy = map[rune]rune{
	'(': ')', '[': ']', '{': '}', '*': '*', '（': '）', '［': '］', '【': '】', '〔': '〕', '｛': '｝',
}

// opens reports whether a mark may begin a direction: whether shutBy has it.
func opens(r rune) bool {
	switch r {
	case '(', '[', '{', '*', '（', '［', '【', '〔', '｛':
		return true
	}
	return false
}

// appendDirections adds the directions of a paragraph that begins at the code point start.
// A direction is a pair of brackets or asterisks around words of a known vocabulary; others
// ("(I think)", "[sic]") are part of what is said.
func appendDirections(found []text.Span, paragraph string, start int) []text.Span {
	at, point := 0, start // the same place, in bytes of the paragraph and in code points
	for {
		open := strings.IndexFunc(paragraph[at:], opens)
		if open < 0 {
			return found
		}
		point += utf8.RuneCountInString(paragraph[at : at+open])
		at += open
		within, length := bracketed(paragraph[at:])
		if length == 0 || !isDirection(within) {
			_, size := utf8.DecodeRuneInString(paragraph[at:])
			at, point = at+size, point+1
			continue
		}
		end := point + utf8.RuneCountInString(paragraph[at:at+length])
		found = append(found, text.Span{Start: point, End: end})
		at, point = at+length, end
	}
}

// bracketed is what stands within the pair of marks that s begins with, and the length of
// it all in bytes; 0 if the pair holds another of its kind or is not closed soon enough.
func bracketed(s string) (within string, length int) {
	open, size := utf8.DecodeRuneInString(s)
	shut := shutBy[open]
	within = s[size:min(len(s), maxDirection)]
	end := strings.IndexFunc(within, func(r rune) bool { return r == shut || r == open })
	if end < 0 {
		return "", 0
	}
	last, width := utf8.DecodeRuneInString(within[end:])
	if last != shut {
		return "", 0
	}
	return within[:end], size + end + width
}

// IsDirection reports whether words that a file sets apart from what is around them say what
// happened: "laughs", "(pause)".
func IsDirection(words string) bool {
	return len(words) <= maxDirection && isDirection(words)
}

// isDirection reports whether the words within a pair of brackets say what happened rather
// than what was said. Times and punctuation among them do not count.
func isDirection(within string) bool {
	words := strings.FieldsFunc(strings.ToLower(within), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M) && r != '\'' && r != '’'
	})
	switch {
	case len(words) == 0:
		return false
	case words[0] == "whereupon", directionPhrases[strings.Join(words, " ")]:
		return true
	}
	return isSound(words) || isBoundary(words) || isLanguage(words) || isAction(words)
}

// isAction: "points to the map", "showing a photograph".
func isAction(words []string) bool {
	const most = 7
	return actionWords[words[0]] && len(words) <= most && !has(words, spokenWords)
}

// isSound: "laughs softly", "laughter and applause", "several inaudible words".
func isSound(words []string) bool {
	const most = 5
	return len(words) <= most && has(words, soundWords) && !has(words, spokenWords)
}

// isBoundary: "end of audio", "recording paused".
func isBoundary(words []string) bool {
	const most = 8
	if len(words) < 2 || len(words) > most {
		return false
	}
	of := boundaryWords[words[0]] && words[1] == "of" && has(words[2:], mediumWords)
	return of || mediumWords[words[0]] && len(words) <= 4 && has(words[1:], boundaryWords) && !has(words, spokenWords)
}

// isLanguage: "in Russian", "speaking French", "through an interpreter".
func isLanguage(words []string) bool {
	last := words[len(words)-1]
	switch words[0] {
	case "in":
		return len(words) == 2 && languages[last]
	case "speaks", "speaking", "spoken", "continues", "continuing", "replies", "answers", "responds":
		return len(words) <= 3 && (languages[last] || last == "language")
	case "via", "through", "by", "with", "as":
		return len(words) <= 3 && interpreting[last]
	}
	return false
}

func has(words []string, set map[string]bool) bool {
	for _, w := range words {
		if set[w] {
			return true
		}
	}
	return false
}

// directionPhrases are whole directions, with white space for hyphens.
var directionPhrases = oneOf(`cross talk, off mic, off mike, off microphone, off camera, off the record, off record,
	no audio, no audible response, no response, no verbal response, silence, long silence, music, music playing,
	music plays, theme music, background noise, noise, static, beep, door opens, door closes, door slams, phone rings,
	phone ringing, telephone rings, knock, knocks, knocking, bell rings, dog barks, dog barking, baby cries,
	clears throat, clearing throat, shakes head, shaking head, thumbs up, points, singing, sings, cries, unclear,
	break, short break, break taken, brief recess, recess, recess taken, lunch break, interruption,
	technical difficulties, technical difficulty, audio gap, tape change, simultaneous interpretation, interpreter,
	consecutive interpretation, interpretation, translation, foreign language, speaking foreign language,
	simultaneous speech, overlapping speech, overlapping, speaking simultaneously, multiple speakers,
	multiple voices, indistinct, indistinct chatter, chatter, redacted, name redacted, continued, gasps, together,
	long silence, tape ends, tape off, tape on, laughing together,
	rires, rire, il rit, elle rit, soupir, soupirs, silence, applaudissements, inintelligible, inaudible,
	risas, risa, risita, risitas, se ríe, ríe, ríen, riendo, entre risas, suspira, suspiro, susurra, susurrando, susurros, solloza,
	llora, llorando, gritos, tose, carraspea, aplausos, ininteligible, pausa, silencio, música, risate, ride, ridono, inaudibile,
	incomprensibile, risos, riso, inaudível, lachen, lacht, lachend, gelächter, seufzt, räuspert sich, applaus, beifall,
	unverständlich, unv, schweigen, lange pause, kurze pause, musik, gelach, onverstaanbaar, śmiech, śmieje się, niezrozumiałe,
	смех, смеется, смеётся, аплодисменты, неразборчиво, пауза, вздыхает, сміх, нерозбірливо, 笑, 笑声, 笑聲, 笑い, 听不清, 聽不清, 停顿,
	掌声, 沉默, 聞き取れず, 沈黙, 拍手, 웃음, ضحك, يضحك, تضحك, صمت, תשואות, צחוק, צוחק, צוחקת, שתיקה, לא ברור`)

// actionWords begin what somebody is seen to do.
var actionWords = oneOf(`points, pointing, shows, showing, looks, looking, turns, turning, stands, sits, leaves, enters,
	reads, reading, imitates, imitating, whistles, whistling, taps, tapping, waves, waving, picks, hands, drinks, drinking,
	eats, eating, mimes, demonstrates, draws, drawing, speaks, counts, rises, kisses, bangs, slams, snaps, gets, puts, opens,
	closes, walks, searches, mimics`)

// soundWords make a direction of the few words about them.
var soundWords = oneOf(`laughter, laughs, laughing, laugh, chuckles, chuckle, chuckling, giggles, giggling, applause,
	applauds, inaudible, unintelligible, indiscernible, crosstalk, coughs, coughing, sighs, sighing, sobs, sobbing,
	crying, weeps, weeping, sneezes, sniffs, sniffles, sniffling, snorts, groans, cheers, cheering, booing, boos,
	clapping, claps, pause, pauses, pausing, whispers, whispering, yawns, humming, hums, nods, nodding, shrugs,
	smiles, smiling, gestures, gesturing, gesticulates, exhales, inhales`)

// spokenWords are of people talking, not of somebody describing them.
var spokenWords = oneOf(`i, i'm, i’m, we, you, my, your, our, me, us, was, were, is, are, am, think, not, said, that's,
	that’s, it's, it’s, heard, have, had, would, should, could, if, because, like, don't, don’t`)

var boundaryWords = oneOf(`start, starts, started, beginning, begin, begins, end, ends, ended, stop, stops, stopped,
	pause, paused, pauses, resumed, resumes, resume, conclusion, cuts, interrupted, off, on, break, gap, missing,
	change, malfunction, glitch`)

var mediumWords = oneOf(`audio, tape, recording, interview, transcript, transcription, file, side, session, video,
	track, disc, disk, cd, reel, segment, clip, excerpt, recorder, microphone`)

var interpreting = oneOf(`interpreter, interpreters, interpreted, interpretation, translator, translation, translated`)

var languages = oneOf(`arabic, armenian, azerbaijani, bengali, bosnian, bulgarian, cantonese, catalan, chinese, creole,
	croatian, czech, danish, dari, dutch, english, estonian, farsi, finnish, flemish, french, gaelic, georgian, german,
	greek, gujarati, hausa, hebrew, hindi, hungarian, icelandic, igbo, indonesian, irish, italian, japanese, kazakh,
	khmer, korean, kurdish, latin, latvian, lithuanian, macedonian, malay, mandarin, mongolian, nepali, norwegian,
	pashto, persian, polish, portuguese, punjabi, quechua, romanian, russian, serbian, slovak, slovene, slovenian,
	somali, spanish, swahili, swedish, tagalog, tamil, thai, tibetan, tigrinya, turkish, ukrainian, urdu, uzbek,
	vietnamese, welsh, wolof, xhosa, yiddish, yoruba, zulu`)
