import * as z from 'zod'
import { wellFormed } from '../well-formed.ts'
import type { Malformed, Received } from '../decoded.ts'
import { judgeAll, type RemoteWrite } from '../prometheus/decode.ts'
import {
  addSample,
  addSeries,
  createBody,
  METRIC_TYPES,
  TooMuchError,
  type RawBody,
} from '../prometheus/series.ts'

/** A number as text, for JSON has neither NaN nor infinity. */
const figure = z.string().transform(Number)

const seriesBody = z.array(
  z.object({
    labels: z.array(z.tuple([z.string(), z.string()])),
    type: z.enum([...METRIC_TYPES, 'delta']),
    samples: z.array(z.tuple([z.number(), figure])),
  }),
)

/** Series that the service put together itself, of lines of StatsD or of a push: how they stand in the log. */
export function toSeriesBytes({ series }: Pick<RawBody, 'series'>): Uint8Array<ArrayBuffer> {
  const written = series.map(({ labels, type, samples }) => ({
    ...{ labels, type },
    samples: samples.map(({ at, value }) => [at, String(value)]),
  }))
  return new TextEncoder().encode(JSON.stringify(wellFormed(written)))
}

/** What `toSeriesBytes` wrote, under the bounds of every other series. */
export function decodeSeries(
  body: Uint8Array,
  { receivedAt }: Pick<Received, 'receivedAt'>,
): RemoteWrite | Malformed {
  try {
    return judgeAll(bodyOf(JSON.parse(new TextDecoder().decode(body))), receivedAt)
  } catch (cause) {
    const detail = cause instanceof TooMuchError ? cause.message : 'The body holds no series.'
    return { is: 'malformed', detail, errors: [] }
  }
}

function bodyOf(given: unknown): RawBody {
  const raw = createBody()
  for (const { labels, type, samples } of seriesBody.parse(given)) {
    const series = addSeries(raw)
    series.labels = labels
    series.type = type
    for (const [at, value] of samples) Object.assign(addSample(raw, series), { at, value })
  }
  return raw
}
