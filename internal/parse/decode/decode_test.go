package decode

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
)

// in encodes words; what the encoding lacks fails the test.
func in(t testing.TB, encoding, words string) []byte {
	t.Helper()
	c, ok := named(encoding)
	if !ok {
		t.Fatalf("no encoding %s", encoding)
	}
	if c.encoding == nil {
		return []byte(words)
	}
	data, err := c.encoding.NewEncoder().Bytes([]byte(words))
	if err != nil {
		t.Fatalf("%s: %v", encoding, err)
	}
	return data
}

// languages are short talks with the encodings their files come in.
var languages = []struct {
	name, encodings, words string
}{
	{"English", "UTF-8 UTF-16LE UTF-16BE windows-1252 macintosh", "Interviewer: When did you move here?\nMaria: It was in the spring – I can’t say which week. We’d lived by the harbour, “in the old town”, and my mother didn’t want to go…\n"},
	{"German", "UTF-8 UTF-16LE windows-1252 macintosh", "Interviewer: Wann sind Sie hierher gezogen?\nMaria: Im Frühjahr, glaube ich. Wir hatten vorher am Hafen gewohnt, in der Altstadt, und meine Mutter wollte überhaupt nicht weg. Das war natürlich schwer für sie, größer als alles davor.\n"},
	{"French", "UTF-8 UTF-16BE windows-1252 macintosh", "Enquêteur : Quand êtes-vous arrivés ici ?\nMarie : C’était au printemps, je crois. Nous avions habité près du port, dans la vieille ville, et ma mère ne voulait pas déménager. Ça a été très difficile pour elle, évidemment.\n"},
	{"Spanish", "UTF-8 UTF-16LE windows-1252", "Entrevistadora: ¿Cuándo llegaron ustedes aquí?\nMaría: Fue en primavera, creo. Habíamos vivido junto al puerto, en la ciudad vieja, y mi madre no quería marcharse. Después nos acostumbramos, pero los primeros años fueron difíciles.\n"},
	{"Polish", "UTF-8 UTF-16LE windows-1250 ISO-8859-2", "Badacz: Kiedy się państwo tutaj przeprowadzili?\nMaria: To było na wiosnę, tak myślę. Wcześniej mieszkaliśmy przy porcie, na starym mieście, i moja matka wcale nie chciała wyjeżdżać. Później się przyzwyczailiśmy, ale pierwsze lata były ciężkie.\n"},
	{"Czech", "UTF-8 windows-1250 ISO-8859-2", "Tazatel: Kdy jste se sem přestěhovali?\nMarie: Bylo to na jaře, myslím. Předtím jsme bydleli u přístavu, ve starém městě, a moje matka vůbec nechtěla odejít. Později jsme si zvykli, ale první léta byla těžká a dlouhá.\n"},
	{"Hungarian", "UTF-8 windows-1250 ISO-8859-2", "Kérdező: Mikor költöztek ide?\nMária: Tavasszal, azt hiszem. Azelőtt a kikötőnél laktunk, az óvárosban, és az édesanyám egyáltalán nem akart elköltözni. Később megszoktuk, de az első évek nagyon nehezek voltak nekünk.\n"},
	{"Russian", "UTF-8 UTF-16LE UTF-16BE windows-1251 KOI8-R IBM866 x-mac-cyrillic", "Интервьюер: Когда вы сюда переехали?\nМария: Кажется, это было весной. Раньше мы жили у порта, в старом городе, и моя мать совсем не хотела уезжать. Потом мы привыкли, но первые годы были тяжёлые.\n"},
	{"Ukrainian", "UTF-8 windows-1251", "Дослідниця: Коли ви сюди переїхали?\nМарія: Здається, це було навесні. Раніше ми жили біля порту, у старому місті, і моя мати зовсім не хотіла їхати. Потім ми звикли, але перші роки були важкі.\n"},
	{"Greek", "UTF-8 UTF-16LE windows-1253 ISO-8859-7", "Ερευνήτρια: Πότε ήρθατε εδώ;\nΜαρία: Ήταν άνοιξη, νομίζω. Πριν μέναμε κοντά στο λιμάνι, στην παλιά πόλη, και η μητέρα μου δεν ήθελε καθόλου να φύγει. Μετά συνηθίσαμε, αλλά τα πρώτα χρόνια ήταν δύσκολα.\n"},
	{"Turkish", "UTF-8 UTF-16LE windows-1254", "Görüşmeci: Buraya ne zaman taşındınız?\nAyşe: İlkbaharda, sanırım. Daha önce limanın yanında, eski şehirde oturuyorduk ve annem hiç gitmek istemiyordu. Sonra alıştık, ama ilk yıllar çok güçtü, ağır geçti.\n"},
	{"Hebrew", "UTF-8 UTF-16LE windows-1255 ISO-8859-8", "מראיינת: מתי עברתם לכאן?\nמרים: זה היה באביב, אני חושבת. לפני כן גרנו ליד הנמל, בעיר העתיקה, ואמא שלי בכלל לא רצתה לעזוב. אחר כך התרגלנו, אבל השנים הראשונות היו קשות.\n"},
	{"Arabic", "UTF-8 UTF-16LE windows-1256 ISO-8859-6", "الباحثة: متى انتقلتم إلى هنا؟\nمريم: كان ذلك في الربيع، على ما أظن. كنا نسكن قرب الميناء، في المدينة القديمة، وأمي لم تكن تريد الرحيل أبدا. بعد ذلك تعودنا، لكن السنوات الأولى كانت صعبة.\n"},
	{"Thai", "UTF-8 UTF-16LE windows-874", "ผู้สัมภาษณ์: คุณย้ายมาที่นี่เมื่อไหร่\nมาลี: น่าจะเป็นช่วงฤดูใบไม้ผลิ ก่อนหน้านี้เราอยู่ใกล้ท่าเรือในเมืองเก่า และแม่ของฉันไม่อยากไปเลย ต่อมาเราก็ชิน แต่ปีแรกๆ ลำบากมาก\n"},
	{"Japanese", "UTF-8 UTF-16LE UTF-16BE Shift_JIS EUC-JP ISO-2022-JP", "聞き手：いつこちらに引っ越して来られましたか。\nマリア：春だったと思います。その前は港のそばの古い町に住んでいて、母は全然行きたがりませんでした。あとで慣れましたが、最初の何年かは大変でした。\n"},
	{"Chinese, simplified", "UTF-8 UTF-16LE GB18030", "采访者：你们是什么时候搬到这里来的？\n玛丽：我想是春天吧。以前我们住在港口旁边的老城里，我母亲一点也不想走。后来我们习惯了，但是头几年很困难。\n"},
	{"Chinese, traditional", "UTF-8 UTF-16BE Big5", "訪問者：你們是什麼時候搬到這裡來的？\n瑪麗：我想是春天吧。以前我們住在港口旁邊的老城裡，我母親一點也不想走。後來我們習慣了，但是頭幾年很困難。\n"},
	{"Korean", "UTF-8 UTF-16LE EUC-KR", "면담자: 언제 이곳으로 이사 오셨습니까?\n마리아: 봄이었던 것 같아요. 그 전에는 항구 옆 오래된 동네에 살았는데, 어머니는 전혀 떠나고 싶어 하지 않으셨어요. 나중에는 익숙해졌지만 처음 몇 년은 힘들었습니다.\n"},
}

func TestEveryLanguageIsReadInItsEncodings(t *testing.T) {
	for _, l := range languages {
		for encoding := range strings.FieldsSeq(l.encodings) {
			t.Run(l.name+"/"+encoding, func(t *testing.T) {
				plain, got, err := Text(document.File{Name: "talk.txt", Data: in(t, encoding, l.words)})
				if err != nil || plain != l.words {
					t.Errorf("in %s: %q, %v", got, plain, err)
				}
			})
		}
	}
}

// TestChosenEncodings has every encoding of the menu read back what it wrote.
func TestChosenEncodings(t *testing.T) {
	for _, encoding := range Encodings() {
		t.Run(encoding, func(t *testing.T) {
			words := wordsFor(encoding)
			for _, chosen := range []string{encoding, strings.ToUpper(encoding)} {
				f := document.File{Name: "talk.txt", Data: in(t, encoding, words), Encoding: chosen}
				if plain, got, err := Text(f); err != nil || plain != words || got != encoding {
					t.Errorf("%q in %s: %v", plain, got, err)
				}
			}
		})
	}
}

// wordsFor are words that the encoding can write: of a language that uses it, if any.
func wordsFor(encoding string) string {
	for _, l := range languages {
		if slices.Contains(strings.Fields(l.encodings), encoding) {
			return l.words
		}
	}
	switch encoding {
	case "ISO-8859-5", "KOI8-U":
		return "Кто там? Это я.\n"
	case "windows-1258":
		return "Tôi đây, à ô, đi.\n"
	case "windows-1257", "ISO-8859-13":
		return "Kas ten? Žmogus iš uosto, ąčęėįšųū.\n"
	case "IBM852":
		return "Kdo je tam? Člověk z přístavu.\n"
	}
	return "Where? In the café, à côté, año.\n"
}

func TestOtherNames(t *testing.T) {
	for label, want := range map[string]string{
		"latin1": "windows-1252", "ISO-8859-1": "windows-1252", " utf8 ": "UTF-8", "cp1251": "windows-1251", "sjis": "Shift_JIS",
		"gb2312": "GB18030", "GBK": "GB18030", "utf-16": "UTF-16LE", "iso-8859-8-i": "ISO-8859-8", "ISO-8859-3": "iso-8859-3", "tis-620": "windows-874",
	} {
		if c, ok := named(label); !ok || c.name != want {
			t.Errorf("%s is %s, want %s", label, c.name, want)
		}
	}
	for _, label := range []string{"", "klingon", "replacement", "x-user-defined", "hz-gb-2312", "../etc"} {
		if c, ok := named(label); ok {
			t.Errorf("%q is %s", label, c.name)
		}
	}
}

func TestTextAsItComes(t *testing.T) {
	for _, c := range []struct{ name, data, words, encoding string }{
		{"ASCII", "Q: a\n", "Q: a\n", "UTF-8"},
		{"byte order mark", "\uFEFFQ: é", "Q: é", "UTF-8"},
		{"mark before bad bytes", "\uFEFFQ: \xE9", "Q: \uFFFD", "UTF-8"},
		{"UTF-16 with its mark", "\xFF\xFEQ\x00:\x00\xE9\x00", "Q:é", "UTF-16LE"},
		{"the other UTF-16", "\xFE\xFF\x00Q\x00:\x00\xE9", "Q:é", "UTF-16BE"},
		{"UTF-16 cut within a letter", "\xFF\xFEQ\x00:\x00\xE9", "Q:\uFFFD", "UTF-16LE"},
		{"half a pair", "\xFF\xFEQ\x00\x3D\xD8:\x00", "Q\uFFFD:", "UTF-16LE"},
		{"mixed line ends", "a\r\nb\rc\nd", "a\nb\nc\nd", "UTF-8"},
		{"Unicode's own line ends", "a\u2028b\u2029c", "a\u2028b\nc", "UTF-8"},
		{"tabs and spaces", "\ta  b\u00A0\u202Fc ", "\ta  b\u00A0\u202Fc ", "UTF-8"},
		{"bidi and zero width", "\u202Ea\u200B\u2066b", "\u202Ea\u200B\u2066b", "UTF-8"},
		{"not composed", "e\u0301", "e\u0301", "UTF-8"},
		{"one Windows letter", "Q: Where?\nA: Caf\xE9.\n", "Q: Where?\nA: Café.\n", "windows-1252"},
		{"Windows quotes", "\x93It\x92s late\x94 \x96 she said.", "“It’s late” – she said.", "windows-1252"},
		{"cut within a letter", "Q: né?\nA: Caf\xC3", "Q: né?\nA: Caf\uFFFD", "UTF-8"},
		{"a little damage", "Zwölf äußerst gewöhnliche Wörter für möglichst späte Gäste, hübsch \xE4.", "Zwölf äußerst gewöhnliche Wörter für möglichst späte Gäste, hübsch \uFFFD.", "UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			words, encoding, err := Text(document.File{Name: "talk.txt", Data: []byte(c.data)})
			if err != nil || words != c.words || encoding != c.encoding {
				t.Errorf("%q in %s, %v", words, encoding, err)
			}
			if damaged := strings.Contains(c.words, "\uFFFD"); damaged != (len(Warnings(words)) == 1) {
				t.Errorf("warnings %q", Warnings(words))
			}
		})
	}
}

func TestDeclared(t *testing.T) {
	for _, c := range []struct{ name, data, label, chosen, words string }{
		{"as declared", "caf\xE9 \xF1", "macintosh", "", "cafÈ Ò"},
		{"the bytes know better", "café", "macintosh", "", "café"},
		{"not what it says", "caf\xE9", "UTF-8", "", "café"},
		{"declared inside itself", "caf\xE9", "UTF-16", "", "café"},
		{"unknown", "caf\xE9", "klingon", "", "café"},
		{"the person knows best", "caf\xE9", "macintosh", "windows-1251", "cafй"},
	} {
		t.Run(c.name, func(t *testing.T) {
			words, _, err := Declared(document.File{Name: "a", Data: []byte(c.data), Encoding: c.chosen}, c.label)
			if err != nil || words != c.words {
				t.Errorf("%q, %v", words, err)
			}
		})
	}
}

func TestTextRefuses(t *testing.T) {
	for _, c := range []struct {
		name, data, chosen, reason string
		code                       fault.Code
	}{
		{"empty", "", "", "is empty", fault.Refused},
		{"only a mark", "\uFEFF", "", "has no words in it", fault.Refused},
		{"only a wide mark", "\xFF\xFE", "", "has no words in it", fault.Refused},
		{"only spaces", " \t\r\n\u00A0", "", "has no words in it", fault.Refused},
		{"a NUL among letters", "Q: a\x00b", "", "is not a text file", fault.Refused},
		{"control characters", "\x01\x02\x03 words", "", "is not a text file", fault.Refused},
		{"numbers", "\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00", "", "is not a text file", fault.Refused},
		{"numbers, though wide letters were chosen", "\x01\x00\x02\x00\x03\x00", "UTF-16LE", "is not a text file", fault.Refused},
		{"unknown encoding", "words", "klingon", `knows no encoding called "klingon"`, fault.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := Text(document.File{Name: "talk.txt", Data: []byte(c.data), Encoding: c.chosen})
			if found := fault.From(err); err == nil || found.Code != c.code || found.Hint == "" || !strings.Contains(found.Message, c.reason) {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestTellingLettersMayComeLate has a letter outside ASCII far from the beginning of one long line.
func TestTellingLettersMayComeLate(t *testing.T) {
	for _, separator := range []string{" ", "\n"} {
		long := strings.Repeat("one two three"+separator, 200_000)
		data := append([]byte(long), in(t, "windows-1251", languages[7].words)...)
		words, encoding, err := Text(document.File{Name: "long.txt", Data: append(data, long...)})
		if err != nil || encoding != "windows-1251" || words != long+languages[7].words+long {
			t.Errorf("%d bytes in %s, %v", len(words), encoding, err)
		}
	}
}

func TestPeek(t *testing.T) {
	for _, encoding := range []string{"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"} {
		data := in(t, encoding, "<html><p>one, two and three"+strings.Repeat("\nwords and words", 2000))
		if got := Peek(data); !strings.HasPrefix(got, "<html><p>one") || len(got) > 10_000 {
			t.Errorf("%s: %.20q, %d bytes", encoding, got, len(got))
		}
	}
}

func FuzzText(f *testing.F) {
	for _, l := range languages {
		for encoding := range strings.FieldsSeq(l.encodings) {
			f.Add(in(f, encoding, l.words), "")
		}
	}
	f.Add([]byte("Q: a\x00b\xFF"), "UTF-16BE")
	f.Add([]byte("\x1B$B\x24"), "ISO-2022-JP")
	f.Fuzz(func(t *testing.T, data []byte, chosen string) {
		file := document.File{Name: "talk.txt", Data: data, Encoding: chosen}
		words, encoding, err := Text(file)
		if err != nil {
			if found := fault.From(err); found.Code == fault.Internal || found.Hint == "" {
				t.Fatalf("%v names no reason or hint", err)
			}
			return
		}
		if !utf8.ValidString(words) || strings.ContainsAny(words, "\r\x00") || strings.TrimSpace(words) == "" {
			t.Fatalf("%q became %q", data, words)
		}
		if again, same, _ := Text(file); again != words || same != encoding {
			t.Fatalf("%q in %s, and then %q in %s", words, encoding, again, same)
		}
		file.Encoding = encoding
		if again, _, err := Text(file); err != nil || again != words {
			t.Fatalf("%q, and with the encoding chosen %q, %v", words, again, err)
		}
	})
}

func BenchmarkText(b *testing.B) {
	for _, encoding := range []string{"UTF-8", "UTF-16LE", "windows-1252"} {
		b.Run(encoding, func(b *testing.B) {
			data := in(b, encoding, strings.Repeat("Interviewer: When did you move here – in the spring?\r\n\r\n", 200_000))
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, _, err := Text(document.File{Name: "talk.txt", Data: data}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
