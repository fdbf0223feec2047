import { expect, it } from 'vitest'
import { readBox, writeBox } from './box.ts'

const FROM = '2026-11-21T10:00:00.000Z'
const TO = '2026-11-21T11:00:00.000Z'

it('is read as it was written', () =>
  expect(readBox(writeBox({ from: FROM, to: TO }))).toEqual({ from: FROM, to: TO }))
