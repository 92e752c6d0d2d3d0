import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { nothing, preview } from '../state/exporting'

/** The beginning of what goes out, as it will be. */
export function ExportPreview() {
  const shown = preview.value
  if (!shown) return <div class="preview" aria-busy="true" />
  if (nothing.value) return <p class="preview preview-none">{shown.total === 0 ? 'Nothing to export yet. Highlight a passage first.' : 'Nothing to export: no highlight is among what you chose.'}</p>
  return (
    <>
      {shown.page !== '' && <Sheet address={shown.page} />}
      {shown.columns.length > 0 && <Table columns={shown.columns} rows={shown.rows} />}
      {shown.text !== '' && <pre class="preview" data-preview tabIndex={0} aria-label="The beginning of the file">{shown.text}</pre>}
      {shown.cut && <p class="preview-cut">The beginning; the file goes on.</p>}
    </>
  )
}

/** How wide a page of A4 is, in CSS pixels. */
const paper = 794

/** A page as it will be, made smaller. It is a document of its own, in which no script runs. */
function Sheet({ address }: { address: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: paper, height: 600 })
  useLayoutEffect(() => {
    const el = box.current
    if (!el) return
    const watch = new ResizeObserver(() => setSize({ width: el.clientWidth, height: el.clientHeight }))
    watch.observe(el)
    return () => watch.disconnect()
  }, [])
  const scale = size.width / paper
  return (
    <div ref={box} class="preview sheet" data-preview>
      <iframe
        src={address} title="The beginning of the document" sandbox="allow-same-origin" tabIndex={0}
        style={{ width: `${paper}px`, height: `${size.height / scale}px`, transform: `scale(${scale})` }}
      />
    </div>
  )
}

function Table({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div class="preview preview-table" data-preview tabIndex={0} role="region" aria-label="The beginning of the table">
      <table>
        <thead><tr>{columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j} dir="auto">{cell}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  )
}
