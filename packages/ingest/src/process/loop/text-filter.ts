import { LRUCache } from 'lru-cache'
import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { ErrorRow, IssueTextRow, Row, StackException } from '../../store/rows.ts'

/** A message may bring its own payload, a page any number of frames. */
const MAX_MESSAGE_CHARS = 1_000
const MAX_FRAMES = 50
/** Wordings of one issue, as far as this process knows: a client chooses them. */
const MAX_TEXTS = 50

/** What issues are found by: each wording and stack once, as far as this process knows. */
export function createTextFilter() {
  const stored = new LRUCache<string, true>({ max: 50_000 })
  const texts = new LRUCache<string, number>({ max: 20_000 })

  function newOf(rows: readonly Row[]): IssueTextRow[] {
    const stacks = new Map<string, StackException[]>()
    for (const row of rows) if (row.is === 'stack') stacks.set(row.stackId, row.exceptions)
    const found = new Map<string, IssueTextRow>()
    for (const row of rows) {
      if (row.is !== 'error') continue
      const text = toText(row, stacks.get(row.stackId) ?? [])
      const isKnown = stored.has(text.textId) || (texts.get(issueOf(row)) ?? 0) >= MAX_TEXTS
      if (!isKnown && !found.has(text.textId)) found.set(text.textId, text)
    }
    return [...found.values()]
  }

  function remember(rows: readonly IssueTextRow[]): void {
    for (const row of rows) {
      stored.set(row.textId, true)
      texts.set(issueOf(row), (texts.get(issueOf(row)) ?? 0) + 1)
    }
  }

  return { newOf, remember }
}

function issueOf({ projectId, fingerprint }: { projectId: number; fingerprint: string }): string {
  return `${String(projectId)}/${fingerprint}`
}

function toText(row: ErrorRow, exceptions: readonly StackException[]): IssueTextRow {
  const { projectId, fingerprint, type } = row
  const { functions, files } = namesOf(exceptions)
  const message = row.message.slice(0, MAX_MESSAGE_CHARS)
  // Ids are looked for in events; here they would make a text of each.
  const kind = JSON.stringify([type, message.replace(/\d+/g, '0'), functions, files])
  return {
    ...{ is: 'issue-text', projectId, fingerprint, type, message, functions, files },
    textId: toUuid(hash128(`${issueOf(row)}\n${kind}`)),
    at: row.receivedAt,
  }
}

interface Names {
  functions: string[]
  files: string[]
}

/** By chain: equal ones come as the same object. */
const known = new WeakMap<readonly StackException[], Names>()

function namesOf(exceptions: readonly StackException[]): Names {
  const before = known.get(exceptions)
  if (before) return before
  const frames = exceptions.flatMap((exception) => exception.frames).slice(0, MAX_FRAMES)
  const names = {
    functions: distinct(frames.map((frame) => frame.function)),
    files: distinct(frames.map(({ file }) => file)),
  }
  known.set(exceptions, names)
  return names
}

function distinct(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))] as string[] // as: just asked
}
