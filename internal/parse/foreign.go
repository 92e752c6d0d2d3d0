package parse

import "bytes"

// Risky reports whether a file is of a format whose reader may be led astray by it: all but
// plain text, Markdown and captions. It asks no reader, and counts text that only looks like
// such a format too.
func Risky(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\uFEFF")), " \t\r\n")
	switch {
	case len(head) == 0:
		return false
	case foreignKind(data) != "", bytes.IndexByte(head, 0) >= 0, bytes.Contains(head, []byte("%PDF-")), bytes.HasPrefix(head, []byte("PK")):
		return true
	}
	return bytes.IndexByte([]byte("<{["), head[0]) >= 0
}

// signatures are the first bytes of files that are known not to be text.
var signatures = []struct{ start, kind string }{
	{"ID3\x03", "a sound recording"},
	{"ID3\x04", "a sound recording"},
	{"\xFF\xFB", "a sound recording"},
	{"OggS", "a sound recording"},
	{"fLaC", "a sound recording"},
	{"\x1A\x45\xDF\xA3", "a video recording"},
	{"\x89PNG\r\n", "a picture"},
	{"\xFF\xD8\xFF", "a picture"},
	{"GIF8", "a picture"},
	{"\x1F\x8B", "a compressed file"},
	{"7z\xBC\xAF", "a compressed file"},
	{"SQLite format 3\x00", "a database"},
}

// foreignKind says what a file that is not text is, by its first bytes; "" if they are of
// no known kind.
func foreignKind(data []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.start)) {
			return s.kind
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return archiveKind(data)
	case len(data) > 12 && (string(data[4:8]) == "ftyp" || string(data[8:12]) == "WAVE"):
		return "a recording"
	}
	return ""
}

// archiveKind tells zip archives from one another by the names inside, which an archive
// holds uncompressed.
func archiveKind(data []byte) string {
	switch {
	case bytes.Contains(data, []byte("xl/workbook")), bytes.Contains(data, []byte("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")):
		return "a spreadsheet"
	case bytes.Contains(data, []byte("ppt/presentation")), bytes.Contains(data, []byte("mimetypeapplication/vnd.oasis.opendocument.presentation")):
		return "a presentation"
	}
	return "a zip archive"
}

// instead says what to import in place of a file of a foreign kind.
func instead(kind string) string {
	switch kind {
	case "a sound recording", "a video recording", "a recording", "a picture":
		return "Import the transcript of it instead."
	case "a compressed file", "a zip archive":
		return "Unpack it and import the transcripts in it."
	}
	return "Open it in the program it was made with, save the transcript as plain text (.txt) or as a web page (.html) and import that."
}
