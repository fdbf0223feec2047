/** Oldest first. The newest one brought quantity discounts, and with them a bug. */
export const RELEASES = ['2.40.3', '2.41.0'] as const

export type Release = (typeof RELEASES)[number]

export const PREVIOUS = RELEASES[0]
export const CURRENT = RELEASES[1]
