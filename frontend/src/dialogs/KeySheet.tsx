import { actions, caps, type Group } from '../state/keymap'
import { Keys } from '../ui/Keys'
import { Modal } from '../ui/Modal'

const groups: readonly Group[] = ['Reading', 'Marking', 'Highlights', 'Project', 'View']

/** Every key there is, from the table that the keys themselves come from. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Keys" onClose={onClose} wide>
      <div class="key-sheet" tabIndex={0}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {actions.filter((a) => a.group === group).map((action) => (
                <div key={action.id} class="key-row">
                  <dt>{action.label}</dt>
                  <dd>{keysOf(action.keys).map((key) => <Keys key={key} caps={caps(key)} />)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>In the tag palette</h3>
          <dl>
            <div class="key-row"><dt>Give the tag</dt><dd><kbd>↵</kbd></dd></div>
            <div class="key-row"><dt>Tick several</dt><dd><kbd>Tab</kbd> <kbd>Ctrl ↵</kbd></dd></div>
            <div class="key-row"><dt>Make a new tag</dt><dd><kbd>⇧ ↵</kbd></dd></div>
          </dl>
        </section>
        <section>
          <h3>In the history</h3>
          <dl>
            <div class="key-row"><dt>Choose a step</dt><dd><kbd>↑</kbd> <kbd>↓</kbd></dd></div>
            <div class="key-row"><dt>Go to it</dt><dd><kbd>↵</kbd></dd></div>
          </dl>
        </section>
      </div>
    </Modal>
  )
}

/** Nine digits in a row are shown by the first and the last. */
function keysOf(keys: readonly string[]): readonly string[] {
  return keys.length > 3 ? [`${keys[0]} – ${keys.at(-1)}`] : keys
}
