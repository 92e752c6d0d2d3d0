import { expect, it } from 'vitest'
import { citation, richQuote, wordsOf } from './citation'

it.each([
  ['with everything', { quote: 'Well,\nyes. ', turn: 4, time: '0:12:40' }, { display: 'Ana' }, 'Interview 3', '“Well, yes.” (Ana, Interview 3, 0:12:40)'],
  ['without a time', { quote: 'Well, yes.', turn: 4, time: '' }, { display: 'Ana' }, 'Interview 3', '“Well, yes.” (Ana, Interview 3, turn 4)'],
  ['outside turns', { quote: 'Moscow', turn: 0, time: '' }, undefined, 'Interview 3', '“Moscow” (Interview 3)'],
  ['with nothing known', { quote: 'Moscow', turn: 0, time: '' }, undefined, '', '“Moscow”'],
])('cites %s', (_, h, speaker, title, expected) => {
  expect(citation(h, speaker, title)).toBe(expected)
})

it.each([
  ['by paragraph, cited', { quote: 'Well,\u2028yes.\n\nNo. ', turn: 4, time: '' }, true, { display: 'Ana' }, 'Interview 3',
    '<blockquote><p>Well,<br>yes.</p><p>No.</p></blockquote><p>— Ana, <cite>Interview 3</cite>, turn 4</p>\n'],
  ['alone', { quote: 'Yes.', turn: 4, time: '' }, false, { display: 'Ana' }, 'Interview 3', '<blockquote><p>Yes.</p></blockquote>\n'],
  ['as words, never markup', { quote: '</p><script>alert("x")</script> & \u0007', turn: 1, time: '' }, true, { display: '<img src=x>' }, '<b>"T"',
    '<blockquote><p>&lt;/p&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; \ufffd</p></blockquote><p>— &lt;img src=x&gt;, <cite>&lt;b&gt;&quot;T&quot;</cite>, turn 1</p>\n'],
])('writes a rich quote %s', (_, h, cited, speaker, title, expected) => {
  expect(richQuote(h, cited, speaker, title)).toBe(expected)
})

it('leaves the words as the transcript has its lines', () => {
  expect(wordsOf({ quote: 'Well,\u2028yes.\nNo.' })).toBe('Well,\nyes.\nNo.')
})
