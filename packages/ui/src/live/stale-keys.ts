import type { Project, StreamEvent } from '@seismo/ingest/api'

export type StaleKey = readonly string[]

type Shown = Pick<Project, 'number' | 'firstEventAt'>

/** Which cached answers an event makes old for the project on the screen. */
export function staleKeys(event: StreamEvent, shown: Shown): StaleKey[] {
  if (event.is === 'alert') return alertKeys
  if (event.is === 'first-event') return firstKeys
  if (event.is === 'attempt') return attemptKeys
  if (event.is === 'project') return projectKeys
  if (event.projectId !== shown.number) return []
  // Anything that arrives where nothing ever did is a first event, whatever it is called.
  const first = shown.firstEventAt === null ? firstKeys : []
  if (event.is === 'issue') return [...first, ['issues'], ['newest-issue']]
  if (event.is === 'issue-state') return stateKeys
  if (event.is === 'deploy') return releaseKeys
  if (event.is === 'repaired') return [...stateKeys, ['issue-event']]
  if (event.is === 'artifact') return mapKeys
  // Whatever was stored stands in the ledger.
  return [
    ...first,
    ...ledgerKeys,
    ...Object.keys(event.kinds).flatMap((kind) => byKind[kind] ?? []),
  ]
}

/** What people do is on everybody's screen while they talk about it; what only arrives can wait. */
export function isUrgent(event: StreamEvent): boolean {
  return event.is === 'issue-state' || event.is === 'project'
}

const firstKeys: StaleKey[] = [['session'], ['issues'], ['newest-issue']]

/** Of a key that is no project's it is not known whom it concerns. */
const attemptKeys: StaleKey[] = [['attempts']]

/** Whose decision it was may also have put issues together or apart. */
const stateKeys: StaleKey[] = [
  ['issues'],
  ['issue'],
  ['issue-counts'],
  ['issue-parts'],
  ['similar-issues'],
]

/** What fires was decided, is told, and may be silenced: each of that is on one page. */
const alertKeys: StaleKey[] = [
  ...[['alerts'], ['alert-history'], ['alert-decisions']],
  ...[['silences'], ['dead-letters'], ['receivers']],
]

/** In everybody's switcher, with its name and its settings. */
const projectKeys: StaleKey[] = [['session']]

/** Those that are missing as well. */
const mapKeys: StaleKey[] = [['artifacts'], ['release'], ['releases']]

const ledgerKeys: StaleKey[] = [['outcomes'], ['system']]

/** A release at its first sight is a deploy. */
const releaseKeys: StaleKey[] = [['releases'], ['release'], ['deploys']]

/** What a page and a session are made of. */
const pageKeys: StaleKey[] = [['pages'], ['page'], ['visits'], ['visit']]

const byKind: Record<string, StaleKey[]> = {
  error: [['issues'], ['issue'], ...releaseKeys, ...pageKeys],
  pageview: [...releaseKeys, ...pageKeys],
  request: [['requests'], ['page']],
  vital: [['vitals'], ['page']],
  'long-frame': [['long-frames']],
}
