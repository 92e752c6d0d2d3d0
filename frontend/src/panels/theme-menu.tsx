import { Minus, Plus } from 'lucide'
import { change, dimQuestions, resizeText, textSize, textSizes, theme } from '../state/settings'
import { Icon } from '../ui/Icon'
import type { MenuItem } from '../ui/Menu'

const themes = [['system', 'System'], ['light', 'Light'], ['dark', 'Dark']] as const

export function themeMenu(): MenuItem[] {
  return [
    ...themes.map(([value, label]) => ({ kind: 'one', label, on: theme.value === value, run: () => change({ theme: value }) }) as const),
    { kind: 'line' },
    { kind: 'row', label: 'Text size', content: <TextSize /> },
    { kind: 'line' },
    { kind: 'switch', label: 'Dim questions', on: dimQuestions.value, run: () => change({ dimQuestions: !dimQuestions.value }) },
  ]
}

function TextSize() {
  const size = textSize.value
  return (
    <>
      <span class="menu-words">Text size</span>
      <button
        type="button" role="menuitem" tabIndex={-1} class="icon-button" aria-label="Smaller text" aria-disabled={size <= textSizes[0]}
        onClick={() => resizeText(-1)}
      >
        <Icon of={Minus} size={14} />
      </button>
      <button type="button" role="menuitem" tabIndex={-1} class="size-now" aria-label={`${size} %, back to 100 %`} onClick={() => resizeText(0)}>
        {size} %
      </button>
      <button
        type="button" role="menuitem" tabIndex={-1} class="icon-button" aria-label="Larger text" aria-disabled={size >= 200}
        onClick={() => resizeText(1)}
      >
        <Icon of={Plus} size={14} />
      </button>
    </>
  )
}
