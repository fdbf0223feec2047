import { matches } from './matches.ts'
import type { Escalation } from './rule/common.ts'
import type { Labels } from './rule/labels.ts'
import type { Route } from './rule/route.ts'
import type { Rule } from './rule/rule.ts'

/** Where an alert is told, with everything that it did not say itself inherited. */
export interface Destination {
  /** Of the route, the same after a restart. */
  route: string
  receiver: string
  groupBy: readonly string[]
  groupWaitMs: number
  groupIntervalMs: number
  /** 0 never repeats. */
  repeatIntervalMs: number
  /** 0 tells at once; else what came in such a time is one message. */
  digestMs: number
  escalate: readonly Escalation[]
}

interface Settings extends Omit<Destination, 'route' | 'receiver' | 'digestMs'> {
  /** Undefined where no route says: what is for information is gathered. */
  digestMs: number | undefined
}

/**
 * The issues of one release are one message. The first does not wait for the rest, which join it: what
 * a channel can edit costs nobody a second look.
 */
const DEFAULTS: Settings = {
  groupBy: ['alertname', 'project', 'release'],
  groupWaitMs: 0,
  groupIntervalMs: 300_000,
  repeatIntervalMs: 4 * 3_600_000,
  digestMs: undefined,
  escalate: [],
}

/** What a rule names itself, as rules did before there were routes: told once, and once that it is over. */
const OF_RULES = { ...DEFAULTS, repeatIntervalMs: 0, digestMs: 0 }
/** Of alerts of severity info that routes lead to: nobody has to be told of each. */
const INFO_DIGEST_MS = 3_600_000

/** All that the alert is told to: by its rule, and by the routes. Each receiver once. */
export function destinationsOf(root: Route, rule: Rule, labels: Labels): Destination[] {
  const own = rule.receivers.map((receiver) => ({
    ...OF_RULES,
    escalate: rule.escalate,
    ...{ route: 'rule', receiver },
  }))
  const routed =
    walk(root, labels, { path: 'route', settings: DEFAULTS, receiver: undefined }) ?? []
  const all = [...own, ...routed.map((one) => withRulesOwn(withDigest(one, rule), rule))]
  return all.filter(
    ({ receiver }, index) => all.findIndex((one) => one.receiver === receiver) === index,
  )
}

/** In a group of its own: what is urgent of the same route does not wait for it. */
function withDigest({ digestMs, ...routed }: Routed, { severity, escalate }: Rule): Destination {
  // Nothing follows a digest: who wants to be called after a while cannot mean one.
  const escalates = escalate.length + routed.escalate.length > 0
  const isUrged = severity !== 'info' || escalates
  if (digestMs !== undefined || isUrged) return { ...routed, digestMs: digestMs ?? 0 }
  return { ...routed, route: `${routed.route}/info`, digestMs: INFO_DIGEST_MS }
}

/** Whom a rule calls after a while, it calls wherever its alerts are told. */
function withRulesOwn(destination: Destination, { escalate }: Rule): Destination {
  return escalate.length === 0 ? destination : { ...destination, escalate }
}

type Routed = Settings & Pick<Destination, 'route' | 'receiver'>

interface Above {
  path: string
  settings: Settings
  receiver: string | undefined
}

/** Undefined where the route does not match. */
function walk(route: Route, labels: Labels, above: Above): Routed[] | undefined {
  if (!matches(route.match, labels)) return undefined
  const settings = inherit(above.settings, route)
  const receiver = route.receiver ?? above.receiver
  const found: Routed[] = []
  let taken = false
  for (const [index, child] of route.routes.entries()) {
    const deeper = walk(child, labels, { path: `${above.path}/${index}`, settings, receiver })
    if (!deeper) continue
    taken = true
    found.push(...deeper)
    if (!child.continue) break
  }
  if (taken) return found
  return receiver === undefined ? [] : [{ ...settings, route: above.path, receiver }]
}

function inherit(above: Settings, route: Route): Settings {
  return {
    groupBy: route.group_by ?? above.groupBy,
    groupWaitMs: route.group_wait ?? above.groupWaitMs,
    groupIntervalMs: route.group_interval ?? above.groupIntervalMs,
    repeatIntervalMs: route.repeat_interval ?? above.repeatIntervalMs,
    digestMs: route.digest ?? above.digestMs,
    escalate: route.escalate ?? above.escalate,
  }
}

/** What all alerts of a group agree in; `...` is every label, so that each is on its own. */
export function groupLabels({ groupBy }: Pick<Destination, 'groupBy'>, labels: Labels): Labels {
  if (groupBy.includes('...')) return labels
  return Object.fromEntries(groupBy.map((name) => [name, labels[name] ?? '']))
}
