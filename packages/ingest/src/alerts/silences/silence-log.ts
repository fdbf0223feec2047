import * as z from 'zod'
import type { ChangeLog, RecordChange } from '../../auth/recorder.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { Change } from '../../store/ports.ts'
import { matches } from '../matches.ts'
import type { Labels } from '../rule/labels.ts'
import { silence, type SilenceContent, type SilenceSource } from '../rule/silence.ts'
import { isActiveAt } from './windows.ts'

const KIND = 'silence'
/** Over for so long, they are listed no more. */
const LISTED_MS = 30 * 86_400_000

const record = z.looseObject({
  project: z.number(),
  by: z.string(),
  isSnooze: z.boolean().default(false),
})

export interface KnownSilence {
  id: string
  projectId: number
  source: SilenceSource
  content: SilenceContent & { starts: number }
  by: string
  savedAt: number
  isSnooze: boolean
}

interface New {
  projectId: number
  source: SilenceSource
  by: string
  isSnooze?: boolean
}

interface Options {
  changes: ChangeLog
  record: RecordChange
  now: () => number
  newId: () => string
}

/** Silences among the changes that the service keeps, and in memory for every round. */
export function createSilenceLog({ changes, record: recordChange, now, newId }: Options) {
  const oneAtATime = createOneAtATime()
  let known = new Map<string, KnownSilence>()

  async function load(): Promise<void> {
    const all = (await changes.newest(KIND)).flatMap((change) => toKnown(change) ?? [])
    known = new Map(all.map((one) => [one.id, one]))
  }

  /** What the evaluation asks: the first that holds an alert back at this moment. */
  function at(moment: number): (projectId: number, labels: Labels) => string | undefined {
    const active = [...known.values()].filter(({ content }) => isActiveAt(content, moment))
    return (projectId, labels) =>
      active.find((one) => one.projectId === projectId && matches(one.content.matchers, labels))?.id
  }

  function list(projectId: number): KnownSilence[] {
    return [...known.values()]
      .filter((one) => one.projectId === projectId && one.content.ends > now() - LISTED_MS)
      .toSorted((a, b) => b.savedAt - a.savedAt)
  }

  function add({ projectId, source, by, isSnooze = false }: New): Promise<KnownSilence> {
    const starts = source.starts ?? new Date(now()).toISOString()
    const whole = { ...source, starts }
    return put({ id: newId(), actor: by, value: { ...whole, project: projectId, by, isSnooze } })
  }

  /** Now, where it lasts; it stays on the record with what it hid. */
  function end(projectId: number, id: string, by: string): Promise<KnownSilence | 'unknown'> {
    const before = known.get(id)
    if (before?.projectId !== projectId) return Promise.resolve('unknown')
    const ends = Math.min(before.content.ends, now())
    const starts = Math.min(before.content.starts, ends - 1)
    const source = {
      ...before.source,
      ...{ starts: new Date(starts).toISOString(), ends: new Date(ends).toISOString() },
    }
    // Whose it is stays as it was.
    const value = { ...source, project: projectId, by: before.by, isSnooze: before.isSnooze }
    return put({ id, actor: by, value })
  }

  function put(entry: { id: string; actor: string; value: object }): Promise<KnownSilence> {
    return oneAtATime(async () => {
      const [after] = await changes.newest(KIND, entry.id)
      const change = await recordChange({ kind: KIND, ...entry, after })
      const saved = toKnown(change)
      if (!saved) throw new Error('a silence that was just checked does not read')
      known.set(saved.id, saved)
      return saved
    })
  }

  return { load, at, list, add, end }
}

export type SilenceLog = ReturnType<typeof createSilenceLog>

/** Undefined for one that a later version wrote and this one cannot read: it is left alone. */
function toKnown({ id, at, value }: Change): KnownSilence | undefined {
  const { project, by, isSnooze, ...source } = record.parse(JSON.parse(value))
  const content = silence.safeParse(source)
  if (!content.success) return undefined
  return {
    ...{ id, projectId: project, isSnooze, by, savedAt: at },
    source: source as unknown as SilenceSource, // as: it was just read by the schema
    content: { ...content.data, starts: content.data.starts ?? at },
  }
}
