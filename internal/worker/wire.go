package worker

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"manicule/internal/document"
	"manicule/internal/fault"
)

// A frame on the wire is its length, four bytes, the greatest first, and then its bytes. The
// first frame a worker gets is its setup, and it sends a started when it is ready; then come,
// for each file, a request and the file's bytes, and it sends an answer for each. All but the
// bytes are JSON.

// mostBytes is the length of the longest frame: far more than a file that is let in, or its
// document, can take.
const mostBytes = 512 << 20

var errTooLong = errors.New("a frame is too long")

// setup is what a worker is told before it reads anything.
type setup struct {
	Limits Limits
	Engine bool   // whether it is to make its engine ready
	Folder string // see Engine
}

type started struct{}

type request struct{ Name, Encoding string }

type answer struct {
	Document document.Document
	Fault    *refusal // set when the file was not read
}

// refusal is a fault as it crosses.
type refusal struct {
	Code          fault.Code
	Message, Hint string
}

func (r refusal) fault() error { return &fault.Error{Code: r.Code, Message: r.Message, Hint: r.Hint} }

func writeFrame(w io.Writer, data []byte) error {
	if len(data) > mostBytes {
		return errTooLong
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(data)
	return err
}

func readFrame(r io.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(head[:])
	if length > mostBytes {
		return nil, errTooLong
	}
	data := make([]byte, length)
	_, err := io.ReadFull(r, data)
	return data, err
}

func writeJSON(w io.Writer, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("encode %T: %w", value, err)
	}
	return writeFrame(w, data)
}

func readJSON(r io.Reader, into any) error {
	data, err := readFrame(r)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}
