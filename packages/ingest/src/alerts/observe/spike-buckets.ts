import type { Series, SeriesBucket } from '../../store/alert-inputs.ts'
import { BUCKET_MS, type Bucket } from '../detect/bucket.ts'
import type { Observation } from '../observation.ts'
import type { SpikeRule } from '../rule/spike.ts'

/** What errors of a series are counted over. */
export type Exposure = 'sessions' | 'pageviews' | 'none'

/** Far more than errors come in five minutes: a rate over it is a count. */
const NO_EXPOSURE = 1_000_000

/** The best that there is; of what has neither sessions nor page views, counts. */
export function exposureOf(
  asked: SpikeRule['exposure'],
  buckets: readonly Pick<SeriesBucket, 'sessions' | 'pageViews'>[],
): Exposure {
  if (asked === 'none' || asked === 'sessions') return asked
  if (asked === 'auto' && buckets.some(({ sessions }) => sessions > 0)) return 'sessions'
  return buckets.some(({ pageViews }) => pageViews > 0) ? 'pageviews' : 'none'
}

export const EXPOSURE_OF = {
  sessions: 'sessions',
  pageviews: 'pageviews',
  none: null,
} as const satisfies Record<Exposure, Observation['exposureOf']>

/** By sessions, each affected once; else every error counts. */
export function countsOf(
  by: Exposure,
  { sessions, pageViews, errors, affected }: Omit<SeriesBucket, 'at' | 'crashed'>,
): { exposure: number; affected: number } {
  if (by === 'sessions') return { exposure: sessions, affected }
  return { exposure: by === 'pageviews' ? pageViews : NO_EXPOSURE, affected: errors }
}

const NOTHING = { sessions: 0, pageViews: 0, errors: 0, affected: 0 }

/** Every five minutes of a range, also those in which nothing came. */
export function everyBucket(
  by: Exposure,
  series: Pick<Series, 'buckets'> | undefined,
  { from, to }: { from: number; to: number },
): Bucket[] {
  const known = new Map(series?.buckets.map((one) => [one.at, one]))
  const buckets: Bucket[] = []
  for (let at = Math.ceil(from / BUCKET_MS) * BUCKET_MS; at + BUCKET_MS <= to; at += BUCKET_MS) {
    buckets.push({ at, ...countsOf(by, known.get(at) ?? NOTHING) })
  }
  return buckets
}

/** A class is of errors alone: its exposure is that of the whole project. */
export function withTraffic(series: Series, all: Series | undefined): Series {
  const traffic = new Map(all?.buckets.map((one) => [one.at, one]))
  const own = new Map(series.buckets.map((one) => [one.at, one]))
  const times = [...new Set([...traffic.keys(), ...own.keys()])].toSorted((a, b) => a - b)
  return {
    ...series,
    buckets: times.map((at) => {
      const { sessions, pageViews } = traffic.get(at) ?? NOTHING
      const { errors, affected } = own.get(at) ?? NOTHING
      return { at, sessions, pageViews, errors, affected, crashed: own.get(at)?.crashed ?? 0 }
    }),
  }
}
