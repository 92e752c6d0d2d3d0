import { useRef } from 'preact/hooks'

interface ResizerProps {
  label: string
  /** The side of the window its panel is on. */
  side: 'left' | 'right'
  width: number
  least: number
  most: number
  usual: number
  onChange: (width: number) => void
}

const keyStep = 16

/** The edge of a panel: dragged with the pointer, moved with the arrow keys, put back with a double click. */
export function Resizer({ label, side, width, least, most, usual, onChange }: ResizerProps) {
  const from = useRef<{ x: number; width: number } | null>(null)
  const outwards = side === 'left' ? 1 : -1
  const set = (next: number) => onChange(Math.round(Math.min(most, Math.max(least, next))))

  return (
    <div
      class="resizer" role="separator" aria-orientation="vertical" aria-label={label} tabIndex={0}
      aria-valuenow={width} aria-valuemin={least} aria-valuemax={most}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId)
        from.current = { x: e.clientX, width }
      }}
      onPointerMove={(e) => from.current && set(from.current.width + (e.clientX - from.current.x) * outwards)}
      onLostPointerCapture={() => (from.current = null)}
      onDblClick={() => set(usual)}
      onKeyDown={(e) => {
        const by = { ArrowLeft: -keyStep, ArrowRight: keyStep }[e.key]
        if (by === undefined) return
        e.preventDefault()
        e.stopPropagation()
        set(width + by * outwards)
      }}
    />
  )
}
