import * as z from 'zod'

export const text = z.string()
export const count = z.coerce.number()
/** Columns written as `toUnixTimestamp64Milli(…)`. */
export const millis = z.coerce.number()

/** Where an event happened, as people name it: the route if the page gave one, else the path. */
export const PAGE = `if(route != '', route, path(url))`

export const IN_RANGE = `project_id = {project: UInt32}
    AND ts >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
    AND toDate(ts) >= toDate(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
    AND toDate(ts) <= toDate(fromUnixTimestamp64Milli({to: Int64}, 'UTC'))`

/** Tablets are held and tapped like phones; the page offers the two people tell apart. */
export const OF_DEVICE = {
  mobile: `device IN ('mobile', 'tablet')`,
  desktop: `device = 'desktop'`,
} as const

export function rangeParams({
  projectId,
  from,
  to,
}: {
  projectId: number
  from: number
  to: number
}) {
  return { project: projectId, from, to }
}

/** Evenly spaced buckets over a range: about `wanted` of them, none shorter than a minute. */
export function stepOf({ from, to }: { from: number; to: number }, wanted: number): number {
  return Math.max(60_000, Math.ceil((to - from) / wanted / 60_000) * 60_000)
}
