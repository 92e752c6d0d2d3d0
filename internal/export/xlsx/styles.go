package xlsx

import (
	"fmt"

	"manicule/internal/export/ooxml"
	"manicule/internal/export/report"
)

// The styles of cells, by their place in the list of styles. Those of tags' colours follow.
const (
	plainStyle = iota
	headStyle
	firstColour
)

// paint is the styles of a workbook, with a fill for each colour of a tag.
type paint struct {
	colours []string // "1E68B9"
	styles  map[string]int
}

func newPaint(tags []*report.Tag) *paint {
	p := &paint{styles: map[string]int{}}
	for _, tag := range tags {
		if _, met := p.styles[tag.Colour]; !met && isColour(tag.Colour) {
			p.styles[tag.Colour] = firstColour + len(p.colours)
			p.colours = append(p.colours, tag.Colour[1:])
		}
	}
	return p
}

func (p *paint) of(colour string) int { return p.styles[colour] } // plain for what is no colour

func (p *paint) write(x *ooxml.XML) {
	x.Raw(`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
		`<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>`,
		`<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>`,
		`<font><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font></fonts>`)
	x.Raw(fmt.Sprintf(`<fills count="%d"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`, 3+len(p.colours)),
		solid("EDEBE6"))
	for _, colour := range p.colours {
		x.Raw(solid(colour))
	}
	x.Raw(`</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>`,
		`<border><left/><right/><top/><bottom style="thin"><color rgb="FF8A857C"/></bottom><diagonal/></border></borders>`,
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
		fmt.Sprintf(`<cellXfs count="%d">`, firstColour+len(p.colours)), style(0, 0, 0), style(1, 2, 1))
	for i := range p.colours {
		x.Raw(style(2, 3+i, 0))
	}
	x.Raw(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
}

func solid(colour string) string {
	return `<fill><patternFill patternType="solid"><fgColor rgb="FF` + colour + `"/><bgColor indexed="64"/></patternFill></fill>`
}

// style is a cell with its words at the top, wrapped.
func style(font, fill, border int) string {
	return fmt.Sprintf(`<xf numFmtId="0" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">`+
		`<alignment vertical="top" wrapText="1"/></xf>`, font, fill, border)
}
