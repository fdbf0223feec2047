import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { SharedLink } from '../contract/links.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Change } from '../store/ports.ts'
import type { Actor } from './logins.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'

/** Of all projects; the oldest goes for the next. */
const MOST = 2_000

const linkRecord = z.object({ project: z.number(), path: z.string() })
type LinkRecord = z.output<typeof linkRecord>

/** Addresses too long for a message, in the log of changes. */
export function createSharedLinks(changes: ChangeLog, record: RecordChange, most = MOST) {
  const oneAtATime = createOneAtATime()

  /** The same address has the same id, however often it is shared. */
  function add(link: LinkRecord, { name: actor }: Actor): Promise<SharedLink> {
    return oneAtATime(async () => {
      const id = idOf(link)
      const [known] = await changes.newest('link', id)
      if (known === undefined) {
        await makeRoom(actor)
        await record({ kind: 'link', id, actor, value: link })
      }
      return { id, path: link.path }
    })
  }

  async function find(id: string): Promise<LinkRecord | undefined> {
    const [stored] = await changes.newest('link', id)
    return stored && parse(stored)
  }

  async function makeRoom(actor: string): Promise<void> {
    const all = await changes.newest('link')
    const oldest = all.toSorted((a, b) => a.at - b.at).slice(0, Math.max(0, all.length - most + 1))
    for (const after of oldest) {
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
