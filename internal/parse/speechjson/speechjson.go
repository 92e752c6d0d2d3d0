// Package speechjson reads the JSON that speech recognisers write, each in its own shape.
package speechjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/timing"
)

// object is a JSON object whose values were not read yet.
type object map[string]json.RawMessage

// shape is what one recogniser's JSON looks like.
type shape struct {
	format string
	is     func(o object) bool
	read   func(o object) []speech
}

// shapes are asked in turn; one that asks for less comes after those that ask for more.
var shapes = []shape{
	{"podcast", isPodcast, readPodcast},
	{"whisper", isWhisper, readWhisper},
	{"whisper", isWhisperChunks, readWhisperChunks},
	{"whisper", isWhisperCpp, readWhisperCpp},
	{"aws-transcribe", isTranscribe, readTranscribe},
	{"aws-call-analytics", isCallAnalytics, readCallAnalytics},
	{"azure-speech", isAzure, readAzure},
	{"azure-speech", isAzureFast, readAzureFast},
	{"deepgram", isDeepgram, readDeepgram},
	{"speechmatics", isSpeechmatics, readSpeechmatics},
	{"google-speech", isGoogle, readGoogle},
	{"assemblyai", isAssemblyAI, readAssemblyAI},
	{"rev", isRev, readRev},
	{"whisper", isText, wholeText},
}

// Is reports whether data begins as JSON does that can hold a transcript: with an object, or
// with a list of objects.
func Is(data []byte) bool {
	const enough = 4 << 10
	head := bytes.TrimPrefix(data[:min(len(data), enough)], []byte("\uFEFF"))
	for _, mark := range []string{"\xFF\xFE", "\xFE\xFF"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	head = bytes.TrimSpace(bytes.ReplaceAll(head, []byte{0}, nil)) // UTF-16 has zero bytes between the signs
	if rest, found := bytes.CutPrefix(head, []byte("[")); found {
		head = bytes.TrimSpace(rest)
	}
	rest, found := bytes.CutPrefix(head, []byte("{"))
	rest = bytes.TrimSpace(rest)
	return found && len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
}

// Read reads the JSON of a speech recogniser: each piece of speech is a paragraph, divided
// where the speaker changes within it. JSON of an unknown shape is read if it has a list of
// objects with text in them; other JSON is refused with a fault that names the file.
func Read(f document.File) (document.Document, error) {
	data, encoding, err := utf8Of(f)
	if err != nil {
		return document.Document{}, err
	}
	top, err := values(data)
	if err != nil {
		return document.Document{}, fault.New(fault.Refused, "%s is damaged: its JSON ends early or has a mistake in it.", f.Name).
			WithHint("Export the transcript again and import that.").WithCause(err)
	}
	format, said := find(top, 0)
	if format == "" {
		format, said = "json", readAnything(top)
	}
	d := document.Document{Format: format, Encoding: encoding}
	for _, s := range said {
		d.Paragraphs = append(d.Paragraphs, s.paragraphs()...)
	}
	if len(d.Paragraphs) == 0 {
		return document.Document{}, noSpeech(f.Name)
	}
	d.Warnings = timing.Odd(d.Paragraphs)
	return d, nil
}

func noSpeech(name string) error {
	return fault.New(fault.Refused, "%s is JSON without a transcript that Manicule can find.", name).
		WithHint("Export the transcript as WebVTT, SRT or plain text and import that.")
}

// utf8Of returns the file's JSON in UTF-8, which nearly all is in.
func utf8Of(f document.File) (data []byte, encoding string, err error) {
	if f.Encoding == "" && utf8.Valid(f.Data) && bytes.IndexByte(f.Data, 0) < 0 {
		return bytes.TrimPrefix(f.Data, []byte("\uFEFF")), "UTF-8", nil
	}
	plain, encoding, err := decode.Text(f)
	return []byte(plain), encoding, err
}

// values returns the values that follow one another in data: one, or one a line. Their nesting
// is bounded by encoding/json.
func values(data []byte) ([]json.RawMessage, error) {
	if json.Valid(data) {
		return []json.RawMessage{bytes.TrimSpace(data)}, nil
	}
	var all []json.RawMessage
	for decoder := json.NewDecoder(bytes.NewReader(data)); ; {
		var value json.RawMessage
		switch err := decoder.Decode(&value); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, err
		}
		all = append(all, value)
	}
}

// find looks for a shape that is known in values, and in the objects in them that answers
// are wrapped in.
func find(values []json.RawMessage, depth int) (format string, said []speech) {
	const deepest = 3
	if depth > deepest || len(values) != 1 {
		return "", nil
	}
	o := objectOf(values[0])
	for _, s := range shapes {
		if s.is(o) {
			return s.format, s.read(o)
		}
	}
	for _, key := range []string{"response", "result", "results", "data", "transcription", "transcript"} {
		if inner := o[key]; isObject(inner) {
			if format, said := find([]json.RawMessage{inner}, depth+1); format != "" {
				return format, said
			}
		}
	}
	return "", nil
}

// objectOf returns the values of an object; none if data is something else.
func objectOf(data json.RawMessage) object {
	var o object
	if isObject(data) {
		into(data, &o)
	}
	return o
}

func isObject(data json.RawMessage) bool { return len(data) > 0 && data[0] == '{' }

func isList(data json.RawMessage) bool { return len(data) > 0 && data[0] == '[' }

// into reads data as far as it fits: what has another type than it should is left out.
func into(data json.RawMessage, target any) {
	if len(data) > 0 {
		json.Unmarshal(data, target) //nolint:errcheck // data is valid; a value of another type is skipped
	}
}

// first is the first element of a list as an object.
func first(data json.RawMessage) object {
	if !isList(data) {
		return nil
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if _, err := decoder.Token(); err != nil || !decoder.More() {
		return nil
	}
	var value json.RawMessage
	if decoder.Decode(&value) != nil {
		return nil
	}
	return objectOf(value)
}

// has reports whether an object has all of these keys.
func (o object) has(keys ...string) bool {
	for _, key := range keys {
		if _, found := o[key]; !found {
			return false
		}
	}
	return true
}
