import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backup } from '../contract/backups.ts'
import { createFolderPlace } from './folder-place.ts'
import { BackupError } from './place.ts'
import { writeBackup, type BackupSource } from './write-backup.ts'

interface BackupsOptions extends BackupSource {
  /** Each backup is a folder in it. */
  folder: string
  newId: () => string
  /** Why none can be made now, where that is so. */
  refusal: () => string | undefined
  onError: (error: unknown) => void
}

/** Remembered of this process. */
const MOST_REMEMBERED = 20

/** Backups of a service that goes on meanwhile, one at a time. */
export function createBackups(options: BackupsOptions) {
  const { folder, newId, now, onError, refusal } = options
  let all: Backup[] = []
  let running: Promise<void> | undefined

  function change(id: string, changes: Partial<Backup>): void {
    all = all.map((one) => (one.id === id ? { ...one, ...changes } : one))
  }

  async function run(id: string): Promise<void> {
    try {
      const place = createFolderPlace(join(folder, id))
      const { tables } = await writeBackup(options, place, (progress) => change(id, progress))
      const rows = tables.reduce((sum, table) => sum + table.rows, 0)
      change(id, { state: 'done', endedAt: now(), rows })
    } catch (cause) {
      onError(cause)
      // It holds room that the log may need.
      await rm(join(folder, id), { recursive: true, force: true }).catch(onError)
      // What a database says is for the log; what a person can do something about is told.
      const why = cause instanceof BackupError ? cause.message : 'see the log of the service'
      change(id, { state: 'failed', endedAt: now(), why })
    }
  }

  return {
    /** @throws BackupError while another is under way, or nothing can be stored. */
    start: (): Backup => {
      if (running) throw new BackupError('A backup is under way; wait for its end')
      const why = refusal()
      if (why !== undefined) throw new BackupError(why)
      const id = newId()
      const begun: Backup = {
        ...{ id, state: 'running', startedAt: now(), endedAt: null, why: '' },
        ...{ done: 0, of: 0, bytes: 0, rows: 0, folder: join('backups', id) },
      }
      all = [begun, ...all].slice(0, MOST_REMEMBERED)
      running = run(id).finally(() => (running = undefined))
      return begun
    },
    list: (): readonly Backup[] => all,
    /** Resolves when none is under way. */
    idle: async (): Promise<void> => {
      await running
    },
  }
}

export type Backups = ReturnType<typeof createBackups>
