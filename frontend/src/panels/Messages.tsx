import { X } from 'lucide'
import { cancelImport, progress } from '../state/importing'
import { announcement, dialog, putAway, toasts } from '../state/screen'
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

/** How far an import is whose files were not looked at first. */
function Importing() {
  const { phase, done, of } = progress.value
  if (phase === '' || of < 2 || dialog.value?.kind === 'import') return null
  return (
    <div class="toast importing">
      <div>
        <span>{phase === 'importing' ? 'Importing' : 'Reading'} {Math.min(done + 1, of)} of {of}</span>
        <progress value={done} max={of} aria-label="Import" />
      </div>
      <Button onClick={cancelImport}>Cancel</Button>
    </div>
  )
}
