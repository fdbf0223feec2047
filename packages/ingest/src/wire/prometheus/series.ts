import { onDouble, onInteger, type Fields } from './fields.ts'

/** A series of a body, its labels still as they were written. */
export interface RawSeries {
  labels: [name: string, value: string][]
  type: MetricType | ''
  samples: Sample[]
}

export interface Sample {
  /** Epoch milliseconds by the writer's clock. */
  at: number
  value: number
}

/** By their number in the specification, which both of its versions share. */
export const METRIC_TYPES = [
  '',
  'counter',
  'gauge',
  'histogram',
  'gaugehistogram',
  'summary',
  'info',
  'stateset',
] as const
/** `delta` is a counter of OTLP, of which each sample is what it grew since the one before. */
export type MetricType = Exclude<(typeof METRIC_TYPES)[number], ''> | 'delta'

/** What a body carries beside samples and Seismo has no place for, and how many. */
export interface Unkept {
  exemplar: number
  'native-histogram': number
  metadata: number
}

export interface RawBody {
  series: RawSeries[]
  unkept: Unkept
  /** In all of its series. */
  samples: number
}

/** A body that would take more room than any writer needs. */
export class TooMuchError extends Error {
  override name = 'TooMuchError'
}

export const MAX_SERIES = 50_000
export const MAX_SAMPLES = 100_000

export function createBody(): RawBody {
  return { series: [], unkept: { exemplar: 0, 'native-histogram': 0, metadata: 0 }, samples: 0 }
}

/** @throws TooMuchError */
export function addSeries({ series }: RawBody): RawSeries {
  if (series.length >= MAX_SERIES) throw new TooMuchError(`At most ${MAX_SERIES} series a body.`)
  const added: RawSeries = { labels: [], type: '', samples: [] }
  series.push(added)
  return added
}

/** @throws TooMuchError */
export function addSample(body: RawBody, { samples }: RawSeries): Sample {
  body.samples += 1
  if (body.samples > MAX_SAMPLES) throw new TooMuchError(`At most ${MAX_SAMPLES} samples a body.`)
  // What a message leaves out is zero.
  const added = { at: 0, value: 0 }
  samples.push(added)
  return added
}

/** `Sample`, the same in both versions. */
export const sampleFields: Fields<Sample> = new Map([
  [1, onDouble<Sample>((sample, value) => (sample.value = value))],
  [2, onInteger<Sample>((sample, at) => (sample.at = at))],
])
