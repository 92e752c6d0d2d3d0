package rtf

// destinations are the control words that say where a group's words go. One that isn't
// here, after a star, lets them be passed over.
var destinations = map[string]func(*reader){
	"fonttbl":    to(toFonts),
	"colortbl":   to(toColours),
	"stylesheet": to(toStyles),
	"info":       to(toQuiet),
	"title":      captureTo(func(r *reader, words string) { r.title = words }),

	"footnote":   beginNote,
	"annotation": beginRemark,
	"atnauthor":  captureTo(func(r *reader, words string) { r.side.author = words }),
	"atnref":     captureTo(func(r *reader, words string) { r.side.ref = words }),
	"atrfstart":  captureTo(func(r *reader, words string) { r.state.flow.BeginComment(words) }),
	"atrfend":    captureTo(func(r *reader, words string) { r.state.flow.EndComment(words) }),

	"fldinst": captureTo(func(r *reader, words string) { r.side.instruction = words }),
	"fldrslt": beginResult,

	"pict":       beginPicture,
	"picprop":    to(toQuiet),
	"sn":         captureTo(func(r *reader, words string) { r.side.property = words }),
	"sv":         captureTo(setProperty),
	"shp":        beginShape,
	"shpgrp":     beginShape,
	"shpinst":    to(toQuiet),
	"do":         to(toQuiet),
	"shptxt":     beginBox,
	"dptxbxtext": beginBox,
	"shppict":    func(*reader) {},

	"object":         to(toQuiet),
	"result":         to(toText),
	"upr":            to(toQuiet),
	"ud":             to(toText),
	"nesttableprops": func(*reader) {},
	"moMath":         func(*reader) {},
	"moMathPara":     func(*reader) {},

	"nonshppict": to(toNothing), "shprslt": to(toNothing), "nonesttables": to(toNothing),
	"listtext": to(toNothing), "pntext": to(toNothing),
	"header": to(toNothing), "headerl": to(toNothing), "headerr": to(toNothing), "headerf": to(toNothing),
	"footer": to(toNothing), "footerl": to(toNothing), "footerr": to(toNothing), "footerf": to(toNothing),
	"ftnsep": to(toNothing), "ftnsepc": to(toNothing), "ftncn": to(toNothing),
	"aftnsep": to(toNothing), "aftnsepc": to(toNothing), "aftncn": to(toNothing),
	"xe": to(toNothing), "tc": to(toNothing), "tcn": to(toNothing), "rxe": to(toNothing), "objdata": to(toNothing),
}

// to lets a group's words go to a destination.
func to(d destination) func(*reader) {
	return func(r *reader) { r.state.to = d }
}
