import { expect, it } from 'vitest'
import type { Row } from '../../store/rows.ts'
import { decoders } from '../../wire/formats.ts'
import { toBytes, toRecord, type RecordHead } from '../../wire/record.ts'
import { NO_RULES } from '../grouping-rules/compile-rules.ts'
import { scrubRules } from '../scrub/rules.ts'
import { createScrubber } from '../scrub/scrubber.ts'
import { createTally } from './tally.ts'
import { createToRows } from './to-rows.ts'
import type { Work } from './work.ts'

interface Given {
  format?: RecordHead['format']
  id?: string
  items?: object[]
  body?: string
}

const error = { is: 'error', at: 1, mechanism: 'error', exceptions: [{ type: 'E', message: 'm' }] }
const vital = { is: 'vital', at: 1, name: 'LCP', value: 9, navigationType: 'navigate' }

function aWork({ format = 'seismo', id = 'a'.repeat(32), items = [vital], body }: Given): Work {
  const beacon = {
    ...{ v: 2, id, sentAt: 1_000, sdk: 'b@1', context: { sessionId: 's' } },
    ...{ view: { id: 'v', url: 'https://shop.example/' }, items },
  }
  const head = {
    ...{ format, projectId: 1, receivedAt: 1_000, userAgent: '', contentType: '' },
    requestId: 'r',
  }
  const text = new TextEncoder().encode(body ?? JSON.stringify(beacon))
  return {
    ...{ position: 7, next: 8, receivedAt: head.receivedAt },
    bytes: toBytes({ head, body: text }),
  }
}

function start({ isAway = false, isBroken = false } = {}) {
  const aside: string[] = []
  const toRows = createToRows({
    resolveStack: (_, exceptions) =>
      isBroken
        ? Promise.reject(new Error('no such map'))
        : Promise.resolve(exceptions.map((exception) => ({ ...exception, frames: [] }))),
    resolvePlace: () => Promise.resolve(undefined),
    rulesOf: () => NO_RULES,
    assertDatabase: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve()),
    scrub: createScrubber(scrubRules.parse({})).envelope,
    quarantine: (work, reason) => {
      aside.push(`${work.position} ${reason}`)
      return Promise.resolve()
    },
  })
  return {
    aside,
    toRows: (works: Work[], before: string[] = []) =>
      toRows(works, () => Promise.resolve(new Set(before))),
  }
}

/** Lines of the ledger as text, and other rows by their kind. */
function told(rows: Row[]): string[] {
  return rows
    .map((row) =>
      row.is === 'outcome' ? `${row.kind} ${row.outcome} ${row.reason}`.trim() : `a ${row.is}`,
    )
    .sort()
}

it('makes rows of a record, and counts each item as received', async () => {
  const { toRows } = start()

  const { rows, beacons } = await toRows([aWork({ items: [vital, { ...vital, name: 'X' }] })])

  expect(told(rows)).toEqual([
    'a vital',
    'vital dropped invalid',
    'vital received',
    'vital received',
  ])
  expect(beacons).toEqual([
    { projectId: 1, receivedAt: 1_000, id: expect.stringMatching(/-/) as string },
  ])
})

it('does not read again what whoever took it has read', async () => {
  const { toRows } = start()
  const work = aWork({})
  const record = toRecord(work.bytes)
  const content = decoders.seismo(record.body)
  if (content.is !== 'decoded') throw new Error('a beacon of the test is none')

  const read = await toRows([{ ...work, bytes: new Uint8Array(), read: { record, content } }])

  expect(read).toEqual(await toRows([work]))
})

it('stores no secret, and groups what is left of it', async () => {
  const { toRows } = start()
  const message = 'no user ann@shop.example with 4111 1111 1111 1111'

  const { rows } = await toRows([
    aWork({ items: [{ ...error, exceptions: [{ type: 'E', message }] }] }),
  ])

  expect(rows).toContainEqual(
    expect.objectContaining({ is: 'error', message: 'no user [email] with [card]' }),
  )
  expect(JSON.stringify(rows)).not.toMatch(/ann@|4111/)
})

it('keeps the first of two equal beacons of a batch', async () => {
  const { toRows } = start()

  const { rows, beacons } = await toRows([aWork({}), aWork({})])

  expect(told(rows)).toEqual([
    'a vital',
    'vital dropped duplicate',
    'vital received',
    'vital received',
  ])
  expect(beacons).toHaveLength(1)
})

it('leaves out a beacon that came in an earlier batch', async () => {
  const { toRows } = start()
  const { beacons } = await toRows([aWork({})])

  const again = await toRows([aWork({}), aWork({ id: 'b'.repeat(32) })], [beacons[0]?.id ?? ''])

  expect(told(again.rows)).toEqual([
    'a vital',
    'vital dropped duplicate',
    'vital received',
    'vital received',
  ])
  expect(again.beacons).toHaveLength(1)
})

it('puts a record aside that cannot be processed, and goes on with its neighbours', async () => {
  const { toRows, aside } = start({ isBroken: true })

  const { rows } = await toRows([aWork({ items: [error] }), aWork({ id: 'b'.repeat(32) })])

  expect(told(rows)).toEqual([
    'a vital',
    'error dropped quarantined',
    'error received',
    'vital received',
  ])
  expect(aside).toEqual(['7 Error: no such map'])
})

it('blames no record while the database is away', async () => {
  const { toRows, aside } = start({ isBroken: true, isAway: true })

  await expect(toRows([aWork({ items: [error] })])).rejects.toThrow('away')
  expect(aside).toEqual([])
})

it('puts aside what no decoder can read any more', async () => {
  const { toRows, aside } = start()

  const { rows } = await toRows([
    aWork({ body: 'no beacon' }),
    // As a version to come may have written it.
    aWork({ format: 'of-tomorrow' as RecordHead['format'] }),
  ])

  expect(told(rows)).toEqual([
    ...Array<string>(2).fill('beacon dropped quarantined'),
    ...Array<string>(2).fill('beacon received'),
  ])
  expect(aside).toHaveLength(2)
})

it('takes lines of the ledger as they were counted', async () => {
  const { toRows } = start()
  const tally = createTally()
  const line = { is: 'outcome', projectId: 1, at: 60_500, kind: 'beacon', n: 1 } as const
  for (let n = 0; n < 2_500; n += 1) {
    tally.count({ ...line, outcome: 'dropped', reason: 'malformed' })
  }
  const record = tally.take(61_000)
  if (!record) throw new Error('it has lines')

  const { rows } = await toRows([{ position: 1, next: 2, receivedAt: 1, bytes: toBytes(record) }])

  expect(rows).toEqual([{ ...line, at: 60_000, outcome: 'dropped', reason: 'malformed', n: 2_500 }])
  expect(tally.take(62_000)).toBeUndefined()
})
