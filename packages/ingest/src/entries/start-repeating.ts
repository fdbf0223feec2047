import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { Dependencies } from '../http/dependencies.ts'
import { every } from '../lib/every.ts'
import { replaceFile } from '../lib/replace-file.ts'
import type { Group } from '../pushed/pushed-groups.ts'
import { METRIC_TYPES } from '../wire/prometheus/series.ts'
import { keepSeries } from './keep-series.ts'

/** As often as a Prometheus scrapes that nobody told otherwise. */
const REPEAT_EVERY_MS = 60_000

const label = z.tuple([z.string(), z.string()])
const series = z.object({
  labels: z.array(label),
  type: z.enum([...METRIC_TYPES, 'delta']),
  // JSON has neither NaN nor infinity.
  value: z.string().transform(Number),
})
const pushedFile = z.array(
  z.object({
    projectId: z.number(),
    labels: z.array(label),
    families: z.array(z.object({ name: z.string(), series: z.array(series) })),
    pushedAt: z.number(),
  }),
)

type Needed = Pick<Dependencies, 'pushed' | 'intake' | 'log' | 'now' | 'projects'>

/** Tells again what jobs pushed, every minute, and keeps it for the next process. */
export async function startRepeating(data: string, dependencies: Needed) {
  const { pushed, log } = dependencies
  const path = join(data, 'pushed.json')
  pushed.restore(await readPushed(path))
  let written = JSON.stringify([])

  async function write(): Promise<void> {
    const text = toText(pushed.all())
    if (text === written) return
    await replaceFile(path, text)
    written = text
  }

  async function repeat(): Promise<void> {
    for (const [projectId, told] of pushed.repeat()) await keepSeries(told, projectId, dependencies)
    await write()
  }

  const stop = every(REPEAT_EVERY_MS, repeat, (error) => {
    log.error({ error }, 'what jobs pushed could not be told again')
  })
  return async () => {
    await stop()
    await write()
  }
}

/** Nothing where there is none, or none that can be read: jobs push again. */
async function readPushed(path: string): Promise<Group[]> {
  try {
    return pushedFile.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return []
  }
}

function toText(groups: readonly Group[]): string {
  return JSON.stringify(groups, (key, value: unknown) => (key === 'value' ? String(value) : value))
}
