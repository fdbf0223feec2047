import * as z from 'zod'
import { epochMs } from './common.ts'
import { eventRequest, eventTrace } from './traces.ts'

export const issueState = z.enum(['open', 'resolved', 'archived'])
export type IssueState = z.output<typeof issueState>

const release = z.string().min(1).max(200)

/** Until when an issue is resolved: from when on a further event is its return. */
export const resolvedUntil = z.discriminatedUnion('is', [
  /** Any event after it was resolved. */
  z.object({ is: z.literal('event') }),
  /** An event of a release that is newer than `after`, the newest one when it was resolved. */
  z.object({ is: z.literal('next-release'), after: z.string() }),
  /** An event of `release` or of a newer one. */
  z.object({ is: z.literal('release'), release }),
])
export type ResolvedUntil = z.output<typeof resolvedUntil>

/** What brings an archived issue back; events and users are counted from when it was archived. */
export const archivedUntil = z.discriminatedUnion('is', [
  z.object({ is: z.literal('forever') }),
  z.object({ is: z.literal('date'), at: epochMs }),
  /** More than this many events within one hour. */
  z.object({ is: z.literal('events'), perHour: z.number().int().min(1).max(1e9) }),
  z.object({ is: z.literal('users'), more: z.number().int().min(1).max(1e9) }),
  z.object({ is: z.literal('next-release'), after: z.string() }),
])
export type ArchivedUntil = z.output<typeof archivedUntil>

/** What kind of trouble it is; all but `error` are noise, one issue a kind and key. */
export const issueClass = z.enum([
  'error',
  'opaque',
  'resize-loop',
  'chunk-load',
  'network',
  'non-error',
  'extension',
  'injected',
  'hydration',
  'policy',
  'resource',
  /** Errors whose own issue would have been beyond the budget of new issues. */
  'overflow',
])

/** A row of the issues list. Counts and `trend` are of the asked window; `trend` is evenly spaced. */
export const issueSummary = z.object({
  id: z.string(),
  shortId: z.string(),
  class: issueClass,
  type: z.string(),
  message: z.string(),
  /** `cart/total.ts in sum`: the first frame the customer owns. */
  culprit: z.string(),
  state: issueState,
  /** Null unless resolved. */
  resolvedUntil: resolvedUntil.nullable(),
  /** Null unless archived. */
  archivedUntil: archivedUntil.nullable(),
  /** `regressed` in the list: open again although somebody resolved it. */
  regressed: z.boolean(),
  /** When it came back; null unless regressed. */
  regressedAt: epochMs.nullable(),
  /** Rises with every change of state or assignee; sent back with a change, it tells of another's in between. */
  version: z.number(),
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
  /** The value that its events have far more often than all events; null where none stands out. */
  facet: z.object({ key: z.string(), value: z.string(), share: z.number() }).nullable(),
})
export type IssueSummary = z.output<typeof issueSummary>

export const activity = z.object({
  at: epochMs,
  /** For `POST /api/issues/undo`; absent where nothing can be taken back. */
  change: z.string().optional(),
  /** A member, a token, or `seismo`. */
  actor: z.string(),
  verb: z.enum([
    'created',
    'resolved',
    'reopened',
    'regressed',
    'repaired',
    'archived',
    'unarchived',
    'assigned',
    'commented',
    'merged',
    'unmerged',
    'split',
    'undone',
  ]),
  release: z.string().optional(),
  resolvedUntil: resolvedUntil.optional(),
  archivedUntil: archivedUntil.optional(),
  /** Of `assigned`; null where it is nobody's now. */
  assignee: z.string().nullable().optional(),
  /** Of `commented`; plain text. */
  text: z.string().optional(),
  /** Of `merged`, `unmerged` and `split`: the short ids of the other issues. */
  issues: z.array(z.string()).optional(),
  /** Of `undone`: what was taken back. */
  undone: z.string().optional(),
  /** Of `unarchived` and `regressed`: what brought it back, in a few words. */
  because: z.string().optional(),
  /** Of `repaired`: the map of this script arrived, and what it made readable. */
  repair: z.object({ file: z.string(), stacks: z.number(), events: z.number() }).optional(),
})
export type Activity = z.output<typeof activity>

export const tagDistribution = z.object({
  key: z.string(),
  /** Most events first; the overview has the first ten. Empty is what was too many values to keep. */
  values: z.array(z.object({ value: z.string(), events: z.number() })),
})
export type TagDistribution = z.output<typeof tagDistribution>

/** A value that the issue's events have more often than those of the whole project. */
export const standout = z.object({
  key: z.string(),
  value: z.string(),
  /** 0 to 1, of the issue's events that have the key. */
  share: z.number(),
  /** The same of all events. */
  baseline: z.number(),
  /** Events of the issue that have the key. */
  n: z.number(),
})
export type Standout = z.output<typeof standout>

/** `GET /api/issues/counts`: issues of each view among those that `q` finds in the window. */
export const issueCounts = z.object({
  open: z.number(),
  regressed: z.number(),
  new: z.number(),
  mine: z.number(),
  archived: z.number(),
  resolved: z.number(),
})
export type IssueCounts = z.output<typeof issueCounts>

/** A row of `GET /api/issues/{id}/events`, newest first. */
export const eventSummary = z.object({
  eventId: z.string(),
  at: epochMs,
  message: z.string(),
  release: z.string(),
  environment: z.string(),
  /** The route, else the path. */
  page: z.string(),
  browser: z.string(),
  os: z.string(),
  device: z.string(),
  user: z.string(),
  /** How many equal errors this one stands for. */
  weight: z.number(),
})
export type EventSummary = z.output<typeof eventSummary>

export const issueDetail = issueSummary.extend({
  /** Distributions of browser, os, country, release, environment, page and the page's own tags. */
  tags: z.array(tagDistribution),
  /** The most telling first; none where events are too few to tell. */
  standout: z.array(standout),
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
  /** ISO 3166-1 alpha-2; empty where nobody tells it. */
  country: z.string(),
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
  /** What the page told with it, its own trail and contexts; `left-out` where too many came in that hour. */
  trail: z.enum(['kept', 'left-out', 'none']),
  tags: z.record(z.string(), z.string()),
  /** `client` is what we know of the browser; the others are the page's own. */
  contexts: z.record(z.string(), z.record(z.string(), z.string())),
  /** Of a nameless `Script error.`: the tags to paste so that the next one has a name. */
  scriptTags: z.array(z.string()),
  /** Debug ids of the scripts on the stack, by address. */
  debugIds: z.record(z.string(), z.string()),
  /** What the server did for it, where the event or its request names a trace. */
  trace: eventTrace.nullable(),
  /** What failed in the same session shortly before; null where nothing did. */
  request: eventRequest.nullable(),
  /** Neighbours in time within the issue. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
})
export type IssueEvent = z.output<typeof issueEvent>

/** What people may say of one issue or many at once. */
export const issuePatch = z.object({
  state: issueState.optional(),
  /**
   * With `resolved`: `next-release` or `{ release }`; absent for any further event. With `archived`: a date
   * in ISO 8601, `{ eventsPerHour }`, `{ users }` or `next-release`; absent for ever.
   */
  until: z
    .union([
      z.literal('next-release'),
      z.iso.datetime({ offset: true }),
      z.object({ release }),
      z.object({ eventsPerHour: z.number().int().min(1).max(1e9) }),
      z.object({ users: z.number().int().min(1).max(1e9) }),
    ])
    .optional(),
  /** The name of a member, `me`, or null for nobody. */
  assignee: z.string().min(1).max(64).nullable().optional(),
  /** As it was read: a change by somebody else in between is answered 409. Absent: the last one wins. */
  version: z.number().optional(),
})
export type IssuePatch = z.output<typeof issuePatch>

const ids = z.array(z.string().max(64)).min(1).max(200)

/** `PATCH /api/issues`. */
export const issuesPatch = issuePatch.omit({ version: true }).extend({
  ids,
  /** By id, as they were read: where somebody changed one in between, all of it is answered 409. */
  versions: z.record(z.string().max(64), z.number()).optional(),
})
export type IssuesPatch = z.output<typeof issuesPatch>

/** Of `PATCH /api/issues`, merge, split and unmerge; `POST /api/issues/undo` takes `change` back. */
export const issuesChange = z.object({ change: z.string(), items: z.array(issueSummary) })
export type IssuesChange = z.output<typeof issuesChange>

/** `POST /api/issues/merge`: the others become part of `into`, else of the one with the most events. */
export const issueMerge = z.object({ ids: ids.min(2), into: z.string().max(64).optional() })
export type IssueMerge = z.output<typeof issueMerge>

/** `POST /api/issues/unmerge` and `/split`: parts of `id`, by the ids that `GET /api/issues/{id}/parts` has. */
export const issueParts = z.object({ id: z.string().max(64), parts: ids })
export type IssueParts = z.output<typeof issueParts>

/** What an issue consists of: issues that were merged, and kinds of stack that can be split off. */
export const issuePart = z.object({
  id: z.string(),
  is: z.enum(['merged', 'stack']),
  /** Of `merged`, the short id that it had. */
  shortId: z.string().nullable(),
  type: z.string(),
  message: z.string(),
  culprit: z.string(),
  events: z.number(),
  firstSeen: epochMs,
  lastSeen: epochMs,
  releases: z.array(z.string()),
})
export type IssuePart = z.output<typeof issuePart>

/** `GET /api/issues/{id}/similar`: likeness only suggests. */
export const similarIssue = z.object({
  issue: issueSummary,
  /** 0 to 1. */
  likeness: z.number(),
  /** In words: `same message`, `3 of 4 frames`. */
  because: z.array(z.string()),
})
export type SimilarIssue = z.output<typeof similarIssue>

export const issueComment = z.object({ text: z.string().trim().min(1).max(10_000) })
