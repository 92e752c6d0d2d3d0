package recognise

import (
	"strings"
	"unicode/utf8"
)

// column is what one column of a table holds.
type column struct {
	cells, times, numbers int
	points                int // of all its words
	names                 map[string]int
	labels                int // cells that may be a name
}

// readTable finds tables with a column of names beside a column of words.
func readTable(lines []line) reading {
	r := reading{left: map[int]bool{}, times: map[int]*int64{}}
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && sameTable(lines[start], lines[end]) {
			end++
		}
		if end == start {
			end++
			start = end
			continue
		}
		r.readOne(lines, start, end)
		start = end
	}
	if len(r.openings) < fewestTurns {
		return reading{}
	}
	return r
}

func sameTable(a, b line) bool {
	return a.p.Cell != nil && b.p.Cell != nil && a.p.Cell.Table == b.p.Cell.Table
}

// readOne reads the table of the lines from start to end.
func (r *reading) readOne(lines []line, start, end int) {
	head := headRow(lines[start:end])
	columns := columnsOf(lines[start:end], head)
	who, what := nameColumn(columns), wordColumn(columns)
	if who < 0 || what < 0 || who == what {
		return
	}
	for i := start; i < end; i++ {
		cell := lines[i].p.Cell
		switch {
		case cell.Row == head:
			r.left[i] = true
		case cell.Column == who:
			r.openings = append(r.openings, opening{line: i, name: strings.TrimSuffix(singleSpaced(lines[i].words), ":")})
		case cell.Column == what:
		case columns[cell.Column].times > 0:
			r.left[i] = true
			if ms, _ := timeAlone(lines[i].words); ms != nil {
				r.timeRow(lines, i, ms)
			}
		case 10*columns[cell.Column].numbers >= 9*columns[cell.Column].cells:
			r.left[i] = true
		}
	}
}

// timeRow gives a time to the first lines of its row's cells: the first that is not left out
// takes it.
func (r *reading) timeRow(lines []line, at int, ms *int64) {
	row := *lines[at].p.Cell
	first := at
	for first > 0 && sameTable(lines[first-1], lines[at]) && lines[first-1].p.Cell.Row == row.Row {
		first--
	}
	for i := first; i < len(lines) && sameTable(lines[i], lines[at]) && lines[i].p.Cell.Row == row.Row; i++ {
		goesOn := i > first && lines[i-1].p.Cell.Column == lines[i].p.Cell.Column
		if r.times[i] == nil && !goesOn {
			r.times[i] = ms
		}
	}
}

// headRow is the number of the first row if it says what the columns are; else -1.
func headRow(lines []line) int {
	row := lines[0].p.Cell.Row
	for _, l := range lines {
		if l.p.Cell.Row != row {
			break
		}
		if !columnHeads[strings.ToLower(strings.Trim(singleSpaced(l.words), " :"))] {
			return -1
		}
	}
	return row
}

func columnsOf(lines []line, head int) map[int]*column {
	columns := map[int]*column{}
	for _, l := range lines {
		cell := l.p.Cell
		if cell.Row == head {
			continue
		}
		c := columns[cell.Column]
		if c == nil {
			c = &column{names: map[string]int{}}
			columns[cell.Column] = c
		}
		c.add(l.words)
	}
	return columns
}

func (c *column) add(words string) {
	words = singleSpaced(words)
	c.cells++
	c.points += utf8.RuneCountInString(words)
	if ms, _ := timeAlone(words); ms != nil {
		c.times++
		return
	}
	if strings.Trim(words, "0123456789.#") == "" {
		c.numbers++
		return
	}
	name := strings.TrimSuffix(words, ":")
	if utf8.RuneCountInString(name) <= maxLabelPoints && mayBeName(name) && len(strings.Fields(name)) <= maxLabelWords {
		c.labels++
		c.names[name]++
	}
}

// nameColumn is the column whose cells are nearly all names, few of them different.
func nameColumn(columns map[int]*column) int {
	best := -1
	for i, c := range columns {
		if 10*c.labels >= 9*c.cells && c.cells > 1 && 2*len(c.names) <= c.cells+2 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

// wordColumn is the column that says most.
func wordColumn(columns map[int]*column) int {
	best := -1
	for i, c := range columns {
		if best < 0 || c.points > columns[best].points || c.points == columns[best].points && i < best {
			best = i
		}
	}
	return best
}

// columnHeads say what a column holds.
var columnHeads = oneOf(`speaker, speakers, name, who, voice, participant, person, role, text, transcript, transcription,
	words, speech, utterance, utterances, content, dialogue, what, said, comment, comments, notes, note, time, times,
	timestamp, timestamps, timecode, time code, start, start time, end, end time, from, to, in, out, duration, no, no., nr,
	nr., #, n, line, lines, turn, id, number, sprecher, sprecherin, zeit, zeile, orateur, locuteur, temps, texte, hablante,
	tiempo, texto, parlante, tempo, testo, falante, говорящий, время, текст`)
