import type { Family, ExposedSeries } from '../wire/exposition/parse.ts'
import type { Label } from '../wire/otlp/server/labels-of.ts'
import type { RawSeries } from '../wire/prometheus/series.ts'

/** What one job pushed, under the labels of its path. */
export interface Group {
  projectId: number
  labels: Label[]
  families: Family[]
  /** Of the last push. */
  pushedAt: number
}

/** `replace` is PUT, `merge` is POST, which leaves metrics of other names as they are. */
export type Push = { is: 'replace' | 'merge'; families: readonly Family[] } | { is: 'delete' }

export interface Pushed {
  projectId: number
  labels: readonly Label[]
  push: Push
}

export interface Plan {
  /** To be stored: what holds from now on, and an end for what does not. */
  series: RawSeries[]
  /** Once they are kept. */
  commit: () => void
}

interface Options {
  now: () => number
  /** Of one project. */
  maxSeries: number
  maxGroups: number
}

/** So that what a weekly job pushed holds until the next one; a job that was removed ends by itself. */
const FORGOTTEN_AFTER_MS = 8 * 86_400_000

/** More than may be held; who pushes is told. */
export class TooManyPushedError extends Error {
  override name = 'TooManyPushedError'
}

/**
 * What jobs pushed last, which holds until they push again, as with Pushgateway: it is told again and
 * again, as a scrape of Pushgateway would.
 */
export function createPushedGroups({ now, maxSeries, maxGroups }: Options) {
  let groups = new Map<string, Group>()

  /** @throws TooManyPushedError */
  function plan({ projectId, labels, push }: Pushed): Plan {
    const key = keyOf(projectId, labels)
    const before = groups.get(key)?.families ?? []
    const after = push.is === 'delete' ? [] : familiesAfter(before, push)
    const at = now()
    assertRoom(projectId, { key, after })
    return {
      series: [
        ...endsOf(before, after).map((one) => toSeries(one, at)),
        ...after.flatMap(({ series }) => series).map((one) => toSeries(one, at)),
      ],
      commit: () => {
        if (push.is === 'delete') groups.delete(key)
        else {
          // Another push to the group may have come to its end since this one was planned.
          const families =
            push.is === 'merge' ? familiesAfter(groups.get(key)?.families ?? [], push) : after
          groups.set(key, { projectId, labels: [...labels], families, pushedAt: at })
        }
      },
    }
  }

  function assertRoom(projectId: number, { key, after }: { key: string; after: Family[] }): void {
    const others = [...groups].filter(
      ([other, one]) => other !== key && one.projectId === projectId,
    )
    if (after.length > 0 && others.length >= maxGroups)
      throw new TooManyPushedError(`A project has at most ${maxGroups} groups.`)
    const held = others.reduce((sum, [, { families }]) => sum + sizeOf(families), sizeOf(after))
    if (held > maxSeries)
      throw new TooManyPushedError(`A project has at most ${maxSeries} pushed series.`)
  }

  /** Of each project what holds now; what nobody pushed for long ends. */
  function repeat(): Map<number, RawSeries[]> {
    const at = now()
    const told = new Map<number, RawSeries[]>()
    for (const [key, { projectId, families, pushedAt }] of groups) {
      const isOver = pushedAt < at - FORGOTTEN_AFTER_MS
      if (isOver) groups.delete(key)
      const own = families.flatMap(({ series }) => series)
      const ofProject = told.get(projectId) ?? []
      told.set(projectId, ofProject)
      for (const one of own) ofProject.push(toSeries(isOver ? ended(one) : one, at))
    }
    return told
  }

  return {
    plan,
    repeat,
    all: (): Group[] => [...groups.values()],
    /** Of an earlier process. */
    restore: (given: readonly Group[]) => {
      groups = new Map(given.map((one) => [keyOf(one.projectId, one.labels), one]))
    },
  }
}

export type PushedGroups = ReturnType<typeof createPushedGroups>

/** Whatever the order of the labels in the path. */
function keyOf(projectId: number, labels: readonly Label[]): string {
  return JSON.stringify([projectId, [...labels].sort(([a], [b]) => (a < b ? -1 : 1))])
}

function familiesAfter(before: readonly Family[], push: Exclude<Push, { is: 'delete' }>): Family[] {
  if (push.is === 'replace') return [...push.families]
  const pushed = new Set(push.families.map(({ name }) => name))
  return [...before.filter(({ name }) => !pushed.has(name)), ...push.families]
}

/** Series that were there and are no more. */
function endsOf(before: readonly Family[], after: readonly Family[]): ExposedSeries[] {
  const stays = new Set(after.flatMap(({ series }) => series.map(nameOf)))
  return before
    .flatMap(({ series }) => series)
    .filter((one) => !stays.has(nameOf(one)))
    .map(ended)
}

function nameOf({ labels }: ExposedSeries): string {
  return JSON.stringify(labels)
}

/** As Prometheus marks what it does not find any more. */
function ended(series: ExposedSeries): ExposedSeries {
  return { ...series, value: NaN }
}

function toSeries({ labels, type, value }: ExposedSeries, at: number): RawSeries {
  return { labels, type, samples: [{ at, value }] }
}

function sizeOf(families: readonly Family[]): number {
  return families.reduce((sum, { series }) => sum + series.length, 0)
}
