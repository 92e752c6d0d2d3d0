import { asUsual, lineHeights, measures, placeOfSize, resetLook, settingsOpen, sizeAt, themes, toggleReadingSettings, typefaces } from '../state/look'
import { focused, toggleFocus } from '../state/panes'
import { change, dimQuestions, lineHeight, measure, ruler, textSize, textSizes, theme, typeface } from '../state/settings'
import { Popover } from '../ui/Popover'
import { Slider } from '../ui/Slider'
import { Switch } from '../ui/Switch'

/** The way to the reading settings, in the top bar. */
export function ReadingButton() {
  return (
    <button
      type="button" class="icon-button reading-button" aria-label="Reading settings" title="Reading settings" data-reading-settings
      aria-haspopup="dialog" aria-expanded={settingsOpen.value !== null} onClick={toggleReadingSettings}
    >
      <span aria-hidden="true">Aa</span>
    </button>
  )
}

/** How one likes to read. Every change shows at once. */
export function ReadingSettings() {
  const anchor = settingsOpen.value
  if (!anchor) return null
  return (
    <Popover label="Reading settings" anchor={anchor} class="reading-settings" onClose={() => (settingsOpen.value = null)}>
      <Themes />
      <Typefaces />
      <Slider
        label="Text size" value={placeOfSize(textSize.value)} least={0} most={textSizes.length - 1} step={1} words={`${textSize.value} %`}
        onChange={(i) => change({ textSize: sizeAt(i) })}
      />
      <Slider label="Line height" value={lineHeight.value} {...lineHeights} words={(lineHeight.value / 100).toFixed(1)} onChange={(to) => change({ lineHeight: to })} />
      <Slider label="Line length" value={measure.value} {...measures} words={`${measure.value} letters`} onChange={(to) => change({ measure: to })} />
      <Switch on={dimQuestions.value} onChange={(on) => change({ dimQuestions: on })}>Dim questions</Switch>
      <Switch on={ruler.value} onChange={(on) => change({ ruler: on })}>Reading ruler</Switch>
      <Switch on={focused.value} onChange={toggleFocus}>Nothing but the text <kbd>F</kbd></Switch>
      <div class="reading-foot">
        <button type="button" class="link" aria-disabled={asUsual.value} onClick={resetLook}>Back to the usual settings</button>
      </div>
    </Popover>
  )
}

function Themes() {
  return (
    <fieldset class="themes">
      <legend class="unseen">Theme</legend>
      {themes.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name="theme" checked={theme.value === value} onChange={() => change({ theme: value })} />
          <ThemeSample name={value} />
          <span class="theme-name">{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A little of a theme; of the system's, both that it may be. */
function ThemeSample({ name }: { name: string }) {
  const parts = name === 'system' ? ['light', 'dark'] : [name]
  return (
    <span class="theme-sample" aria-hidden="true">
      {parts.map((part, i) => <span key={part} data-theme={part}>{parts.length === 1 ? 'Aa' : 'Aa'[i]}</span>)}
    </span>
  )
}

function Typefaces() {
  return (
    <fieldset class="typefaces segments">
      <legend class="unseen">Typeface</legend>
      {typefaces.map(([value, label]) => (
        <label key={value} data-face={value}>
          <input type="radio" name="typeface" checked={typeface.value === value} onChange={() => change({ typeface: value })} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
