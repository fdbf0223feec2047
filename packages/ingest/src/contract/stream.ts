import * as z from 'zod'
import { epochMs } from './common.ts'
import { issueState } from './issue.ts'

/** What `GET /api/stream` sends; the SSE event name is `is`. */
export const streamEvent = z.discriminatedUnion('is', [
  z.object({ is: z.literal('issue'), projectId: z.number(), id: z.string(), title: z.string() }),
  z.object({
    is: z.literal('issue-state'),
    projectId: z.number(),
    id: z.string(),
    state: issueState,
    /** Absent where it is as it was. */
    assignee: z.string().nullable().optional(),
    version: z.number(),
    actor: z.string(),
  }),
  /** New rows arrived, at most once a second: how many of each kind. */
  z.object({
    is: z.literal('activity'),
    projectId: z.number(),
    issueIds: z.array(z.string()),
    kinds: z.record(z.string(), z.number()),
  }),
  /** A source map arrived: stored stacks of these read otherwise now, and may be part of others. */
  z.object({ is: z.literal('repaired'), projectId: z.number(), issueIds: z.array(z.string()) }),
  /** A source map was uploaded or removed. */
  z.object({ is: z.literal('artifact'), projectId: z.number() }),
  z.object({
    is: z.literal('alert'),
    rule: z.string(),
    state: z.enum(['pending', 'firing', 'resolved', 'inactive']),
  }),
  /** Somebody told of it; of a release at its first sight nobody does. */
  z.object({
    is: z.literal('deploy'),
    projectId: z.number(),
    release: z.string(),
    environment: z.string(),
    at: epochMs,
  }),
  /** Made, named, archived or set up otherwise: who is logged in sees it in the switcher at once. */
  z.object({ is: z.literal('project'), projectId: z.number() }),
  z.object({ is: z.literal('first-event'), projectId: z.number() }),
  /** A beacon was refused or the script was loaded; at most once a second, 0 where the project is not known. */
  z.object({ is: z.literal('attempt'), projectId: z.number() }),
])
export type StreamEvent = z.output<typeof streamEvent>
