package decode

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// charset is an encoding with its name.
type charset struct {
	name     string
	encoding encoding.Encoding // nil for UTF-8, which needs no decoding
}

// charsets are the encodings a person can choose, those met most often first and then by region.
var charsets = []charset{
	{"UTF-8", nil},
	{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"windows-1252", charmap.Windows1252},
	{"macintosh", charmap.Macintosh},
	{"ISO-8859-15", charmap.ISO8859_15},
	{"IBM850", charmap.CodePage850},
	{"windows-1250", charmap.Windows1250},
	{"ISO-8859-2", charmap.ISO8859_2},
	{"IBM852", charmap.CodePage852},
	{"windows-1257", charmap.Windows1257},
	{"ISO-8859-13", charmap.ISO8859_13},
	{"windows-1251", charmap.Windows1251},
	{"KOI8-R", charmap.KOI8R},
	{"KOI8-U", charmap.KOI8U},
	{"ISO-8859-5", charmap.ISO8859_5},
	{"IBM866", charmap.CodePage866},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic},
	{"windows-1253", charmap.Windows1253},
	{"ISO-8859-7", charmap.ISO8859_7},
	{"windows-1254", charmap.Windows1254},
	{"windows-1255", charmap.Windows1255},
	{"ISO-8859-8", charmap.ISO8859_8},
	{"windows-1256", charmap.Windows1256},
	{"ISO-8859-6", charmap.ISO8859_6},
	{"windows-874", charmap.Windows874},
	{"windows-1258", charmap.Windows1258},
	{"Shift_JIS", japanese.ShiftJIS},
	{"EUC-JP", japanese.EUCJP},
	{"ISO-2022-JP", japanese.ISO2022JP},
	{"GB18030", simplifiedchinese.GB18030},
	{"Big5", traditionalchinese.Big5},
	{"EUC-KR", korean.EUCKR},
}

// Encodings returns the names of the encodings that a person can choose for a text file,
// in the order of a menu.
func Encodings() []string {
	names := make([]string, len(charsets))
	for i, c := range charsets {
		names[i] = c.name
	}
	return names
}

// named finds an encoding by any name it goes by: "latin1" is windows-1252, "gb2312" is
// GB18030. Capitals don't matter.
func named(label string) (charset, bool) {
	label = strings.TrimSpace(label)
	for _, c := range charsets {
		if strings.EqualFold(c.name, label) {
			return c, true
		}
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return charset{}, false
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == "replacement" || name == "x-user-defined" {
		return charset{}, false
	}
	return known(name, e), true
}

// known is a named encoding as the menu has it, where it does.
func known(name string, e encoding.Encoding) charset {
	switch name {
	case "gbk":
		name = "GB18030" // which holds all that GBK holds
	case "iso-8859-8-i":
		name = "ISO-8859-8"
	}
	for _, c := range charsets {
		if strings.EqualFold(c.name, name) {
			return c
		}
	}
	return charset{name, e}
}

// must is an encoding of the menu.
func must(name string) charset {
	c, ok := named(name)
	if !ok {
		panic("no encoding " + name)
	}
	return c
}

// wide reports whether every letter takes two bytes.
func (c charset) wide() bool { return strings.HasPrefix(c.name, "UTF-16") }
