import type { ErrorRow, Row, StackException, UnmappedScriptRow } from '../store/rows.ts'
import { toScriptPath } from '../symbolicate/artifacts/find-artifact.ts'
import { keptUrl } from './address.ts'

type Unmapped = Pick<UnmappedScriptRow, 'path' | 'url' | 'status'> & { file: string }

/** A client chooses the addresses on its stacks; a page has a handful of scripts. */
const MAX_SCRIPTS = 20
const MAX_PATH_CHARS = 300

/** Of a batch's errors: the scripts that want a map, each once a release, with how many errors name it. */
export function unmappedScriptsOf(rows: readonly Row[]): UnmappedScriptRow[] {
  const stacks = new Map<string, Unmapped[]>()
  // As maps: a client chooses the addresses, and every object has a `constructor`.
  const debugIds = new Map<string, ReadonlyMap<string, string>>()
  for (const row of rows) {
    if (row.is === 'stack') stacks.set(row.stackId, unmappedOn(row.exceptions))
    if (row.is === 'body') debugIds.set(row.eventId, new Map(Object.entries(row.debugIds)))
  }
  const found = new Map<string, UnmappedScriptRow>()
  for (const row of rows) {
    if (row.is !== 'error') continue
    for (const script of stacks.get(row.stackId) ?? []) {
      count(found, toRow(row, script, debugIds.get(row.eventId)?.get(script.file)))
    }
  }
  return [...found.values()]
}

function count(found: Map<string, UnmappedScriptRow>, row: UnmappedScriptRow): void {
  const { projectId, release, path, debugId, status } = row
  const key = JSON.stringify([projectId, release, path, debugId, status])
  const before = found.get(key)
  if (!before) return void found.set(key, row)
  before.events += row.events
  before.lastSeen = Math.max(before.lastSeen, row.lastSeen)
}

function toRow(
  { projectId, release, weight, receivedAt }: ErrorRow,
  { path, url, status }: Unmapped,
  debugId = '',
): UnmappedScriptRow {
  return {
    ...{ is: 'unmapped-script', projectId, release, path, url, status },
    debugId: debugId.toLowerCase(),
    events: weight,
    // By our clock: it is compared with when maps were uploaded.
    lastSeen: receivedAt,
  }
}

/** By chain: equal ones come as the same object. */
const known = new WeakMap<readonly StackException[], Unmapped[]>()

function unmappedOn(exceptions: readonly StackException[]): Unmapped[] {
  const before = known.get(exceptions)
  if (before) return before
  const scripts = new Map<string, Unmapped>()
  for (const { status, inApp, raw } of exceptions.flatMap(({ frames }) => frames)) {
    const { file = '' } = raw
    if (status === 'mapped' || status === 'not-minified' || !inApp || !isFile(file)) continue
    const path = toScriptPath(file)
    const key = `${status} ${path}`
    if (path.length > MAX_PATH_CHARS || scripts.size >= MAX_SCRIPTS) continue
    if (!scripts.has(key)) scripts.set(key, { file, path, url: keptUrl(file), status })
  }
  const unmapped = [...scripts.values()]
  known.set(exceptions, unmapped)
  return unmapped
}

/** What pages make up as they run has no map, and another address each time. */
function isFile(file: string): boolean {
  return file !== '' && !/^(?:data|blob|about):/i.test(file) && !toScriptPath(file).endsWith('/')
}
