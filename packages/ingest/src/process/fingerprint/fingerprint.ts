import { fingerprint as v1, type Fingerprint as V1 } from './v1/fingerprint.ts'
import { routeKey } from './v1/route-key.ts'
import {
  fingerprint as v2,
  type Fingerprint as V2,
  type FingerprintInput,
} from './v2/fingerprint.ts'

/** What an error is an issue by, whichever version said so. */
export type Fingerprint = V1 | V2

interface Grouping extends V2 {
  /** As earlier versions group it, the newest first: an issue that is known by one of these goes on. */
  older: V1[]
}

/** Pages that one chain is remembered on. */
const MOST_PLACES = 100

/** By chain: warm ones come as the same object, and the page's route is all else that matters. */
const known = new WeakMap<FingerprintInput['exceptions'], Map<string, Grouping>>()

/** Which issue an error belongs to, what it may be split by, and what looks like it. */
export function fingerprint(input: FingerprintInput): Grouping {
  const { exceptions, userFingerprint = [], route = '' } = input
  const places = known.get(exceptions) ?? new Map<string, Grouping>()
  const place = [routeKey(route), ...userFingerprint.map((part) => JSON.stringify(part))].join()
  const before = places.get(place)
  if (before) return before
  const grouping = { ...v2(input), older: [v1(input)] }
  if (places.size >= MOST_PLACES) places.clear()
  known.set(exceptions, places.set(place, grouping))
  return grouping
}
