import * as z from 'zod'
import { epochMs } from './common.ts'
import { share } from './share.ts'
import { vitalName } from './vitals.ts'

/** A release may be called anything; in an address it is encoded. */
export const releaseName = z.string().min(1).max(200)

export const deploy = z.object({
  release: z.string(),
  environment: z.string(),
  at: epochMs,
  /** `first-sight`: nobody told of it, and it is when the release was first seen in the environment. */
  source: z.enum(['api', 'sentry-cli', 'first-sight']),
  /** Of the run that deployed it. */
  url: z.string().nullable(),
  commit: z.string().nullable(),
  /** The token or member that told of it; `seismo` at first sight. */
  actor: z.string(),
})
export type Deploy = z.output<typeof deploy>

/** `POST /api/deploys`; the same release, environment and time again replace what was told before. */
export const newDeploy = z.object({
  release: releaseName,
  environment: z.string().min(1).max(200),
  /** ISO 8601. */
  at: z.iso.datetime({ offset: true }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  commit: z.string().min(1).max(100).optional(),
})
export type NewDeploy = z.output<typeof newDeploy>

/** What a release did in the asked window. */
export const releaseSummary = z.object({
  release: z.string(),
  environments: z.array(z.string()),
  /** Ever, not in the window. */
  firstSeen: epochMs,
  lastSeen: epochMs,
  /** Share of all sessions of the last 24 hours of the window; null where there were none. */
  adoption: z.number().nullable(),
  /** All of them, sampled or not. One that saw an update counts in both releases. */
  sessions: z.number(),
  pageViews: z.number(),
  errors: z.number(),
  /** By their ids, sampled or not. */
  users: z.number(),
  /** Share of sessions without an unhandled error; `n` is how many were seen. */
  crashFreeSessions: share,
  /** Of users with an id and a page view that was seen. */
  crashFreeUsers: share,
  /** Sessions, evenly spaced over the window. */
  trend: z.array(z.number()),
  /** Issues whose first event was of this release, whenever. */
  newIssues: z.number(),
  /** Issues that an event of this release brought back. */
  regressedIssues: z.number(),
  /** Issues that somebody resolved with this release. */
  resolvedIssues: z.number(),
  /** Newest first, at most 10. */
  deploys: z.array(deploy),
  maps: z.object({
    uploaded: z.number(),
    /** Scripts on stacks that show no source. */
    missing: z.number(),
  }),
})
export type ReleaseSummary = z.output<typeof releaseSummary>

/** An issue of a release, as a row to click. */
const releaseIssue = z.object({
  id: z.string(),
  shortId: z.string(),
  is: z.enum(['new', 'regressed', 'resolved']),
  type: z.string(),
  message: z.string(),
  culprit: z.string(),
  /** When it was first seen, came back, or was resolved. */
  at: epochMs,
})
export type ReleaseIssue = z.output<typeof releaseIssue>

/** Of pages and devices that both releases have, weighed as this release has them. */
const vitalDelta = z.object({
  metric: vitalName,
  p75: z.number(),
  previousP75: z.number(),
  n: z.number(),
  previousN: z.number(),
  /** Share of this release's values that could be compared, from 0 to 1. */
  covered: z.number(),
})
export type VitalDelta = z.output<typeof vitalDelta>

export const releaseDetail = releaseSummary.extend({
  /** The release before this one; null for the first. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
  /** Sessions of the releases with the most, this one first; `at` is `from` and then every `stepMs`. */
  series: z.object({
    from: epochMs,
    stepMs: z.number(),
    /** Of all releases. */
    total: z.array(z.number()),
    releases: z.array(z.object({ release: z.string(), sessions: z.array(z.number()) })),
  }),
  issues: z.array(releaseIssue),
  vitals: z.array(vitalDelta),
})
export type ReleaseDetail = z.output<typeof releaseDetail>
