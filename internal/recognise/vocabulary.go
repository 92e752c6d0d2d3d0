package recognise

import "strings"

// oneOf makes a set of phrases that commas divide.
func oneOf(phrases string) map[string]bool {
	set := map[string]bool{}
	for phrase := range strings.SplitSeq(phrases, ",") {
		set[strings.Join(strings.Fields(phrase), " ")] = true
	}
	return set
}

// askingLabels name who asks.
var askingLabels = oneOf(`question, questioner, q, interviewer, i, int, moderator, host, facilitator,
	researcher, reporter, journalist, presenter, anchor, examiner, interviewerin, fragesteller, fragestellerin, moderatorin,
	intervieweur, intervieweuse, enquêteur, enquêtrice, entrevistador, entrevistadora, intervistatore, intervistatrice,
	интервьюер, корреспондент, ведущий, ведущая, інтерв’юер, 聞き手, インタビュアー, 司会, 質問者, 记者, 記者, 采访者, 採訪者, 主持人, 面接者, 진행자, 기자`)

// genericLabels name others by what they do.
var genericLabels = oneOf(`answer, a, interviewee, respondent, participant, narrator, guest, speaker,
	unknown speaker, unidentified speaker, male speaker, female speaker, unknown, unidentified, man, woman,
	male voice, female voice, voice, subject, informant, witness, court, interpreter, translator, patient,
	client, student, teacher, audience, audience member, operator, staff, all, both, several voices, panelist,
	panellist, caller, observer, note taker, notetaker, unidentified male, unidentified female`)

// personLabels stand in a header before the name of who holds the part, as well as before
// what that person says.
var personLabels = oneOf(`interviewer, interviewee, participant, respondent, narrator, moderator, host, guest,
	subject, informant, facilitator, researcher, interpreter, translator, speaker, reporter, journalist, witness`)

// dateLabels, placeLabels and titleLabels stand before what the transcript is described by.
var (
	dateLabels = oneOf(`date, interview date, date of interview, date of the interview, recorded, recorded on,
		recording date, date recorded, interviewed on`)
	placeLabels = oneOf(`location, place, venue, interview location, location of interview, place of interview`)
	titleLabels = oneOf(`title, interview title`)
)

// metadataLabels stand before a line about the interview, and never name a speaker.
var metadataLabels = union(dateLabels, placeLabels, titleLabels, oneOf(`time, start time, end time, duration,
	length, interviewers, interviewees, participants, respondents, present, also present, speakers, narrators,
	topic, subjects, project, series, collection, repository, language, file, filename, file name, recording,
	audio, audio file, transcript, transcribed by, transcriber, transcription, transcribed, transcript by,
	recorded by, conducted by, interviewed by, interview, interview no, interview number, interview id, id,
	participant id, case, case no, tape, tape no, session, copyright, rights, source, url, keywords, abstract,
	summary, edited by, translated by, reviewed by, version, medium, format, pseudonym, gender, age,
	occupation, organisation, organization, born, date of birth`))

// asideLabels begin something said, or a heading.
var asideLabels = oneOf(`note, notes, nb, n.b, ps, p.s, warning, important, attention, example, for example,
	remember, reminder, caution, tip, hint, edit, update, correction, caveat, disclaimer, also, first, firstly,
	second, secondly, third, thirdly, finally, lastly, then, next, however, yes, no, well, so, and, but, or, because,
	okay, ok, right, now, today, plus, result, conclusion, introduction, background, methods, results,
	discussion, references, contents, index, legend, appendix, footnote, http, https, ftp, mailto, www, tel, re,
	fwd, fw, cc, bcc, to, from, sent`)

// numberedLabels head a part of a text where a number follows: "Chapter 2".
var numberedLabels = oneOf(`chapter, part, section, step, item, figure, fig, table, point, rule, page, line, question
	no, appendix, footnote, note, example, tape, side, reel, track, day, week, session, interview`)

// turnOnlyLabels never stand in a header.
var turnOnlyLabels = oneOf(`q, a, i, question, questioner, answer, all, both`)

// openingWords begin a sentence rather than a name.
var openingWords = oneOf(`he, she, they, we, you, it, this, that, these, those, there, here, what, why, how,
	when, where, who, if, my, your, his, her, our, their, one, another, some, i'm, it's, in, on, at, as, for, with`)

// smallWords stand without a capital inside names and offices.
var smallWords = oneOf(`of, the, and, to, for, de, da, di, du, del, della, des, dos, van, von, der, den, ten, ter,
	zu, la, le, al, el, bin, ibn, ben, bint, y, e, i`)

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, set := range sets {
		for phrase := range set {
			all[phrase] = true
		}
	}
	return all
}
