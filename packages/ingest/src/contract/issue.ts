import * as z from 'zod'
import { epochMs } from './common.ts'

export const issueState = z.enum(['open', 'resolved'])
export type IssueState = z.output<typeof issueState>

/** A row of the issues list. Counts and `trend` are of the asked window; `trend` is evenly spaced. */
export const issueSummary = z.object({
  id: z.string(),
  shortId: z.string(),
  class: z.enum([
    'error',
    'opaque',
    'chunk-load',
    'network',
    'non-error',
    'extension',
    'policy',
    'resource',
  ]),
  type: z.string(),
  message: z.string(),
  /** `cart/total.ts in sum`: the first frame the customer owns. */
  culprit: z.string(),
  state: issueState,
  /** `regressed` in the list: open again although somebody resolved it. */
  regressed: z.boolean(),
  priority: z.enum(['high', 'low']),
  assignee: z.string().nullable(),
  events: z.number(),
  users: z.number(),
  sessions: z.number(),
  firstSeen: epochMs,
  lastSeen: epochMs,
  firstRelease: z.string(),
  lastRelease: z.string(),
  /** The route, else the path, it was last seen on. */
  page: z.string(),
  trend: z.array(z.number()),
})
export type IssueSummary = z.output<typeof issueSummary>

export const activity = z.object({
  at: epochMs,
  actor: z.string(),
  verb: z.enum(['created', 'resolved', 'reopened', 'regressed', 'repaired']),
  release: z.string().optional(),
  /** Of `repaired`: the map of this script arrived, and what it made readable. */
  repair: z.object({ file: z.string(), stacks: z.number(), events: z.number() }).optional(),
})
export type Activity = z.output<typeof activity>

export const tagDistribution = z.object({
  key: z.string(),
  values: z.array(z.object({ value: z.string(), events: z.number() })),
})
export type TagDistribution = z.output<typeof tagDistribution>

export const issueDetail = issueSummary.extend({
  /** Distributions of browser, os, release, environment, page and the page's own tags. */
  tags: z.array(tagDistribution),
  releases: z.array(
    z.object({ release: z.string(), events: z.number(), firstSeen: epochMs, lastSeen: epochMs }),
  ),
  activity: z.array(activity),
  grouping: z.object({ version: z.string(), why: z.array(z.string()) }),
  series: z.array(z.object({ at: epochMs, events: z.number() })),
  /** Width of a bucket of `series` in milliseconds. */
  stepMs: z.number(),
})
export type IssueDetail = z.output<typeof issueDetail>

const rawFrame = z.object({
  function: z.string().optional(),
  file: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
})

export const eventFrame = rawFrame.extend({
  inApp: z.boolean(),
  status: z.enum(['mapped', 'not-minified', 'no-map', 'outside-map', 'mismatch']),
  raw: rawFrame,
  context: z.array(z.object({ line: z.number(), text: z.string() })),
})
export type EventFrame = z.output<typeof eventFrame>

export const breadcrumb = z.object({
  at: epochMs,
  /** From the page's own trail, or from what else its session sent. */
  kind: z.enum([
    'pageview',
    'navigation',
    'click',
    'request',
    'console',
    'custom',
    'vital',
    'error',
    'long-frame',
  ]),
  text: z.string(),
  level: z.enum(['info', 'warning', 'error']),
})
export type Breadcrumb = z.output<typeof breadcrumb>

export const issueEvent = z.object({
  eventId: z.string(),
  issueId: z.string(),
  at: epochMs,
  receivedAt: epochMs,
  mechanism: z.string(),
  level: z.enum(['fatal', 'error', 'warning', 'info']),
  release: z.string(),
  environment: z.string(),
  url: z.string(),
  route: z.string(),
  browser: z.string(),
  os: z.string(),
  device: z.string(),
  user: z.string(),
  sessionId: z.string(),
  /** How many equal errors this one stands for, and when the first of them was. */
  weight: z.number(),
  firstAt: epochMs,
  exceptions: z.array(
    z.object({
      type: z.string(),
      message: z.string(),
      /** The stack as the engine wrote it. */
      stack: z.string(),
      frames: z.array(eventFrame),
    }),
  ),
  /** What led to it and what came after: the page's own trail and its session's other signals; oldest first. */
  breadcrumbs: z.array(breadcrumb),
  tags: z.record(z.string(), z.string()),
  /** `client` is what we know of the browser; the others are the page's own. */
  contexts: z.record(z.string(), z.record(z.string(), z.string())),
  /** Of a nameless `Script error.`: the tags to paste so that the next one has a name. */
  scriptTags: z.array(z.string()),
  /** Debug ids of the scripts on the stack, by address. */
  debugIds: z.record(z.string(), z.string()),
  /** Reserved for the trace and request an event belongs to; null until the page sends them. */
  trace: z.null(),
  request: z.null(),
  /** Neighbours in time within the issue. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
})
export type IssueEvent = z.output<typeof issueEvent>

export const issuePatch = z.object({ state: issueState })
export type IssuePatch = z.output<typeof issuePatch>
