import { describeSpan } from '../../lib/span.ts'
import { clip, oneLine } from '../../lib/clip.ts'
import type { Chart, Notification, TopIssue } from '../notification.ts'
import type { Labels } from '../rule/labels.ts'
import { fillTemplate } from './fill-template.ts'
import type { Group } from './group.ts'
import type { Saying } from './plan.ts'
import type { FiringAlert } from './told-alert.ts'

const MOST_ALERTS = 10

/** What is looked up for a message, where there is time for it. */
export interface Background {
  since: Notification['since']
  topIssue: TopIssue | null
  moved: string[]
  chart: Chart | null
  snooze: Notification['links']['snooze']
}

export const NO_BACKGROUND: Background = {
  ...{ since: null, topIssue: null, moved: [], chart: null, snooze: [] },
}

interface Occasion {
  group: Group
  say: Saying
  /** Those that fire, and of a digest those that did; the worst first, at least one. */
  alerts: readonly [FiringAlert, ...FiringAlert[]]
  background: Background
  /** Where people open the page. */
  origin: string
}

export function composeNotification(occasion: Occasion): Notification {
  const { group, say, alerts, background, origin } = occasion
  const [worst] = alerts
  const { rule, observation } = worst
  const page = pageOf(origin, rule.project, group.key)
  return {
    ...{ key: group.key, revision: group.revision, state: say.state, reason: say.reason },
    title: oneLine(titleOf(occasion), 500),
    summary: summaryOf(worst),
    description: fillTemplate(rule.annotations.description ?? '', worst),
    ...{ severity: rule.severity, labels: commonLabels(alerts), kind: rule.kind },
    ...{ rule: rule.name, project: rule.project, owner: rule.owner ?? null },
    figures: {
      ...{ value: observation.value, threshold: observation.threshold },
      ...{ expected: observation.expected, observed: observation.observed },
      ...{ exposure: observation.exposure, unit: observation.unit },
    },
    startedAt: Math.min(...alerts.map(({ since }) => since)),
    endedAt: null,
    affected: { users: observation.users, sessions: observation.sessions },
    ...{ since: background.since, topIssue: inLines(background.topIssue), chart: background.chart },
    moved: background.moved.slice(0, 3),
    links: { page, runbook: rule.runbook ?? null, snooze: background.snooze },
    alerts: alerts.slice(0, MOST_ALERTS).map((one) => ({
      ...{ rule: one.rule.name, labels: one.series, summary: summaryOf(one), url: page },
      state: one.endedAt === undefined ? 'firing' : 'resolved',
      ...{ startedAt: one.since, endedAt: one.endedAt ?? null },
    })),
    more: Math.max(0, alerts.length - MOST_ALERTS),
  }
}

/** Strangers wrote it: a line of theirs could pass for one of the message's own. */
function inLines(issue: TopIssue | null): TopIssue | null {
  if (!issue) return null
  const { title, culprit, line } = issue
  return {
    ...issue,
    ...{ title: oneLine(title, 500), culprit: oneLine(culprit, 500) },
    line: line && { ...line, file: oneLine(line.file, 500), code: clip(line.code, 2_000) },
  }
}

/** The same message once all of it is over. */
export function composeResolved(
  before: Notification,
  { group, at, chart }: { group: Group; at: number; chart: Chart | null },
): Notification {
  const { startedAt } = before
  const lasted = `Over after ${describeSpan(at - startedAt)}.`
  return {
    ...before,
    ...{ revision: group.revision, state: 'resolved', reason: 'resolved', endedAt: at },
    chart,
    summary: `${lasted} It was: ${before.summary}`.slice(0, 500),
    alerts: before.alerts.map((one) => ({ ...one, state: 'resolved', endedAt: one.endedAt ?? at })),
  }
}

function pageOf(origin: string, project: string, key: string): string {
  return `${origin}/p/${encodeURIComponent(project)}/alerts?incident=${encodeURIComponent(key)}`
}

function titleOf({ alerts: [worst, ...others], say }: Occasion): string {
  const { rule } = worst
  const title = `${rule.name} on ${rule.project}`
  if (say.reason === 'digest') return `${others.length + 1} for information on ${rule.project}`
  return others.length === 0 ? title : `${title} (${others.length + 1} alerts)`
}

function summaryOf(alert: FiringAlert): string {
  const { summary } = alert.rule.annotations
  return oneLine(
    summary === undefined ? alert.observation.words : fillTemplate(summary, alert),
    500,
  )
}

function commonLabels([first, ...others]: readonly [FiringAlert, ...FiringAlert[]]): Labels {
  return Object.fromEntries(
    Object.entries(first.labels).filter(([name, value]) =>
      others.every(({ labels }) => labels[name] === value),
    ),
  )
}
