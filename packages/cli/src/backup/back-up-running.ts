import { setTimeout as wait } from 'node:timers/promises'
import type { Backup } from '@seismo/ingest/api'
import { BackupError } from '@seismo/ingest/node'
import { askApi, type ApiTarget } from '../ask-api.ts'

const LOOK_EVERY_MS = 500

/**
 * Has the service that runs make a backup in its data folder, and waits for it.
 * @throws BackupError where it refuses or fails.
 */
export async function backUpRunning(
  target: ApiTarget,
  onProgress: (backup: Backup) => void,
): Promise<Backup> {
  const { id } = await ask<Backup>(target, 'POST')
  for (;;) {
    const { items } = await ask<{ items: Backup[] }>(target, 'GET')
    const backup = items.find((one) => one.id === id)
    if (!backup) throw new BackupError('Seismo was started anew and its backup is lost; run again')
    onProgress(backup)
    if (backup.state === 'done') return backup
    if (backup.state === 'failed') throw new BackupError(`The backup failed: ${backup.why}`)
    await wait(LOOK_EVERY_MS)
  }
}

async function ask<Answer>(target: ApiTarget, method: 'GET' | 'POST'): Promise<Answer> {
  const asked = await askApi<Answer>(target, { path: '/api/backups', method })
  if (asked.is === 'answer') return asked.answer
  throw new BackupError(asked.why)
}
