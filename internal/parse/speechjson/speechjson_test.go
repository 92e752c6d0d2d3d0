package speechjson

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var format = parsetest.Reader{Is: Is, Read: Read}

// outline is a document's paragraphs in short.
func outline(d document.Document) string {
	_, lines, _ := strings.Cut(parsetest.Timeline(d), "\n")
	return strings.NewReplacer("caption ", "", "| ", "|").Replace(lines)
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, data, format, want string }{
		{
			"Whisper", `{"text":" One. Two.","segments":[{"id":0,"start":0.5,"end":1.25,"text":" One."},{"start":"2","end":null,"text":" Two."}],"language":"en"}`,
			"whisper", "500-1250 |One.\n2000-? |Two.\n",
		},
		{"Whisper without segments", `{"text":" One. Two.","segments":[],"language":"en"}`, "whisper", "?-? |One. Two.\n"},
		{"Whisper, text alone", `{"text":"One. Two."}`, "whisper", "?-? |One. Two.\n"},
		{
			"faster-whisper, words with spaces", `{"segments":[{"start":1,"end":9,"text":" One. Two three.","words":[
				{"start":1,"end":2,"word":" One."},{"start":3,"end":4,"word":" Two"},{"start":8.5,"end":9,"word":" three."}]}]}`,
			"whisper", "1000-9000 |One. {3000}Two {8500}three.\n",
		},
		{"faster-whisper, no words", `{"segments":[{"start":1,"end":9,"text":" One.","words":null}]}`, "whisper", "1000-9000 |One.\n"},
		{
			"WhisperX, speakers of segments", `{"segments":[{"start":1,"end":2,"text":"One.","speaker":"SPEAKER_00"},{"start":2,"end":3,"text":"Two.","speaker":"SPEAKER_01"}]}`,
			"whisper", "1000-2000 SPEAKER_00|One.\n2000-3000 SPEAKER_01|Two.\n",
		},
		{
			"WhisperX, two speakers in a segment", `{"segments":[{"start":1,"end":5,"text":"One 2. Three.","speaker":"SPEAKER_00","words":[
				{"word":"One","start":1,"end":2,"speaker":"SPEAKER_00"},{"word":"2."},{"word":"Three.","start":3,"end":4,"speaker":"SPEAKER_01"}]}]}`,
			"whisper", "1000-2000 SPEAKER_00|One 2.\n3000-5000 SPEAKER_01|Three.\n",
		},
		{"Whisper pipelines", `{"text":"One two.","chunks":[{"timestamp":[0.0,1.5],"text":" One two and three."},{"timestamp":[1.5,null],"text":" Four five six."}]}`, "whisper", "0-1500 |One two and three.\n1500-? |Four five six.\n"},
		{"Whisper in C++", `{"systeminfo":"","result":{"language":"en"},"transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:01,500"},"offsets":{"from":0,"to":1500},"text":" One."}]}`, "whisper", "0-1500 |One.\n"},
		{
			"podcast, a word each", `{"version":"1.0.0","segments":[{"speaker":"A. Host","startTime":0.5,"endTime":0.75,"body":"I"},{"speaker":"A. Host","startTime":1,"endTime":1.25,"body":"am."},{"speaker":"Guest","startTime":2.75,"endTime":3.0,"body":"No"}]}`,
			"podcast", "500-1250 A. Host|I am.\n2750-3000 Guest|No\n",
		},
		{
			"Amazon Transcribe", `{"jobName":"j","results":{"transcripts":[{"transcript":"One, two. Three."}],
				"speaker_labels":{"speakers":2,"segments":[{"start_time":"0.1","end_time":"1.0","speaker_label":"spk_0","items":[{"start_time":"0.1","end_time":"0.5","speaker_label":"spk_0"},{"start_time":"0.6","end_time":"1.0","speaker_label":"spk_0"}]},
					{"start_time":"2.0","end_time":"2.5","speaker_label":"spk_1","items":[{"start_time":"2.0","end_time":"2.5","speaker_label":"spk_1"}]}]},
				"items":[{"start_time":"0.1","end_time":"0.5","type":"pronunciation","alternatives":[{"confidence":"0.9","content":"One"}]},{"type":"punctuation","alternatives":[{"content":","}]},
					{"start_time":"0.6","end_time":"1.0","type":"pronunciation","alternatives":[{"content":"two"}]},{"type":"punctuation","alternatives":[{"content":"."}]},
					{"start_time":"2.0","end_time":"2.5","type":"pronunciation","alternatives":[{"content":"Three"}]},{"type":"punctuation","alternatives":[{"content":"."}]}]},"status":"COMPLETED"}`,
			"aws-transcribe", "100-1000 spk_0|One, two.\n2000-2500 spk_1|Three.\n",
		},
		{"Amazon Transcribe, segments alone", `{"results":{"audio_segments":[{"id":0,"transcript":"One.","start_time":"0.0","end_time":"1.2","speaker_label":"spk_0"}]}}`, "aws-transcribe", "0-1200 spk_0|One.\n"},
		{
			"Call Analytics", `{"Transcript":[{"ParticipantRole":"AGENT","Content":"Hello, you.","BeginOffsetMillis":40,"EndOffsetMillis":900,"Items":[{"Content":"Hello","BeginOffsetMillis":40},{"Content":","},{"Content":"you","BeginOffsetMillis":500}]},{"ParticipantRole":"CUSTOMER","Content":"Hi.","BeginOffsetMillis":800,"EndOffsetMillis":1200}]}`,
			"aws-call-analytics", "40-900 AGENT|Hello, you.\n800-1200 CUSTOMER|Hi.\n",
		},
		{
			"Google, speakers repeated at the end", `{"results":[{"alternatives":[{"transcript":"one two","words":[{"startTime":"0s","word":"one"}]}]},{"alternatives":[{"transcript":" three","words":[
				{"startTime":"0s","endTime":"0.5s","word":"one","speakerTag":1},{"startTime":"0.500s","endTime":"1s","word":"two","speakerTag":1},{"startTime":"2.300s","endTime":"3s","word":"three","speakerTag":2}]}]}]}`,
			"google-speech", "0-1000 Speaker 1|one two\n2300-3000 Speaker 2|three\n",
		},
		{"Google, plain", `{"results":[{"alternatives":[{"transcript":"one two","confidence":0.9}]},{"alternatives":[{"transcript":" three"}]}]}`, "google-speech", "?-? |one two\n?-? |three\n"},
		{"Google, an operation", `{"name":"1","done":true,"response":{"results":[{"alternatives":[{"transcript":"one","words":[{"start_time":{"seconds":1,"nanos":500000000},"word":"one"}]}]}]}}`, "google-speech", "1500-? |one\n"},
		{
			"Azure", `{"combinedRecognizedPhrases":[],"recognizedPhrases":[{"channel":0,"speaker":1,"offset":"PT1.2S","duration":"PT2S","offsetInTicks":12000000.0,"durationInTicks":20000000.0,"nBest":[{"lexical":"one","display":"One."}]},{"channel":0,"speaker":2,"offset":"PT1M5.5S","duration":"PT1S","nBest":[{"display":"Two."}]}]}`,
			"azure-speech", "1200-3200 Speaker 1|One.\n65500-66500 Speaker 2|Two.\n",
		},
		{
			"Azure, two channels", `{"recognizedPhrases":[{"channel":0,"offsetInTicks":10000000,"durationInTicks":1,"nBest":[{"display":"One."}]},{"channel":0,"offsetInTicks":50000000,"nBest":[{"display":"Three."}]},{"channel":1,"offsetInTicks":30000000,"nBest":[{"display":"Two."}]}]}`,
			"azure-speech", "1000-1000 Channel 0|One.\n3000-? Channel 1|Two.\n5000-? Channel 0|Three.\n",
		},
		{"Azure, fast", `{"durationMilliseconds":1,"combinedPhrases":[{"text":"One."}],"phrases":[{"channel":0,"offsetMilliseconds":40,"durationMilliseconds":100,"text":"One.","words":[{"text":"One.","offsetMilliseconds":40}]}]}`, "azure-speech", "40-140 |One.\n"},
		{
			"Deepgram, words", `{"metadata":{},"results":{"channels":[{"alternatives":[{"transcript":"one two","words":[{"word":"one","punctuated_word":"One.","start":0.1,"end":0.5,"speaker":0},{"word":"two","punctuated_word":"Two.","start":1.0,"end":1.5,"speaker":1}]}]}]}}`,
			"deepgram", "100-500 Speaker 0|One.\n1000-1500 Speaker 1|Two.\n",
		},
		{
			"Deepgram, paragraphs", `{"results":{"channels":[{"alternatives":[{"transcript":"x","words":[],"paragraphs":{"transcript":"","paragraphs":[{"sentences":[{"text":"One.","start":0.1,"end":1},{"text":"Two.","start":2,"end":3}],"speaker":0,"start":0.1,"end":3}]}}]}]}}`,
			"deepgram", "100-3000 Speaker 0|One. {2000}Two.\n",
		},
		{
			"AssemblyAI", `{"id":"x","audio_url":"https://example.org/a.mp3","text":"One. Two.","words":[],"utterances":[{"speaker":"A","text":"One.","start":250,"end":900,"words":[]},{"speaker":"B","text":"Two.","start":1000,"end":1900}]}`,
			"assemblyai", "250-900 Speaker A|One.\n1000-1900 Speaker B|Two.\n",
		},
		{
			"Rev", `{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"One","ts":0.5,"end_ts":1.0},{"type":"punct","value":", "},{"type":"text","value":"two","ts":1.1,"end_ts":1.5},{"type":"punct","value":"."}]},{"speaker":1,"elements":[{"type":"text","value":"Three","ts":2.0,"end_ts":2.5}]}],"speakers":[{"id":1,"name":"Guest"}]}`,
			"rev", "500-1500 Speaker 0|One, two.\n2000-2500 Guest|Three\n",
		},
		{
			"Speechmatics", `{"format":"2.9","results":[{"type":"word","start_time":0.1,"end_time":0.4,"alternatives":[{"content":"One","speaker":"S1"}]},{"type":"punctuation","start_time":0.4,"end_time":0.4,"attaches_to":"previous","alternatives":[{"content":".","speaker":"S1"}]},{"type":"word","start_time":1,"end_time":1.4,"alternatives":[{"content":"Two","speaker":"S2"}]}]}`,
			"speechmatics", "100-400 S1|One.\n1000-1400 S2|Two\n",
		},
		{"anything, a list", `[{"speaker":"Host","text":"One two three.","start_time":"00:00:01.5"},{"speaker":"Guest","text":"Four five.","start_time":"00:00:03"}]`, "json", "1500-? Host|One two three.\n3000-? Guest|Four five.\n"},
		{"anything, within", `{"meta":{"tags":[{"name":"x"}]},"data":{"list":[{"speaker_name":"Host","transcript":"One two three.","start-ms":1500},{"speaker":{"name":"Guest"},"transcript":"Four five.","start-ms":3000}]}}`, "json", "1500-? Host|One two three.\n3000-? Guest|Four five.\n"},
		{"anything, words", `{"words":[{"text":"One","start":0.1,"end":0.4,"speaker_id":"speaker_0"},{"text":" ","speaker_id":"speaker_0"},{"text":"two.","start":0.5,"end":0.9,"speaker_id":"speaker_0"},{"text":"Three","start":2,"end":3,"speaker_id":"speaker_1"}]}`, "json", "100-900 speaker_0|One two.\n2000-3000 speaker_1|Three\n"},
		{"anything, lines", "{\"text\":\"One two.\"}\n{\"text\":\"Three four.\"}\n", "json", "?-? |One two.\n?-? |Three four.\n"},
		{"anything, whole numbers", `[{"role":"user","content":"One two three.","start":0,"end":4000},{"role":"host","content":"Four five.","start":4000,"end":9000}]`, "json", "0-4000 user|One two three.\n4000-9000 host|Four five.\n"},
		{"duplicate keys", `{"segments":[],"segments":[{"text":"One.","text":"Two.","start":1,"start":2}]}`, "whisper", "2000-? |Two.\n"},
		{"nulls and other types", `{"segments":[{"text":"One.","start":{},"end":[],"words":"none","speaker":null},null,7,{"text":5,"start":true}]}`, "whisper", "?-? |One.\n?-? |5\n"},
		{"lines of a screen", `{"segments":[{"start":1,"text":"one\r\ntwo \n三\n四\n\nfive","words":[{"word":"five","start":9}]}]}`, "whisper", "1000-? |one two 三四⏎{9000}five\n"},
		{"no space between", `{"version":"1","segments":[{"speaker":"甲","startTime":0,"body":"你"},{"speaker":"甲","startTime":1,"body":"好"}]}`, "podcast", "0-? 甲|你好\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := format.Fuzzed(t, []byte(c.data))
			if got := outline(d); got != c.want || d.Format != c.format {
				t.Errorf("%s:\n%swant %s:\n%s", d.Format, got, c.format, c.want)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, data, reason string }{
		{"another object", `{"name":"manicule","version":"1.0","dependencies":{"a":"1"}}`, "without a transcript"},
		{"another list", `[{"id":1},{"id":2}]`, "without a transcript"},
		{"empty", `{}`, "without a transcript"},
		{"no words", `{"segments":[{"start":0,"text":" "}]}`, "without a transcript"},
		{"large and of no known shape", `[{"text":"` + strings.Repeat("word ", mostUnknown/5) + `"},{"text":"word"}]`, "without a transcript"},
		{"cut", `{"segments":[{"start":0,"text":"One`, "is damaged"},
		{"deep", `{"a":` + strings.Repeat(`[`, 2_000_000), "is damaged"},
		{"deep and closed", `{"a":` + strings.Repeat(`[`, 100_000) + strings.Repeat(`]`, 100_000) + `}`, "is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(document.File{Name: "talk.ext", Data: []byte(c.data)})
			parsetest.Refused(t, err, "talk.ext", c.reason)
		})
	}
}

func TestIs(t *testing.T) {
	for _, c := range []struct {
		data string
		want bool
	}{
		{`{"a":1}`, true},
		{"\uFEFF [ {\n \"a\"", true},
		{"{\x00\"\x00a\x00", true},
		{"{}", true},
		{"[00:01] Host: hello", false},
		{"[Music]", false},
		{"{\\rtf1", false},
		{"{b} hello", false},
		{"", false},
		{"[", false},
	} {
		if Is([]byte(c.data)) != c.want {
			t.Errorf("Is(%q) is not %v", c.data, c.want)
		}
	}
}

// samples are files in the shapes that recognisers write.
var samples = []string{
	"assemblyai.json", "aws_call_analytics.json", "aws_transcribe.json", "azure_speech.json", "deepgram.json", "faster_whisper.json",
	"google_speech.json", "podcastns_example.json", "rev.json", "segments_list.json", "whisperx.json",
}

func TestSamples(t *testing.T) { format.Samples(t, samples, *update) }

func FuzzRead(f *testing.F) {
	for _, name := range samples {
		data := parsetest.ReadFile(f, filepath.Join("../testdata", name))
		if len(data) < 10_000 {
			f.Add(data)
		}
	}
	f.Add([]byte(`{"text":"One.\r\u0000","segments":[{"text":"One. \ud800","start":"1:02","speaker":7,"words":[{"word":"One","start":1e300,"end":"NaN"}]}]}`))
	f.Add([]byte(`[{"a":[{"text":"x","start":"PT1H2M3S"},{"text":"y","ms":{"seconds":1}}]}]`))
	f.Fuzz(func(t *testing.T, data []byte) { format.Fuzzed(t, data) })
}

func BenchmarkRead(b *testing.B) {
	one := `{"id":1,"start":1.5,"end":4.25,"text":" These are the words that somebody says.","tokens":[1,2,3,4],"words":[{"word":" These","start":1.5,"end":1.7,"probability":0.9},{"word":" are","start":1.8,"end":2.0,"probability":0.9}]},`
	data := []byte(`{"segments":[` + strings.Repeat(one, 10<<20/len(one)) + `{"start":0,"text":"end"}]}`)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(document.File{Name: "long.json", Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}
