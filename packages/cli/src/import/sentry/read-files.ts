import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ImportError } from '../import-error.ts'
import { isRecord, readIssue, recordOf } from './read-issue.ts'
import type { SentryEvent, SentryIssue, Source } from './source.ts'

const PAGE = 100

/**
 * Issues and events out of JSON files, in any mixture: each holds one or a list of them.
 * @throws ImportError with the file and the path in it that is of neither shape.
 */
export async function readFiles(path: string): Promise<Source> {
  const issues = new Map<string, SentryIssue>()
  const events = new Map<string, SentryEvent[]>()
  for (const file of await filesOf(path)) {
    for (const { value, where } of itemsOf(await parse(file), basename(file))) {
      const item = recordOf(value, where)
      if (typeof item.eventID === 'string') addEvent(item, where)
      else if ('status' in item) issues.set(readIssue(item, where).id, readIssue(item, where))
      else throw new ImportError(`${where}: neither an issue (id, status) nor an event (eventID)`)
    }
  }
  return {
    name: resolve(path),
    // eslint-disable-next-line @typescript-eslint/require-await -- as those that come over the network
    issues: async function* () {
      yield* issues.values()
      for (const id of events.keys()) if (!issues.has(id)) yield unlisted(id)
    },
    events: (id, cursor) => {
      const all = events.get(id) ?? []
      const end = Number(cursor) + PAGE
      const next = end < all.length ? String(end) : null
      return Promise.resolve({ events: all.slice(Number(cursor), end), next })
    },
  }

  function addEvent(event: Record<string, unknown>, where: string): void {
    const group = typeof event.groupID === 'string' ? event.groupID : ''
    const before = events.get(group)
    if (before) before.push({ event, where })
    else events.set(group, [{ event, where }])
  }
}

/** Its events came, and nothing was said of it. */
function unlisted(id: string): SentryIssue {
  return { id, status: 'unresolved', statusDetails: {}, assignee: undefined }
}

function itemsOf(value: unknown, file: string): { value: unknown; where: string }[] {
  if (isRecord(value)) return [{ value, where: `${file}: $` }]
  if (!Array.isArray(value)) throw new ImportError(`${file}: $: expected a list or an object`)
  return value.map((one: unknown, index) => ({ value: one, where: `${file}: $[${index}]` }))
}

async function filesOf(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const names = (await readdir(path)).filter((name) => name.endsWith('.json'))
    if (names.length > 0) return names.toSorted().map((name) => join(path, name))
  } catch (cause) {
    throw new ImportError(`${path} cannot be read: ${messageOf(cause)}`, { cause })
  }
  throw new ImportError(`${path} holds no .json file`)
}

async function parse(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new ImportError(`${basename(file)} is no JSON: ${messageOf(cause)}`, { cause })
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
