import { alertLabels } from '../alert-labels.ts'
import type { AlertsConfig } from '../config.ts'
import { matches } from '../matches.ts'
import type { Observation } from '../observation.ts'
import { advance } from '../round/advance.ts'
import type { Standings } from '../round/standing.ts'
import { destinationsOf } from '../routing.ts'
import type { Labels } from '../rule/labels.ts'
import type { Route } from '../rule/route.ts'
import { rule as ruleSchema, type Rule } from '../rule/rule.ts'
import { durationText } from '../rules/to-source.ts'
import type { RuleTest, TestFile } from './test-file.ts'
import { expandValues } from './values.ts'
import { verdictOf } from './verdict-of.ts'

export interface TestOutcome {
  name: string
  /** What was otherwise than expected; none where it passed. */
  faults: string[]
}

/** Runs what a file of tests says against the rules and routes that there are. */
export function runTests(config: AlertsConfig, file: TestFile): TestOutcome[] {
  const tests = file.tests.map((test) => ({ name: test.name, faults: faultsOf(config, test) }))
  const routes = file.routes.map(({ labels, receivers }) => ({
    name: `route of ${labelText(labels)}`,
    faults: routeFaults(config.route, labels, receivers),
  }))
  return [...tests, ...routes]
}

function faultsOf(config: AlertsConfig, test: RuleTest): string[] {
  const rule = config.rules.find(({ name }) => name === test.rule)
  if (!rule) return [`there is no rule "${test.rule}"`]
  try {
    const rounds = play(rule, test)
    return test.expect.flatMap(({ at, alerts }) => {
      const firing = rounds[Math.floor(at / test.interval)]
      const when = `at ${durationText(at)}`
      if (!firing) return [`${when}: the series end before`]
      return compare({ config, rule, firing, alerts }).map((fault) => `${when}: ${fault}`)
    })
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)]
  }
}

/** The series that fire after each round. */
function play(rule: Rule, { series, interval }: RuleTest): Labels[][] {
  const all = series.map(({ labels, values }) => ({ labels, values: expandValues(values) }))
  const length = Math.max(...all.map(({ values }) => values.length))
  let standings: Standings = new Map()
  return Array.from({ length }, (_, index) => {
    const observations = all.map(({ labels, values }) =>
      observe(rule, labels, values.slice(0, index + 1)),
    )
    const round = { ruleId: 'test', rule, at: index * interval }
    standings = advance(round, standings, observations).standings
    return [...standings.values()].flatMap((one) => (one.state.is === 'firing' ? [one.labels] : []))
  })
}

function observe(rule: Rule, labels: Labels, values: ReturnType<typeof expandValues>): Observation {
  const newest = values.at(-1)
  return {
    ...{
      labels,
      verdict: verdictOf(rule, values),
      value: typeof newest === 'number' ? newest : null,
    },
    ...{ threshold: null, expected: null, band: null, observed: 0, exposure: null },
    ...{ exposureOf: null, probability: null, windowMs: 0, users: null, sessions: null },
    ...{ words: '', unit: '' },
  }
}

interface Comparison {
  config: AlertsConfig
  rule: Rule
  firing: readonly Labels[]
  alerts: RuleTest['expect'][number]['alerts']
}

function compare({ config, rule, firing, alerts }: Comparison): string[] {
  const text = (all: readonly Labels[]) => all.map(labelText).toSorted().join(', ') || 'nothing'
  const wanted = alerts.map(({ labels }) => labels)
  const faults =
    text(firing) === text(wanted) ? [] : [`expected ${text(wanted)} to fire, got ${text(firing)}`]
  const others = alerts.flatMap(({ labels, severity, receivers }) => {
    const told = destinationsOf(config.route, rule, alertLabels(rule, labels)).map(
      ({ receiver }) => receiver,
    )
    const isAs = receivers === undefined || told.join() === receivers.join()
    return [
      ...(severity === undefined || severity === rule.severity
        ? []
        : [`expected severity ${severity}, got ${rule.severity}`]),
      ...(isAs
        ? []
        : [`expected to tell ${receivers.join(', ')}, got ${told.join(', ') || 'nobody'}`]),
    ]
  })
  return [...faults, ...others]
}

function routeFaults(root: Route, labels: Labels, receivers: readonly string[]): string[] {
  const told = receiversFor(root, labels)
  return told.join() === receivers.join()
    ? []
    : [`expected ${receivers.join(', ') || 'nobody'}, got ${told.join(', ') || 'nobody'}`]
}

/** Of an alert by its labels alone: what the routes say, without what a rule names itself. */
export function receiversFor(root: Route, labels: Labels): string[] {
  if (!matches(root.match, labels)) return []
  const nameless = ruleSchema.parse({ name: 'any', above: 0 })
  return destinationsOf(root, nameless, labels).map(({ receiver }) => receiver)
}

function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}=${value}`)
  return `{${parts.toSorted().join(' ')}}`
}
