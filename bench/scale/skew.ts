import { hashOf, maxByMean, pickByZipf, type Chance } from './shares.ts'

interface Event {
  project: number
  issue: number
  session: number
}

/** Who sends: what stands for all the others is spread as 1, 1/2, 1/3 … */
export interface Traffic {
  name: string
  /** Of all events: of one project, of one issue of it, of one visitor's loop. */
  hotProject: number
  hotIssue: number
  noisyClient: number
}

export const TRAFFIC: readonly Traffic[] = [
  { name: 'nobody stands out', hotProject: 0, hotIssue: 0, noisyClient: 0 },
  { name: 'one project is half', hotProject: 0.5, hotIssue: 0, noisyClient: 0 },
  { name: 'one issue is half', hotProject: 0.5, hotIssue: 1, noisyClient: 0 },
  { name: 'one client is a fifth', hotProject: 0.2, hotIssue: 1, noisyClient: 1 },
]

interface Key {
  of: (event: Event, at: number) => string
  /** A rollup has one row of equal keys in a batch, however many events it counts. */
  isFolded?: boolean
}

const fingerprint: Key = { of: ({ project, issue }) => `${project}/${issue}` }
const session: Key = { of: (event) => `${event.session}` }

/** By what a row finds its shard: as cluster/placement.ts has it, and what was not taken. */
const KEYS: Readonly<Record<string, Key>> = {
  'project, event': { of: ({ project }, at) => `${project}/${at}` },
  'project, fingerprint': { ...fingerprint, isFolded: true },
  session: { ...session, isFolded: true },
  'fingerprint of raw rows': fingerprint,
  'session of raw rows': session,
  'project of raw rows': { of: ({ project }) => `${project}` },
}

/** As many events are stored at once under load. */
const BATCH = 2_000

interface Scene {
  traffic: Traffic
  shards: number
  events: number
}

/** Of each key: rows on the busiest shard by those of an average one. */
export function skewOf({ traffic, shards, events }: Scene, chance: Chance): Record<string, number> {
  const draw = drawing(traffic)
  const drawn = Array.from({ length: events }, () => draw(chance))
  return Object.fromEntries(
    Object.entries(KEYS).map(([name, key]) => [name, maxByMean(loadsOf(key, drawn, shards))]),
  )
}

function loadsOf({ of, isFolded = false }: Key, events: Event[], shards: number): number[] {
  const loads = new Array<number>(shards).fill(0)
  const seen = new Set<string>()
  for (const [at, event] of events.entries()) {
    if (at % BATCH === 0) seen.clear()
    const key = of(event, at)
    if (isFolded && seen.has(key)) continue
    seen.add(key)
    const shard = hashOf(key) % shards
    loads[shard] = (loads[shard] ?? 0) + 1
  }
  return loads
}

const PROJECTS = 200
const ISSUES = 2_000
const SESSIONS = 100_000

function drawing({ hotProject, hotIssue, noisyClient }: Traffic): (chance: Chance) => Event {
  const project = pickByZipf(PROJECTS)
  const issue = pickByZipf(ISSUES)
  return (chance) => {
    const isHot = chance() < hotProject
    return {
      project: isHot ? -1 : project(chance),
      issue: isHot && chance() < hotIssue ? -1 : issue(chance),
      session: isHot && chance() < noisyClient ? -1 : Math.floor(chance() * SESSIONS),
    }
  }
}
