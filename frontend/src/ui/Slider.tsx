interface SliderProps {
  label: string
  value: number
  least: number
  most: number
  step: number
  /** The value as it is read. */
  words: string
  onChange: (value: number) => void
}

/** A number between two, moved by pointer or arrows. */
export function Slider({ label, value, least, most, step, words, onChange }: SliderProps) {
  const share = (value - least) / (most - least)
  return (
    <label class="slider">
      <span class="label">{label}</span>
      <input
        type="range" min={least} max={most} step={step} value={value} aria-valuetext={words} style={{ '--share': share }}
        onInput={(e) => onChange(e.currentTarget.valueAsNumber)}
      />
      <output>{words}</output>
    </label>
  )
}
