package epub

import (
	"errors"

	"manicule/internal/parse/archive"
	"manicule/internal/parse/markup"
)

// errProtected says that parts of a book are encrypted.
var errProtected = errors.New("the book is encrypted")

// veils are ways to make fonts useless outside their book, which no text is written in.
var veils = map[string]bool{
	"http://www.idpf.org/2008/embedding": true,
	"http://ns.adobe.com/pdf/enc#RC":     true,
}

// checkProtection reports with errProtected if parts other than fonts are encrypted.
func checkProtection(a *archive.Archive) error {
	const name = "META-INF/encryption.xml"
	if !a.Has(name) {
		return nil
	}
	data, err := a.Read(name)
	if err != nil {
		return err
	}
	r := markup.NewReader(data, names)
	if _, err := r.Root(); err != nil {
		return err
	}
	return r.Children(func(e markup.Element) error {
		if e.Name != "enc:EncryptedData" {
			return nil
		}
		return r.Children(func(e markup.Element) error {
			if e.Name == "enc:EncryptionMethod" && !veils[e.Attr("Algorithm")] {
				return errProtected
			}
			return nil
		})
	})
}
