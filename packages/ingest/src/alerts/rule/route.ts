import * as z from 'zod'
import { between, escalation, name } from './common.ts'
import { labelName } from './labels.ts'
import { matchers } from './matcher.ts'

const fields = {
  match: matchers.default([]),
  /** One, or none: the parent's. */
  receiver: name.optional(),
  /** Alerts that agree in these are one message; `...` is each on its own. */
  group_by: z
    .array(z.union([z.literal('...'), labelName]))
    .max(20)
    .optional(),
  /** How long the first message waits for others of its group. */
  group_wait: between('0s', '1h').optional(),
  /** How long until what joined the group is told. */
  group_interval: between('10s', '1d').optional(),
  /** How long until it is told again that nothing changed; `0s` never. */
  repeat_interval: between('0s', '30d').optional(),
  /**
   * Gathers what comes in such a time into one message, which nothing follows; `0s` tells at once. Where no
   * route says, alerts of severity info have an hour.
   */
  digest: between('0s', '7d').optional(),
  escalate: z.array(escalation).max(5).optional(),
  /** Go on to the next sibling after this one took it. */
  continue: z.boolean().default(false),
} as const

const node = z.strictObject(fields)

export type Route = z.output<typeof node> & { routes: Route[] }
export type RouteSource = z.input<typeof node> & { routes?: RouteSource[] | undefined }

/** The tree of routes: the deepest that matches takes the alert; what it leaves out it inherits. */
export const route: z.ZodType<Route, RouteSource> = node.extend({
  routes: z.lazy(() => z.array(route).max(100)).default([]),
})
