import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { replaceFile } from '../lib/replace-file.ts'

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

export async function writeState(path: string, value: State): Promise<void> {
  await replaceFile(path, JSON.stringify(value))
}
