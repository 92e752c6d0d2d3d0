import { transcripts } from '../state/apply'
import { describeTranscript } from '../state/reading'
import { Modal } from '../ui/Modal'
import { Form, TextField } from './Form'

export function DescribeTranscript({ id, onClose }: { id: string; onClose: () => void }) {
  const item = transcripts.value.find((t) => t.id === id)
  if (!item) return null
  return (
    <Modal title="Rename the transcript" onClose={onClose}>
      <Form
        keep="Rename" onCancel={onClose}
        onKeep={({ title = '', date = '', place = '' }) => {
          onClose()
          describeTranscript({ id, title: title.trim() || item.title, date: date.trim(), place: place.trim() })
        }}
      >
        <TextField name="title" label="Title" value={item.title} autofocus />
        <TextField name="date" label="Date" value={item.date} />
        <TextField name="place" label="Place" value={item.place} />
      </Form>
    </Modal>
  )
}
