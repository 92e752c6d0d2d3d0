package rtf

import "strings"

// kind is what a token is.
type kind int

const (
	end kind = iota
	open
	shut
	word   // a control word, as \par or \b0
	sign   // a control symbol, as \~
	octet  // a byte as two digits, \'e9
	letter // a run of letters
)

// token is the smallest piece of the format that means something.
type token struct {
	kind  kind
	text  string // a word's name, a symbol, or letters; a byte, for an octet
	value int    // what follows a word's name
	given bool   // whether anything does
}

// scanner cuts a file into tokens.
type scanner struct {
	data string
	at   int
}

func (s *scanner) next() token {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case '\r', '\n':
			s.at++
		case '{':
			s.at++
			return token{kind: open}
		case '}':
			s.at++
			return token{kind: shut}
		case '\\':
			s.at++
			return s.control()
		default:
			return s.letters()
		}
	}
	return token{kind: end}
}

func (s *scanner) letters() token {
	rest := s.data[s.at:]
	n := strings.IndexAny(rest, "{}\\\r\n")
	if n < 0 {
		n = len(rest)
	}
	s.at += n
	return token{kind: letter, text: rest[:n]}
}

// control reads what follows a backslash.
func (s *scanner) control() token {
	if s.at == len(s.data) {
		return token{kind: end}
	}
	if !isLetter(s.data[s.at]) {
		s.at++
		if symbol := s.data[s.at-1]; symbol != '\'' {
			return token{kind: sign, text: s.data[s.at-1 : s.at]}
		}
		return s.hexadecimal()
	}
	start := s.at
	for s.at < len(s.data) && isLetter(s.data[s.at]) {
		s.at++
	}
	t := token{kind: word, text: s.data[start:s.at]}
	t.value, t.given = s.number()
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.text == "bin" {
		s.at += min(max(t.value, 0), len(s.data)-s.at)
	}
	return t
}

// number reads the digits after a control word. What is too large is a limit.
func (s *scanner) number() (value int, given bool) {
	const most = 1 << 30
	at, negative := s.at, false
	if at < len(s.data) && s.data[at] == '-' {
		at, negative = at+1, true
	}
	for ; at < len(s.data) && '0' <= s.data[at] && s.data[at] <= '9'; at++ {
		value, given = min(value*10+int(s.data[at]-'0'), most), true
	}
	if !given {
		return 0, false
	}
	s.at = at
	if negative {
		value = -value
	}
	return value, true
}

func (s *scanner) hexadecimal() token {
	value, digits := 0, 0
	for digits < 2 && s.at < len(s.data) {
		digit := strings.IndexByte("0123456789abcdef", s.data[s.at]|0x20)
		if digit < 0 {
			break
		}
		value, digits = value*16+digit, digits+1
		s.at++
	}
	if digits == 0 {
		return token{kind: octet}
	}
	return token{kind: octet, text: string([]byte{byte(value)})}
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
