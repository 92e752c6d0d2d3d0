package rtf

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// western is the code page of a file that names none.
const western = 1252

// pages are the code pages by number.
var pages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 858: charmap.CodePage858,
	860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863, 865: charmap.CodePage865, 866: charmap.CodePage866,
	874: charmap.Windows874, 932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 20866: charmap.KOI8R, 28591: charmap.Windows1252, 65001: unicode.UTF8,
}

// charsets are the code pages of the character sets that fonts name. Those of no code page
// of their own, 0 and 1, are in the file's.
var charsets = map[int]int{
	77: 10000, 128: 932, 129: 949, 130: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257,
	204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

// decode gives bytes of a code page as text.
func decode(bytes []byte, page int) string {
	if isASCII(bytes) {
		return string(bytes)
	}
	coding, known := pages[page]
	if !known {
		coding = pages[western]
	}
	text, err := coding.NewDecoder().Bytes(bytes)
	if err != nil {
		return string(bytes) // made valid where it is written
	}
	return string(text)
}

func isASCII(bytes []byte) bool {
	for _, b := range bytes {
		if b >= 0x80 {
			return false
		}
	}
	return true
}
