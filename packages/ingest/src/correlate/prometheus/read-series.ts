import * as z from 'zod'
import type { Samples } from '../samples/samples.ts'

export type Labels = Record<string, string>

const labels = z.record(z.string(), z.string())
const slow = z.object({
  metric: labels,
  values: z.array(z.tuple([z.number(), z.string()])).default([]),
})

const decoder = new TextDecoder()

/** An element of a matrix: its labels, and where its points begin. */
const METRIC = '{"metric":'
const VALUES = ',"values":['

/** @throws where the bytes are no set of labels. */
export function readLabels(bytes: Uint8Array): Labels {
  return labels.parse(JSON.parse(decoder.decode(bytes)))
}

/** Reads one element of a matrix after the other; the samples are the reader's until the next. */
export function createSeriesReader() {
  let room = 1_024
  const samples: Samples = {
    ...{ times: new Float64Array(room), values: new Float64Array(room), length: 0 },
  }

  function add(time: number, value: number): void {
    if (samples.length === room) grow()
    samples.times[samples.length] = time
    samples.values[samples.length] = value
    samples.length += 1
  }

  function grow(): void {
    room *= 4
    for (const key of ['times', 'values'] as const) {
      const larger = new Float64Array(room)
      larger.set(samples[key])
      samples[key] = larger
    }
  }

  /** @throws where the bytes are no series of a matrix. */
  function read(bytes: Uint8Array): { labels: Labels; samples: Samples } {
    samples.length = 0
    const quick = readQuickly(bytes, add)
    if (quick) return { labels: quick, samples }
    // Another spelling than that of Prometheus itself; rare, and so may be slow.
    samples.length = 0
    const element = slow.parse(JSON.parse(decoder.decode(bytes)))
    for (const [time, value] of element.values) add(Math.round(time * 1_000), numberOf(value))
    return { labels: element.metric, samples }
  }

  return read
}

function readQuickly(
  bytes: Uint8Array,
  add: (time: number, value: number) => void,
): Labels | undefined {
  if (!isAt(bytes, 0, METRIC)) return undefined
  const end = endOfObject(bytes, METRIC.length)
  if (!isAt(bytes, end, VALUES)) return undefined
  return readPoints(bytes, end + VALUES.length, add)
    ? readLabels(bytes.subarray(METRIC.length, end))
    : undefined
}

function isAt(bytes: Uint8Array, from: number, text: string): boolean {
  for (let at = 0; at < text.length; at += 1)
    if (bytes[from + at] !== text.charCodeAt(at)) return false
  return true
}

/** Of an object of texts: behind its brace. */
function endOfObject(bytes: Uint8Array, from: number): number {
  let isInText = false
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (isInText && byte === 0x5c) at += 1
    else if (byte === 0x22) isInText = !isInText
    else if (!isInText && byte === 0x7d) return at + 1
  }
  return bytes.length
}

/** `[1700000000.123,"4.5e-06"],…]}` as Prometheus writes it; false where it is anything else. */
function readPoints(
  bytes: Uint8Array,
  from: number,
  add: (time: number, value: number) => void,
): boolean {
  const cursor = { at: from }
  if (bytes[from] === 0x5d) return isAt(bytes, from, ']}')
  for (;;) {
    if (bytes[cursor.at] !== 0x5b) return false
    cursor.at += 1
    const time = readNumber(bytes, cursor)
    if (time === undefined || !isAt(bytes, cursor.at, ',"')) return false
    cursor.at += 2
    const value = readNumber(bytes, cursor)
    if (value === undefined || !isAt(bytes, cursor.at, '"]')) return false
    cursor.at += 2
    add(Math.round(time * 1_000), value)
    if (bytes[cursor.at] === 0x5d) return isAt(bytes, cursor.at, ']}')
    if (bytes[cursor.at] !== 0x2c) return false
    cursor.at += 1
  }
}

/** To the last digit or two of what a number holds, which is closer than any measurement. */
function readNumber(bytes: Uint8Array, cursor: { at: number }): number | undefined {
  const first = bytes[cursor.at]
  const isNegative = first === 0x2d
  if (isNegative || first === 0x2b) cursor.at += 1
  const start = cursor.at
  let mantissa = 0
  let scale = 0
  let point = -1
  let digits = 0
  for (; cursor.at < bytes.length; cursor.at += 1) {
    const byte = bytes[cursor.at] ?? 0
    if (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + (byte - 0x30)
      digits += 1
      if (point >= 0) scale -= 1
    } else if (byte === 0x2e && point < 0) point = cursor.at
    else break
  }
  if (digits === 0) return readWord(bytes, cursor, { start, isNegative })
  if (bytes[cursor.at] === 0x65 || bytes[cursor.at] === 0x45) {
    cursor.at += 1
    const exponent = readExponent(bytes, cursor)
    if (exponent === undefined) return undefined
    scale += exponent
  }
  // Below what a number holds in full: seldom enough for the slow way.
  if (scale < -290) return undefined
  // Divided, a decimal fraction is the nearest there is; multiplied by 0.1 it would not be.
  const value = scale < 0 ? mantissa / 10 ** -scale : mantissa * 10 ** scale
  return isNegative ? -value : value
}

function readExponent(bytes: Uint8Array, cursor: { at: number }): number | undefined {
  const isNegative = bytes[cursor.at] === 0x2d
  if (isNegative || bytes[cursor.at] === 0x2b) cursor.at += 1
  const start = cursor.at
  let exponent = 0
  for (; cursor.at < start + 4; cursor.at += 1) {
    const byte = bytes[cursor.at] ?? 0
    if (byte < 0x30 || byte > 0x39) break
    exponent = exponent * 10 + (byte - 0x30)
  }
  if (cursor.at === start) return undefined
  return isNegative ? -exponent : exponent
}

function readWord(
  bytes: Uint8Array,
  cursor: { at: number },
  { start, isNegative }: { start: number; isNegative: boolean },
): number | undefined {
  for (const word of ['NaN', 'Inf']) {
    if (!isAt(bytes, start, word)) continue
    cursor.at = start + word.length
    if (word === 'NaN') return NaN
    return isNegative ? -Infinity : Infinity
  }
  return undefined
}

function numberOf(text: string): number {
  if (text === '+Inf') return Infinity
  return text === '-Inf' ? -Infinity : Number(text)
}
