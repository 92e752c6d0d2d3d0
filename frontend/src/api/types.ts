// The shapes that cross from Go, under their own names. Positions are UTF-16 units of a
// transcript's text.
import type { app, recognise } from '../../wailsjs/go/models'

export type AnnotationReport = app.AnnotationReport
export type Backup = app.Backup
/** What a write did. A whole list that it did not touch is null, or not there. */
export type Attribute = app.Attribute
export type Cell = app.Cell
export type Change = app.Change
export type Correction = app.Correction
export type CodebookChoices = app.CodebookChoices
export type CodebookLine = app.CodebookLine
export type CodebookPreview = app.CodebookPreview
export type AroundPassage = app.AroundPassage
export type ExcerptGroup = app.ExcerptGroup
export type ExcerptQuery = app.ExcerptQuery
export type ExcerptRow = app.ExcerptRow
export type ExcerptView = app.ExcerptView
export type FilterTerm = app.FilterTerm
export type FilterValue = app.FilterValue
export type ReadFilter = app.ReadFilter
export type KeptFilter = app.KeptFilter
export type ConcordanceLine = app.ConcordanceLine
export type ExportOptions = app.ExportOptions
export type ExportPreview = app.ExportPreview
export type ExportProgress = app.ExportProgress
export type Folder = app.Folder
export type Highlight = app.Highlight
export type History = app.History
export type HitMarking = app.HitMarking
export type HitMarkings = app.HitMarkings
export type ImportChoices = app.ImportChoices
export type ImportedFile = app.ImportedFile
export type ImportFile = app.ImportFile
export type ImportColour = app.ImportColour
export type ImportHighlight = app.ImportHighlight
export type ImportLabel = app.ImportLabel
export type ImportMarks = app.ImportMarks
export type ImportParagraph = app.ImportParagraph
export type ImportPerson = app.ImportPerson
export type ImportPreview = app.ImportPreview
export type ImportReport = app.ImportReport
export type ImportRequest = app.ImportRequest
export type ImportStatus = app.ImportStatus
export type KnownPerson = app.KnownPerson
export type Linked = app.Linked
export type ListItem = app.ListItem
export type MarkChoices = recognise.MarkChoices
export type Memo = app.Memo
export type Menu = app.Menu
export type NewHighlight = app.NewHighlight
export type NewTag = app.NewTag
export type Notice = app.Notice
export type Preset = app.Preset
export type Project = app.Project
export type Pseudonym = app.Pseudonym
export type Quote = app.Quote
export type RecentFile = app.RecentFile
export type Recovery = app.Recovery
export type Removal = app.Removal
export type Repair = app.Repair
export type SearchCount = app.SearchCount
export type SearchHit = app.SearchHit
export type SearchRequest = app.SearchRequest
export type SearchWriting = app.SearchWriting
export type SearchWritings = app.SearchWritings
export type Settings = app.Settings
export type Span = app.Span
export type Speaker = app.Speaker
export type SpeakerCount = app.SpeakerCount
export type State = app.State
export type Step = app.Step
export type TableChoices = app.TableChoices
export type TablePreview = app.TablePreview
export type Tag = app.Tag
export type TagCount = app.TagCount
export type TagCounts = app.TagCounts
/** A transcript with its highlights in full. */
export type Transcript = Omit<app.Transcript, 'highlights'> & { highlights: Highlight[] }
export type Trashed = app.Trashed
export type Turn = app.Turn
export type Voice = app.Voice

/** What has a table of its own. */
export type TableOf = 'transcript' | 'speaker'
export type MemoSubject = 'project' | 'transcript' | 'tag' | 'speaker'
/** What can be written about a tag. */
export type TagPart = 'description' | 'use_when' | 'use_not' | 'example'
