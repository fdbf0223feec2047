import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Received } from '../decoded.ts'

const receivedAt = Date.parse('2026-05-04T10:00:00Z')
export const V1: Received = { contentType: 'application/x-protobuf', receivedAt, requestId: 'r-1' }
export const V2: Received = {
  contentType: 'application/x-protobuf;proto=io.prometheus.write.v2.Request',
  receivedAt,
  requestId: 'r-1',
}

export interface GivenSeries {
  labels?: [string, string][]
  samples?: { at: number; value: number }[]
  exemplars?: number
  histograms?: number
  /** Only version 2 has it with the series. */
  type?: number
}

export const UP: [string, string][] = [
  ['__name__', 'up'],
  ['job', 'prometheus'],
]

export function aSeries(changed: GivenSeries = {}): GivenSeries {
  return { labels: UP, samples: [{ at: receivedAt - 1_000, value: 1 }], ...changed }
}

/** A message of version 1, as Prometheus writes it. */
export function writeRequest(series: readonly GivenSeries[], metadata = 0): Uint8Array {
  const writer = new BinaryWriter()
  for (const { labels = [], samples = [], exemplars = 0, histograms = 0 } of series) {
    writer.tag(1, WireType.LengthDelimited).fork()
    for (const [name, value] of labels) {
      writer.tag(1, WireType.LengthDelimited).fork()
      writer.tag(1, WireType.LengthDelimited).string(name)
      writer.tag(2, WireType.LengthDelimited).string(value).join()
    }
    writeSamples(writer, samples)
    writeEmpty(writer, 3, exemplars)
    writeEmpty(writer, 4, histograms)
    writer.join()
  }
  writeEmpty(writer, 3, metadata)
  return writer.finish()
}

/** A message of version 2. */
export function requestV2(series: readonly GivenSeries[], isPacked = true): Uint8Array {
  const symbols = ['', ...new Set(series.flatMap(({ labels = [] }) => labels.flat()))]
  const writer = new BinaryWriter()
  // The table may as well stand behind what refers to it.
  const [before, behind] = [symbols.slice(0, 2), symbols.slice(2)]
  for (const symbol of before) writer.tag(4, WireType.LengthDelimited).string(symbol)
  for (const { labels = [], samples = [], type, ...rest } of series) {
    writer.tag(5, WireType.LengthDelimited).fork()
    const refs = labels.flat().map((text) => symbols.indexOf(text))
    if (isPacked) {
      writer.tag(1, WireType.LengthDelimited).fork()
      for (const ref of refs) writer.uint32(ref)
      writer.join()
    } else for (const ref of refs) writer.tag(1, WireType.Varint).uint32(ref)
    writeSamples(writer, samples)
    writeEmpty(writer, 3, rest.histograms ?? 0)
    writeEmpty(writer, 4, rest.exemplars ?? 0)
    if (type !== undefined)
      writer.tag(5, WireType.LengthDelimited).fork().tag(1, WireType.Varint).int32(type).join()
    writer.join()
  }
  for (const symbol of behind) writer.tag(4, WireType.LengthDelimited).string(symbol)
  return writer.finish()
}

/** In Snappy's block format as one literal, which is not small, but right. */
export function snappy(message: Uint8Array): Uint8Array {
  const writer = new BinaryWriter().uint32(message.length)
  if (message.length > 0) writer.raw(new Uint8Array([63 << 2])).fixed32(message.length - 1)
  return writer.raw(message).finish()
}

function writeSamples(writer: BinaryWriter, samples: GivenSeries['samples'] = []): void {
  for (const { at, value } of samples) {
    writer.tag(2, WireType.LengthDelimited).fork()
    writer.tag(1, WireType.Bit64).double(value)
    writer.tag(2, WireType.Varint).int64(at).join()
  }
}

function writeEmpty(writer: BinaryWriter, field: number, times: number): void {
  for (let n = 0; n < times; n += 1) writer.tag(field, WireType.LengthDelimited).uint32(0)
}
