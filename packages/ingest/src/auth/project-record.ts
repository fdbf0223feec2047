import * as z from 'zod'
import type { Change } from '../store/ports.ts'
import { control } from '../wire/control.ts'

const projectRecord = z.object({
  number: z.number(),
  slug: z.string(),
  name: z.string(),
  publicKey: z.string(),
  /** Of the pages that may send; empty for any. Records of earlier versions have none. */
  allowedOrigins: z.array(z.string()).default([]),
  /** Epoch milliseconds; from then on nothing is taken. */
  archivedAt: z.number().optional(),
  /** What its pages are asked to do; undefined where it is what `seismo.yaml` says for all. */
  sampling: control.optional(),
})

export type ProjectRecord = z.output<typeof projectRecord>

/** In place, for everything reads this one; what `value` has no more is taken back. */
export function renewProject(project: ProjectRecord, value: ProjectRecord): void {
  Object.assign(project, { archivedAt: undefined, sampling: undefined }, value)
}

export function parseProject({ value }: Pick<Change, 'value'>): ProjectRecord {
  return projectRecord.parse(JSON.parse(value))
}
