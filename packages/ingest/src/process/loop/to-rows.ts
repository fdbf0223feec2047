import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { BeaconId } from '../../store/ports.ts'
import type { Row } from '../../store/rows.ts'
import type { Malformed } from '../../wire/decoded.ts'
import type { Envelope } from '../../wire/envelope.ts'
import { decoders, type Content } from '../../wire/formats.ts'
import { toRecord, type BodyRecord, type RecordHead } from '../../wire/record.ts'
import { processEnvelope, type Resolvers } from '../process-envelope.ts'
import { droppedOf, linesOf, refusalsOf, unreadableOf } from './item-outcomes.ts'
import { repeatedSamplesOf, samplesOf } from './sample-outcomes.ts'
import { isTally, readTally } from './tally.ts'
import type { Work } from './work.ts'

export interface BatchRows {
  /** With a line `received` for every item, whatever became of it. */
  rows: Row[]
  /** To be known again, should they come a second time. */
  beacons: (BeaconId & { receivedAt: number })[]
}

export type ToRows = (
  works: readonly Work[],
  seen: (ids: BeaconId[]) => Promise<ReadonlySet<string>>,
) => Promise<BatchRows>

interface ToRowsOptions extends Resolvers {
  /** Takes out what must not be stored. */
  scrub: (envelope: Envelope, projectId: number) => Envelope
  /** Throws where the database is away: then the fault is not the record's. */
  assertDatabase: () => Promise<void>
  quarantine: (work: Work, reason: string) => Promise<void>
}

/** A record, read: what is kept of it, and what it is called when it comes again. */
interface Read {
  work: Work
  head: RecordHead
  content: Content
  ids: BeaconId[]
}

/** From records to rows. What came before is left out and counted; what cannot be processed is put aside. */
export function createToRows(options: ToRowsOptions): ToRows {
  async function rowsOf(read: Read, isNew: (id: string) => boolean) {
    const { head, content, ids } = read
    if (content.is === 'series') {
      return isNew(ids[0]?.id ?? '') ? samplesOf(content, head) : repeatedSamplesOf(content, head)
    }
    const rows: Row[] = refusalsOf(content.refused, head)
    for (const [index, envelope] of content.envelopes.entries()) {
      if (isNew(ids[index]?.id ?? '')) rows.push(...(await keptOf(envelope, read)))
      else rows.push(...droppedOf(envelope, head, 'duplicate'))
    }
    return rows
  }

  async function keptOf(envelope: Envelope, { work, head }: Read): Promise<Row[]> {
    try {
      const rows = await processEnvelope(options.scrub(envelope, head.projectId), head, options)
      return [...rows, ...linesOf(envelope, head, { outcome: 'received', reason: '' })]
    } catch (cause) {
      await options.assertDatabase()
      await options.quarantine(work, String(cause))
      return droppedOf(envelope, head, 'quarantined')
    }
  }

  async function unreadable(work: Work, head: RecordHead, detail: string): Promise<Row[]> {
    await options.quarantine(work, detail)
    return unreadableOf(head)
  }

  return async (works, seen) => {
    const rows: Row[] = []
    const reads: Read[] = []
    for (const work of works) {
      const record = work.read?.record ?? toRecord(work.bytes)
      const { head } = record
      if (isTally(record)) rows.push(...readTally(record))
      else {
        const content = work.read?.content ?? contentOf(record)
        if (content.is === 'malformed') {
          rows.push(...(await unreadable(work, head, content.detail)))
        } else reads.push({ work, head, content, ids: idsOf(content, record) })
      }
    }
    const ids = reads.flatMap((read) => read.ids)
    const before = new Set(ids.length > 0 ? await seen(ids) : [])
    const beacons: BatchRows['beacons'] = []
    for (const read of reads) {
      const { receivedAt } = read.work
      const fresh = new Set(read.ids.map(({ id }) => id).filter((id) => !before.has(id)))
      rows.push(...(await rowsOf(read, (id) => fresh.has(id))))
      for (const beacon of read.ids) {
        if (fresh.has(beacon.id)) beacons.push({ ...beacon, receivedAt })
        before.add(beacon.id)
      }
    }
    return { rows, beacons }
  }
}

function contentOf({ head, body }: BodyRecord): Content | Malformed {
  if (head.format === 'outcomes' || !Object.hasOwn(decoders, head.format)) {
    return { is: 'malformed', detail: `no version knows the format ${head.format}`, errors: [] }
  }
  return decoders[head.format](body, head)
}

/** Remote write has no ids: a body that is tried again is the same to the byte. */
function idsOf(content: Content, { head, body }: BodyRecord): BeaconId[] {
  const { projectId, format } = head
  const ids =
    content.is === 'decoded'
      ? content.envelopes.map(({ id }) => id)
      : [hash128(new TextDecoder('latin1').decode(body))]
  return ids.map((id) => ({
    projectId,
    id: toUuid(hash128(`${String(projectId)}/${format}/${id}`)),
  }))
}
