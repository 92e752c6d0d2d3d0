package markup

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// MaxDepth is how deep elements may stand in one another.
const MaxDepth = 512

// ErrDeep says that elements stand too deep in one another.
var ErrDeep = errors.New("the elements are nested too deeply")

// Decoder reads the XML of a text, which is decoded already, whatever encoding it declares.
func Decoder(plain string) *xml.Decoder {
	return decoder(strings.NewReader(plain), func(_ string, in io.Reader) (io.Reader, error) { return in, nil })
}

// decoder reads tokens. It knows the names of letters that HTML has.
func decoder(in io.Reader, charset func(string, io.Reader) (io.Reader, error)) *xml.Decoder {
	d := xml.NewDecoder(in)
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset
	return xml.NewTokenDecoder(&shallow{tokens: d})
}

// shallow reads tokens as long as the elements that are open are not too many.
type shallow struct {
	tokens *xml.Decoder
	depth  int
}

func (s *shallow) Token() (xml.Token, error) {
	token, err := s.tokens.RawToken()
	switch token.(type) {
	case xml.StartElement:
		s.depth++
	case xml.EndElement:
		s.depth--
	}
	if s.depth > MaxDepth {
		return nil, ErrDeep
	}
	return token, err
}
