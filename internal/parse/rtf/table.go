package rtf

// wantedDepth is how deep in tables the paragraph stands.
func (r *reader) wantedDepth() int {
	s := &r.state
	switch {
	case s.depth > 0:
		return s.boxed + s.depth
	case s.inTable, r.row:
		return s.boxed + 1
	}
	return s.boxed
}

// fitTables begins and ends tables so that the paragraph stands as deep as it should.
func (r *reader) fitTables() { r.fitTablesTo(r.wantedDepth()) }

func (r *reader) fitTablesTo(depth int) {
	flow := r.state.flow
	for flow.Depth() > depth {
		flow.EndTable()
	}
	for flow.Depth() < depth {
		flow.BeginTable()
		flow.Row()
	}
}

// endCell ends a cell of a table at a depth.
func (r *reader) endCell(depth int) error {
	r.fitTablesTo(r.state.boxed + depth)
	err := r.state.flow.End(r.kindOf())
	r.state.flow.Begin()
	r.state.flow.Skip(1)
	return err
}

// endRow ends a row of a table at a depth.
func (r *reader) endRow(depth int) {
	r.fitTablesTo(r.state.boxed + depth)
	r.state.flow.Row()
}
