import { Archive, Wrench } from 'lucide'
import { Fault, type Backup, type Recovery, type Repair } from '../api'
import { contentsOf } from '../state/backups'
import { recoverFrom, repairProject } from '../state/projects'
import { foundBy, lostBy, mending, recovery, repairIsBest } from '../state/recovery'
import { momentOf, sizeOf } from '../state/wording'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'

/** What can be done about the project that could not be opened, the most promising first. */
export function Ways() {
  const found = recovery.value
  if (found === null) return <p class="faint" role="status">Looking at what can be read…</p>
  if (found instanceof Fault) return null
  if (!found.repair && found.backups.length === 0) return found.damaged ? <p>Nothing of it can be read, and there is no backup of it on this computer.</p> : null
  const repairFirst = repairIsBest(found)
  const ways = [
    found.repair && <RepairWay key="repair" repair={found.repair} best={repairFirst} />,
    found.backups.length > 0 && <BackupWays key="backups" backups={found.backups} best={!repairFirst} />,
  ]
  return (
    <>
      <ul class="ways">{repairFirst ? ways : ways.reverse()}</ul>
      <p class="faint">The file as it is now is kept beside the project, whatever you choose.</p>
      <p class="unseen" role="status">{mending.value ? 'At work…' : said(found)}</p>
    </>
  )
}

const said = ({ repair, backups }: Recovery) => [repair && 'It can be repaired.', backups.length > 0 && 'There are backups.'].filter(Boolean).join(' ')

function RepairWay({ repair, best }: { repair: Repair; best: boolean }) {
  return (
    <li class="way">
      <Icon of={Wrench} size={18} />
      <div>
        <h2>Repair the file</h2>
        <p>{foundBy(repair)} {lostBy(repair)}</p>
        {repair.losses.length > 0 && (
          <details>
            <summary>What is lost or changed, one by one</summary>
            <ul class="losses scroll" tabIndex={0} aria-label="Losses">{repair.losses.map((loss, i) => <li key={i}>{loss}</li>)}</ul>
          </details>
        )}
      </div>
      <Button kind={best ? 'primary' : 'plain'} disabled={mending.value} onClick={() => void repairProject()}>Repair</Button>
    </li>
  )
}

function BackupWays({ backups, best }: { backups: readonly Backup[]; best: boolean }) {
  const [newest, ...older] = backups
  if (!newest) return null
  return (
    <li class="way">
      <Icon of={Archive} size={18} />
      <div>
        <h2>Restore the backup of {when(newest)}</h2>
        <p>{contentsOf(newest)} · {sizeOf(newest.bytes)}. What was written since then is not in it.</p>
        {older.length > 0 && (
          <details>
            <summary>Older backups</summary>
            <ul class="losses scroll">
              {older.map((backup) => (
                <li key={backup.key} class="older">
                  <span>{when(backup)} · {contentsOf(backup)}</span>
                  <Restore backup={backup} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Restore backup={newest} best={best} />
    </li>
  )
}

function Restore({ backup, best = false }: { backup: Backup; best?: boolean }) {
  return (
    <Button kind={best ? 'primary' : 'plain'} disabled={mending.value} label={`Restore ${when(backup)}`} onClick={() => void recoverFrom(backup)}>
      Restore
    </Button>
  )
}

const when = (backup: Backup) => momentOf(backup.taken, new Date(), 'today, ')
