export namespace app {
	
	export interface LostAnnotation {
	    quote: string;
	    note: string;
	    why: string;
	}
	export interface History {
	    undo: string;
	    redo: string;
	}
	export interface Project {
	    id: string;
	    name: string;
	    file: string;
	    folder: string;
	    readOnly: boolean;
	}
	export interface Removed {
	    transcripts: string[];
	    speakers: string[];
	    tags: string[];
	    highlights: string[];
	    memos: string[];
	}
	export interface ExportOptions {
	    format: string;
	    filter: string;
	    transcripts: string[];
	    groupBy: string;
	    questions: boolean;
	    notes: boolean;
	    descriptions: boolean;
	    memos: boolean;
	    citation: string;
	    noDirections: boolean;
	    cover: boolean;
	    perTag: boolean;
	    tagColumns: boolean;
	    byteMark: boolean;
	    rawCells: boolean;
	    footnotes: boolean;
	    comments: boolean;
	    pseudonyms: boolean;
	}
	export interface Preset {
	    id: string;
	    name: string;
	    options: ExportOptions;
	}
	export interface Pseudonym {
	    id: string;
	    name: string;
	    replacement: string;
	}
	export interface KeptFilter {
	    id: string;
	    name: string;
	    words: string;
	    groupBy: string;
	    sortBy: string;
	}
	export interface Attribute {
	    id: string;
	    of: string;
	    name: string;
	}
	export interface Folder {
	    id: string;
	    name: string;
	}
	export interface Memo {
	    id: string;
	    subject: string;
	    subjectId: string;
	    body: string;
	    updated: string;
	}
	export interface Highlight {
	    id: string;
	    transcriptId: string;
	    start: number;
	    end: number;
	    quote: string;
	    note: string;
	    tagIds: string[];
	    turn: number;
	    speakerId: string;
	}
	export interface Tag {
	    id: string;
	    parentId: string;
	    name: string;
	    colour: string;
	    description: string;
	    useWhen: string;
	    useNot: string;
	    example: string;
	    archived: boolean;
	    key: number;
	    position: number;
	    highlights: number;
	}
	export interface Speaker {
	    id: string;
	    name: string;
	    display: string;
	    role: string;
	    values: Record<string, string>;
	}
	export interface ListItem {
	    id: string;
	    title: string;
	    date: string;
	    place: string;
	    words: number;
	    turns: number;
	    highlights: number;
	    speakers: number;
	    progress: number;
	    opened: boolean;
	    folderId: string;
	    status: string;
	    values: Record<string, string>;
	}
	export interface Change {
	    revision: number;
	    label: string;
	    transcripts: ListItem[];
	    speakers: Speaker[];
	    tags: Tag[];
	    highlights: Highlight[];
	    memos: Memo[];
	    folders?: Folder[];
	    attributes?: Attribute[];
	    filters?: KeptFilter[];
	    pseudonyms?: Pseudonym[];
	    presets?: Preset[];
	    removed: Removed;
	    reread: string[];
	    project?: Project;
	    history: History;
	}
	export interface AnnotationReport {
	    file: string;
	    change?: Change;
	    added: number;
	    known: number;
	    byQuote: number;
	    lost: LostAnnotation[];
	}
	export interface AroundPassage {
	    speakerId: string;
	    turn: number;
	    text: string;
	    start: number;
	    end: number;
	}
	export interface Around {
	    passages: AroundPassage[];
	}
	
	
	export interface Backup {
	    key: string;
	    taken: string;
	    bytes: number;
	    known: boolean;
	    transcripts: number;
	    highlights: number;
	    tags: number;
	    memos: number;
	}
	export interface Cell {
	    subjectId: string;
	    field: string;
	    value: string;
	}
	
	export interface CodebookChoices {
	    sheet: number;
	    heading: boolean;
	    columns: string[];
	    separator: string;
	}
	export interface CodebookColumn {
	    heading: string;
	    sample: string;
	}
	export interface CodebookLine {
	    path: string;
	    name: string;
	    depth: number;
	    status: string;
	    colour: string;
	    changes: string[];
	}
	export interface CodebookPreview {
	    file: string;
	    project: string;
	    sheets: string[];
	    choices: CodebookChoices;
	    columns: CodebookColumn[];
	    separators: string[];
	    lines: CodebookLine[];
	    new: number;
	    changed: number;
	    same: number;
	    notes: string[];
	}
	export interface ConcordanceLine {
	    passage: number;
	    match: number;
	    transcriptId: string;
	    turn: number;
	    speakerId: string;
	    before: string;
	    words: string;
	    after: string;
	}
	export interface Concordance {
	    lines: ConcordanceLine[];
	    more: boolean;
	}
	
	export interface CopiedExport {
	    text: string;
	    html: string;
	    excerpts: number;
	}
	export interface Correction {
	    id: string;
	    start: number;
	    end: number;
	    was: string;
	}
	export interface ExcerptGroup {
	    id: string;
	    turn: number;
	    count: number;
	    transcripts: number;
	}
	export interface ExcerptQuery {
	    words: string;
	    groupBy: string;
	    sortBy: string;
	    from: number;
	    count: number;
	}
	export interface ExcerptRow {
	    id: string;
	    transcriptId: string;
	    quote: string;
	    cut: boolean;
	    note: string;
	    tagIds: string[];
	    turn: number;
	    speakerIds: string[];
	    question: string;
	    created: string;
	}
	export interface FilterValue {
	    kind: string;
	    text: string;
	    to: string;
	    alone: boolean;
	    turns: number;
	    label: string;
	}
	export interface FilterTerm {
	    key: string;
	    not: boolean;
	    name: string;
	    words: string;
	    values: FilterValue[];
	}
	export interface ExcerptView {
	    words: string;
	    bound: string;
	    terms: FilterTerm[];
	    number: number;
	    groups: ExcerptGroup[];
	    rows: ExcerptRow[];
	    shown: number;
	    total: number;
	    transcripts: number;
	    speakers: number;
	}
	
	export interface Leak {
	    name: string;
	    found: string;
	    where: string;
	    around: string;
	}
	export interface Replaced {
	    name: string;
	    times: number;
	}
	export interface ExportPreview {
	    text: string;
	    page: string;
	    columns: string[];
	    rows: string[][];
	    cut: boolean;
	    excerpts: number;
	    total: number;
	    transcripts: number;
	    replaced: Replaced[];
	    leaks: Leak[];
	    moreLeaks: number;
	}
	export interface ExportProgress {
	    done: number;
	    of: number;
	    ms: number;
	    left: number;
	}
	export interface FilterChoice {
	    id: string;
	    count: number;
	}
	
	
	
	
	
	export interface HitMarked {
	    transcriptId: string;
	    turn: number;
	    speakerId: string;
	    quote: string;
	    does: string;
	}
	export interface NewTag {
	    id: string;
	    parentId: string;
	    name: string;
	    colour: string;
	}
	export interface SearchRequest {
	    view: string;
	    words: string;
	    pattern: boolean;
	    filter: string;
	}
	export interface HitMarking {
	    search: SearchRequest;
	    all: boolean;
	    only: number[];
	    extent: string;
	    tagIds: string[];
	    newTags: NewTag[];
	}
	export interface HitMarkings {
	    new: number;
	    tagged: number;
	    already: number;
	    transcripts: number;
	    first: HitMarked[];
	}
	export interface ImportChoices {
	    pattern: string;
	    names: Record<string, string>;
	    roles: Record<string, string>;
	    notSpeakers: string[];
	    frontEnd?: number;
	    title?: string;
	    date?: string;
	    place?: string;
	    encoding: string;
	    people: Record<string, string>;
	    peopleRoles: Record<string, string>;
	    marks: recognise.MarkChoices;
	}
	export interface ImportColour {
	    colour: string;
	    name: string;
	    count: number;
	    words: string;
	    in: boolean;
	    tag: string;
	}
	export interface ImportFile {
	    key: string;
	    name: string;
	    folder: string;
	    bytes: number;
	    state: string;
	    reason: string;
	    again: string;
	    title: string;
	    words: number;
	    turns: number;
	    speakers: number;
	    gaps: number;
	    unsure: number;
	}
	export interface ImportHighlight {
	    start: number;
	    end: number;
	    colour: string;
	}
	export interface ImportLabel {
	    labels: string[];
	    name: string;
	    role: string;
	    turns: number;
	}
	export interface ImportMarks {
	    comments: number;
	    passages: number;
	    says: string;
	    colours: ImportColour[];
	    highlights: number;
	}
	export interface Span {
	    start: number;
	    end: number;
	}
	export interface ImportParagraph {
	    text: string;
	    speaker: string;
	    display: string;
	    role: string;
	    time: string;
	    kind: string;
	    directions: Span[];
	    highlights: ImportHighlight[];
	    frontEnd: number;
	}
	export interface KnownPerson {
	    id: string;
	    name: string;
	    display: string;
	    role: string;
	    transcripts: number;
	    files: number;
	    same: boolean;
	}
	export interface ImportPerson {
	    name: string;
	    known: KnownPerson[];
	}
	export interface ImportPreview {
	    key: string;
	    name: string;
	    format: string;
	    encoding: string;
	    encodings: string[];
	    bytes: number;
	    sha256: string;
	    title: string;
	    date: string;
	    place: string;
	    pattern: string;
	    patterns: string[];
	    labels: ImportLabel[];
	    alike: string[][];
	    unsure: string[];
	    warnings: string[];
	    words: number;
	    turns: number;
	    gaps: number;
	    people: ImportPerson[];
	    marks: ImportMarks;
	    lines: ImportParagraph[];
	    more: number;
	}
	export interface ImportedFile {
	    file: string;
	    id: string;
	    title: string;
	    words: number;
	    turns: number;
	    gaps: number;
	    highlights: number;
	    warnings: string[];
	    left: string;
	    error: string;
	}
	export interface ImportReport {
	    files: ImportedFile[];
	    canceled: boolean;
	    change?: Change;
	}
	export interface ImportRequest {
	    leaveOut: string[];
	    again: string[];
	    common: ImportChoices;
	    own: Record<string, ImportChoices>;
	}
	export interface ImportStatus {
	    batch: string;
	    phase: string;
	    done: number;
	    of: number;
	    left: number;
	    total: number;
	    files: ImportFile[];
	    revision: number;
	}
	
	
	
	
	export interface Linked {
	    ref: string;
	    words: string;
	    transcriptId: string;
	    turn: number;
	}
	
	export interface Lost {
	    transcripts: number;
	    highlights: number;
	    tags: number;
	    memos: number;
	}
	
	export interface Marked {
	    author: string;
	    created: string;
	}
	
	export interface MenuItem {
	    id: string;
	    label: string;
	    key: string;
	}
	export interface Menu {
	    label: string;
	    items: MenuItem[];
	}
	
	export interface NewHighlight {
	    id: string;
	    transcriptId: string;
	    start: number;
	    end: number;
	    note: string;
	    tagIds: string[];
	    newTags: NewTag[];
	}
	
	export interface Notice {
	    text: string;
	    offers: string;
	}
	export interface Placed {
	    id: string;
	    start: number;
	    end: number;
	    note: string;
	    tagIds: string[];
	}
	
	export interface Progress {
	    done: number;
	    of: number;
	}
	
	
	export interface Quote {
	    highlightId: string;
	    transcriptId: string;
	    title: string;
	    quote: string;
	    note: string;
	    speakerId: string;
	    turn: number;
	}
	export interface ReadFilter {
	    words: string;
	    bound: string;
	    terms: FilterTerm[];
	}
	export interface RecentFile {
	    key: string;
	    name: string;
	    folder: string;
	}
	export interface Repair {
	    whole: boolean;
	    unjournaled: boolean;
	    unsure: boolean;
	    transcripts: number;
	    highlights: number;
	    tags: number;
	    memos: number;
	    moved: number;
	    lost: Lost;
	    losses: string[];
	}
	export interface Recovery {
	    file: string;
	    folder: string;
	    message: string;
	    damaged: boolean;
	    repair?: Repair;
	    backups: Backup[];
	}
	export interface Removal {
	    into: string;
	    below: boolean;
	    bare: boolean;
	}
	
	
	
	export interface SavedExport {
	    path: string;
	    excerpts: number;
	    notices: string[];
	}
	export interface SearchCount {
	    hits: number;
	    transcripts: number;
	    done: boolean;
	    after: number;
	    last: string;
	}
	export interface SearchHit {
	    passage: number;
	    transcriptId: string;
	    turn: number;
	    speakerId: string;
	    text: string;
	    marks: Span[];
	    cut: boolean;
	    cutEnd: boolean;
	    matches: number;
	}
	export interface SearchHits {
	    hits: SearchHit[];
	    next: number;
	}
	export interface SearchPlaces {
	    transcriptId: string;
	    matches: Span[];
	    first: number;
	}
	
	export interface SearchWriting {
	    id: string;
	    transcriptId: string;
	    text: string;
	    marks: Span[];
	    cut: boolean;
	    cutEnd: boolean;
	}
	export interface SearchWritings {
	    kind: string;
	    total: number;
	    first: SearchWriting[];
	}
	export interface Settings {
	    theme: string;
	    textSize: number;
	    lineHeight: number;
	    measure: number;
	    typeface: string;
	    dimQuestions: boolean;
	    ruler: boolean;
	    leftWidth: number;
	    rightWidth: number;
	    asideWidth: number;
	    leftHidden: boolean;
	    rightHidden: boolean;
	    historySteps: number;
	    lookFirst: boolean;
	    export: string;
	    singleKeys: boolean;
	    keys: Record<string, string>;
	}
	export interface Source {
	    name: string;
	    format: string;
	    sha256: string;
	    bytes: number;
	    imported: string;
	}
	
	
	export interface SpeakerCount {
	    id: string;
	    transcripts: number;
	    turns: number;
	    words: number;
	    highlights: number;
	}
	export interface Spoken {
	    position: number;
	    known: boolean;
	}
	export interface State {
	    project: Project;
	    transcripts: ListItem[];
	    speakers: Speaker[];
	    tags: Tag[];
	    memos: Memo[];
	    filters: KeptFilter[];
	    folders: Folder[];
	    attributes: Attribute[];
	    palette: string[];
	    pseudonyms: Pseudonym[];
	    presets: Preset[];
	    settings: Settings;
	    recent: RecentFile[];
	    history: History;
	    revision: number;
	    notices: Notice[];
	    open: string;
	}
	export interface Step {
	    id: number;
	    label: string;
	    at: string;
	    undone: boolean;
	}
	export interface TableChange {
	    name: string;
	    column: string;
	    was: string;
	    becomes: string;
	}
	export interface TableChoices {
	    sheet: number;
	    targets: string[];
	}
	export interface TableColumn {
	    heading: string;
	    sample: string;
	}
	export interface TableField {
	    field: string;
	    name: string;
	}
	export interface TablePreview {
	    of: string;
	    file: string;
	    choices: TableChoices;
	    sheets: string[];
	    columns: TableColumn[];
	    fields: TableField[];
	    rows: number;
	    matched: number;
	    changed: number;
	    unknown: string[];
	    unknownInAll: number;
	    unsure: string[];
	    unread: string[];
	    newNames: string[];
	    changes: TableChange[];
	}
	
	export interface TagCount {
	    id: string;
	    highlights: number;
	    transcripts: number;
	    speakers: number;
	    allHighlights: number;
	    allTranscripts: number;
	    allSpeakers: number;
	    like: string;
	    likeId: string;
	    unseen: boolean;
	}
	export interface TagCounts {
	    tags: TagCount[];
	    untagged: number;
	}
	export interface Voice {
	    speakerId: string;
	    turns: number;
	    words: number;
	    share: number;
	}
	export interface Turn {
	    speakerId: string;
	    number: number;
	    start: number;
	    end: number;
	    time: string;
	    unanswered: boolean;
	}
	export interface Transcript {
	    id: string;
	    title: string;
	    date: string;
	    place: string;
	    text: string;
	    length: number;
	    frontEnd: number;
	    turns: Turn[];
	    directions: Span[];
	    highlights: Placed[];
	    corrections: Correction[];
	    voices: Voice[];
	    words: number;
	    gaps: number;
	    readTo: number;
	    source: Source;
	}
	export interface Trashed {
	    id: string;
	    kind: string;
	    title: string;
	    thrown: string;
	}
	

}

export namespace recognise {
	
	export interface MarkChoices {
	    noComments: boolean;
	    leftOut: string[];
	    tags: Record<string, string>;
	}

}

