import { readOnly, tags } from '../state/apply'
import { chooseCodebook } from '../state/codebook-import'
import { chooseAndImport, chooseFolderAndImport, importSample } from '../state/importing'
import { keyHint } from '../state/own-keys'
import { counted } from '../state/wording'
import { Button } from '../ui/Button'
import { Logo } from '../ui/Logo'

/** What an empty project offers. */
export function Welcome() {
  return (
    <div class="in-place welcome">
      <Logo size={72} />
      <h1>Read closely</h1>
      <p>Highlight what people say, tag it with one key, and take the quotes with you.</p>
      {readOnly.value ? (
        <p class="faint">This project is empty and open for reading only.</p>
      ) : (
        <>
          <div class="welcome-buttons">
            <Button kind="primary" onClick={() => void importSample()}>Open the sample interview</Button>
            <Button onClick={() => void chooseAndImport()}>Import…</Button>
            <Button onClick={() => void chooseFolderAndImport()}>Choose folder…</Button>
          </div>
          <p class="faint">or drop files or a folder on this window · <kbd>{keyHint('import')}</kbd></p>
          {tags.value.size === 0 ? (
            <p class="faint"><button type="button" class="link" onClick={() => void chooseCodebook('project')}>Start from the codebook of another project…</button></p>
          ) : (
            <p class="faint" role="status">{counted(tags.value.size, 'tag')} in the codebook</p>
          )}
        </>
      )}
      <p class="faint promise">Everything stays on this computer.</p>
    </div>
  )
}
