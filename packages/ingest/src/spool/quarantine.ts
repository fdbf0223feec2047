import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Spool } from './ports.ts'

/** A folder beside the log, for a person to look at. */
export async function openQuarantine(logFolder: string): Promise<Spool['quarantine']> {
  const folder = join(logFolder, 'quarantine')
  await mkdir(folder, { recursive: true })
  return async (name, reason, payload) => {
    await writeFile(join(folder, `${name}.bin`), payload)
    await writeFile(join(folder, `${name}.txt`), `${reason}\n`)
  }
}
