import { describe, expect, it } from 'vitest'
import { rule, type RuleSource } from '../../packages/ingest/src/alerts/rule/rule.ts'
import { KINDS } from '../../packages/ui/src/pages/alerts/editor/kinds.ts'
import {
  asKind,
  begunForm,
  formOf,
  ruleOf,
  withValue,
} from '../../packages/ui/src/pages/alerts/editor/rule-form.ts'

const named = (kind: RuleSource['kind']) => withValue(begunForm(kind), 'name', 'A rule')

/** Each field of its kind that is not as it would be anyway. */
const EXPLICIT: RuleSource[] = [
  {
    ...{ kind: 'spike', name: 'a', by: 'route', where: 'environment:a', min_errors: 9 },
    ...{ exposure: 'none', sensitivity: 'high', min_ratio: 2.5, for: '2m', keep_firing_for: '5m' },
  },
  {
    ...{ kind: 'threshold', name: 'a', measure: 'metric', metric: 'cart.add', stat: 'p50' },
    ...{ below: 3, resolve_at: 4, window: '5m', windows: '3 of 5', min_traffic: 20 },
  },
  { kind: 'threshold', name: 'a', above: 5, by: 'browser' },
  {
    ...{ kind: 'burn-rate', name: 'a', objective: 'good-vitals', metric: 'LCP', target: 99.95 },
    ...{ period: '7d', min_traffic: 9, windows: [{ long: '1d', short: '2h', factor: 2.5 }] },
  },
  {
    ...{ kind: 'new-issue', name: 'a', classes: ['network'], priority: 'high', min_users: 50 },
    ...{ min_events: 5, within: '10m' },
  },
  { kind: 'regressed', name: 'a', classes: ['error', 'opaque'], where: 'release:2.*' },
  { kind: 'escalating', name: 'a', min_ratio: 4 },
  {
    ...{ kind: 'vital', name: 'a', metric: 'CLS', percentile: 90, worse_by: 15 },
    ...{ device: 'mobile', window: '6h', min_traffic: 500 },
  },
  { kind: 'vital', name: 'a', metric: 'INP', above: 500, by: 'release' },
  { kind: 'no-data', name: 'a', signal: 'requests', after: '30m' },
  {
    ...{ kind: 'deploy', name: 'a', environment: 'production', window: '2h', worse_by: 20 },
    ...{ measures: ['errors', 'new-issues'], min_traffic: 100 },
  },
  {
    ...{ kind: 'threshold', name: 'a', above: 0, project: 'shop', severity: 'critical' },
    ...{ enabled: false, labels: { team: 'web' }, annotations: { summary: '{{ value }}' } },
    ...{ owner: 'ana', runbook: 'https://wiki.example.com', receivers: ['ops'] },
    escalate: [{ after: '30m', receivers: ['oncall'] }],
  },
]

describe('the form of a rule', () => {
  it.each(KINDS)('begins $kind with what the service reads', ({ kind }) => {
    expect(rule.safeParse(ruleOf(named(kind))).error?.issues).toBeUndefined()
  })

  it.each(KINDS)('shows for $kind the values that hold where none is given', ({ kind }) => {
    const form = named(kind)
    // Every blank said aloud, the ones left out of the rule as well.
    const said = Object.entries(form.values)
      .filter(([, value]) => value !== '')
      .map(([field, value]) => [field, asGiven(field, value)] as const)
    const windows = kind === 'burn-rate' ? { windows: form.pairs.map(withNumber) } : {}
    const aloud = { kind, ...Object.fromEntries(said), ...windows }

    expect(rule.parse(aloud)).toEqual(rule.parse(ruleOf(form)))
  })

  it.each(EXPLICIT)('gives $kind back as it was', (source) => {
    expect(ruleOf(formOf(source))).toEqual(source)
    expect(rule.parse(ruleOf(formOf(source)))).toEqual(rule.parse(source))
  })

  it.each(KINDS.flatMap(({ kind: from }) => KINDS.map(({ kind: to }) => [from, to] as const)))(
    'turns %s into %s that the service reads',
    (from, to) => {
      expect(rule.safeParse(ruleOf(asKind(named(from), to))).error?.issues).toBeUndefined()
    },
  )
})

const WORDS = new Set(['name', 'where', 'by', 'metric'])

function asGiven(field: string, value: string | readonly string[]): unknown {
  if (typeof value !== 'string' || WORDS.has(field)) return value
  return Number.isFinite(Number(value)) ? Number(value) : value
}

function withNumber({ factor, ...pair }: { long: string; short: string; factor: string }) {
  return { ...pair, factor: Number(factor) }
}
