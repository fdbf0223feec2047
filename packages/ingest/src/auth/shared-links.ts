import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { SharedLink } from '../contract/links.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Change } from '../store/ports.ts'
import type { Actor } from './logins.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'

/** Of all projects; the oldest goes for the next. */
const MOST = 2_000
/** Of one person, whose oldest goes first: nobody pushes out what others shared. */
const MOST_OF_ONE = 200
/** New ones of one person: each stays in the log of changes for good. */
const MOST_A_DAY = 100
const DAY_MS = 86_400_000

const linkRecord = z.object({ project: z.number(), path: z.string() })
type LinkRecord = z.output<typeof linkRecord>

interface SharedLinksOptions {
  changes: ChangeLog
  record: RecordChange
  now: () => number
  most?: number
  mostOfOne?: number
  mostADay?: number
}

/** Addresses too long for a message, in the log of changes. */
export function createSharedLinks({ changes, record, now, ...bounds }: SharedLinksOptions) {
  const { most = MOST, mostOfOne = MOST_OF_ONE, mostADay = MOST_A_DAY } = bounds
  const oneAtATime = createOneAtATime()

  /** The same address has the same id, however often it is shared. */
  function add(link: LinkRecord, { name: actor }: Actor): Promise<SharedLink | 'too-many'> {
    return oneAtATime(async () => {
      const id = idOf(link)
      const all = (await changes.newest('link')).toSorted((a, b) => a.at - b.at)
      if (!all.some((one) => one.id === id)) {
        const own = all.filter((one) => one.actor === actor)
        if (own.filter(({ at }) => at > now() - DAY_MS).length >= mostADay) return 'too-many'
        await makeRoom(actor, all, own)
        await record({ kind: 'link', id, actor, value: link })
      }
      return { id, path: link.path }
    })
  }

  async function find(id: string): Promise<LinkRecord | undefined> {
    const [stored] = await changes.newest('link', id)
    return stored && parse(stored)
  }

  /** For one more; both lists are oldest first. */
  async function makeRoom(actor: string, all: readonly Change[], own: readonly Change[]) {
    const ofOwn = own.slice(0, Math.max(0, own.length - mostOfOne + 1))
    const ofAll = all.slice(0, Math.max(0, all.length - ofOwn.length - most + 1))
    for (const after of new Set([...ofOwn, ...ofAll])) {
      await record({ kind: 'link', id: after.id, actor, value: undefined, after })
    }
  }

  return { add, find }
}

export type SharedLinks = ReturnType<typeof createSharedLinks>

function parse({ value }: Change): LinkRecord {
  return linkRecord.parse(JSON.parse(value))
}

/** 72 bits: nobody finds two addresses with the same one, nor guesses that of another. */
function idOf({ project, path }: LinkRecord): string {
  const digest = createHash('sha256').update(`${String(project)} ${path}`)
  return digest.digest('base64url').slice(0, 12)
}
