import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'

const position = z.number().int().min(0)
const state = z.object({
  id: z.string(),
  acknowledged: position,
  batch: z.object({ from: position, to: position }).optional(),
})

/** What the log knows of what the database has. */
export type State = z.output<typeof state>

/** Undefined where there is none of this log, or none that can be read: then all of it is stored again. */
export async function readState(path: string, id: string): Promise<State | undefined> {
  try {
    const found = state.parse(JSON.parse(await readFile(path, 'utf8')))
    return found.id === id ? found : undefined
  } catch {
    // Beacons that are in the database already are known there by their ids.
    return undefined
  }
}

/** Whole or not at all, whenever the machine goes down. */
export async function writeState(path: string, value: State): Promise<void> {
  const draft = `${path}.new`
  const file = await open(draft, 'w')
  try {
    await file.writeFile(JSON.stringify(value))
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncFolder(dirname(path))
}

/** A new or renamed file is there after a crash only if its folder was synced. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
