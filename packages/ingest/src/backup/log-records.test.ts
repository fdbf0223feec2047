import { expect, it } from 'vitest'
import type { LogEntry } from '../spool/ports.ts'
import { packRecords, pendingRecords, unpackRecords } from './log-records.ts'

const texts = (records: Uint8Array[]) => records.map((one) => Buffer.from(one).toString())

it('packs records, empty ones too, and reads them back', () => {
  const records = ['first', '', 'a third'].map((text) => Buffer.from(text))

  expect(texts(unpackRecords(packRecords(records)))).toEqual(['first', '', 'a third'])
  expect(unpackRecords(packRecords([]))).toEqual([])
})

it('refuses bytes that end within a record', () => {
  const packed = packRecords([Buffer.from('first')])

  expect(() => unpackRecords(packed.subarray(0, -1))).toThrow(RangeError)
  expect(() => unpackRecords(packed.subarray(0, 2))).toThrow(RangeError)
})

it('reads up to where the log ended when it was asked', async () => {
  const log: LogEntry[] = ['a', 'b', 'c', 'd'].map((text, index) => ({
    ...{ position: index, next: index + 1, payload: Buffer.from(text) },
  }))
  const spool = {
    end: () => 3,
    read: (from: number) => Promise.resolve(log.slice(from, from + 2)),
  }

  const read: string[][] = []
  for await (const records of pendingRecords(spool, 1)) read.push(texts(records))

  expect(read).toEqual([['b', 'c']])
})
