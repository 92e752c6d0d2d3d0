import { X } from 'lucide'
import { cancelImport, importing } from '../state/importing'
import { announcement, putAway, toasts } from '../state/screen'
import { Button, IconButton } from '../ui/Button'

/** Messages at the foot of the window, and what only a screen reader is told. */
export function Messages() {
  return (
    <>
      <div class="unseen" aria-live="polite">{announcement.value}</div>
      <div class="messages" aria-live="polite">
        <Importing />
        {toasts.value.map((toast) => (
          <div key={toast.id} class={toast.bad ? 'toast bad-toast' : 'toast'}>
            <span>{toast.text}</span>
            {toast.action && (
              <button
                type="button" class="toast-action"
                onClick={() => {
                  putAway(toast.id)
                  toast.action?.run()
                }}
              >
                {toast.action.label}
              </button>
            )}
            <IconButton icon={X} size={14} label="Put the message away" onClick={() => putAway(toast.id)} />
          </div>
        ))}
      </div>
    </>
  )
}

function Importing() {
  const progress = importing.value
  if (!progress) return null
  return (
    <div class="toast importing">
      <div>
        <span>Importing {Math.min(progress.done + 1, progress.total)} of {progress.total}: {progress.file}</span>
        <progress value={progress.done} max={progress.total} aria-label="Import" />
      </div>
      <Button onClick={cancelImport}>Cancel</Button>
    </div>
  )
}
