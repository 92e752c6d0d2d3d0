// Package sample holds the interview offered to whoever opens Manicule for the first time.
//
// It is a transcript of the US Department of State: Secretary of State John Kerry,
// interviewed by Mikhail Gusman of Rossiya 24 in Moscow on 23 March 2016. As a work of the
// United States government it is in the public domain.
package sample

import _ "embed"

// Name is the name of the file.
const Name = "kerry-rossiya24.txt"

// Bytes is the file as it was published: UTF-8 plain text.
//
//go:embed kerry-rossiya24.txt
var Bytes []byte
