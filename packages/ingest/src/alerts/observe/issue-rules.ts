import type { AlertInputs, IssueFigures, IssueGrowth, IssueStep } from '../../store/alert-inputs.ts'
import type { Answered, Observation, Observer } from '../observation.ts'
import { clip } from '../../lib/clip.ts'
import { rateTest } from './binomial-tail.ts'
import { meetsWhere } from './meets-where.ts'
import { observed, spanWords } from './observed.ts'
import { isOf, projectsOf, type AskedOf } from './of-kind.ts'
import { readWhere } from './read-where.ts'

type StepKind = 'new-issue' | 'regressed'
type IssueRule = AskedOf<StepKind | 'escalating'>['rule']

const HOUR_MS = 3_600_000
const HOURS_OF_WEEK = 168
const VERBS = { 'new-issue': 'created', regressed: 'regressed' } as const
/** Many hours of many issues are looked at: one in a million would still be one a week. */
const UNLIKELY = 1e-8

/** Issues that appeared, or came back, within the time in which enough of it must have come. */
export function createIssueStepObserver(inputs: AlertInputs, kind: StepKind): Observer {
  async function within(group: readonly AskedOf<StepKind>[], ms: number, at: number) {
    const range = { from: at - ms, to: at }
    const of = { projectIds: projectsOf(group), verb: VERBS[kind] }
    const steps = await inputs.issueSteps(range, of)
    const figures = await inputs.issueFigures(range, steps)
    const known = new Map(figures.map((one) => [keyOf(one), one]))
    return group.map((one): Answered => {
      const own = steps.filter(({ projectId }) => projectId === one.projectId)
      const series = own.flatMap((step) => {
        const issue = known.get(keyOf(step))
        return issue && isWanted(one.rule, issue) ? [stepObservation(one.rule, step, issue)] : []
      })
      return { ruleId: one.ruleId, is: 'observed', series }
    })
  }

  return async (asked, at) => {
    const rules = asked.filter((one): one is AskedOf<StepKind> => isOf(one, kind))
    const groups = [...Map.groupBy(rules, ({ rule }) => rule.within)]
    const answers = await Promise.all(groups.map(([ms, group]) => within(group, ms, at)))
    return answers.flat()
  }
}

/** Issues that are more in the last hour than in any of their week, beyond chance. */
export function createEscalatingObserver(inputs: AlertInputs): Observer {
  return async (asked, at) => {
    const rules = asked.filter((one) => isOf(one, 'escalating'))
    if (rules.length === 0) return []
    const least = Math.min(...rules.map(({ rule }) => Math.max(LEAST_EVENTS, rule.min_events)))
    const growths = await inputs.issueGrowth(at, { projectIds: projectsOf(rules), least })
    const range = { from: at - HOUR_MS, to: at }
    const figures = await inputs.issueFigures(range, growths)
    const known = new Map(figures.map((one) => [keyOf(one), one]))
    return rules.map(({ ruleId, projectId, rule, standing }): Answered => {
      const own = growths.filter((one) => one.projectId === projectId)
      const series = own.flatMap((growth) => {
        const issue = known.get(keyOf(growth))
        if (!issue || !isWanted(rule, issue)) return []
        const seen = growthObservation(rule, { growth, issue, at })
        const stands = standing.some((labels) => labels['issue'] === issue.id)
        return seen.verdict === 'breach' || stands ? [seen] : []
      })
      return { ruleId, is: 'observed', series }
    })
  }
}

/** Three more of one is no growth. */
const LEAST_EVENTS = 10

/** Younger than a day it has no week: that it is new is another rule's. */
const LEAST_AGE_MS = 24 * HOUR_MS

/** Pure. Tested against an hour as its busiest was, so that a daily peak is no growth. */
export function escalation(
  { recent, busiest, total, firstSeen }: Omit<IssueGrowth, 'projectId' | 'id'>,
  { minRatio, at }: { minRatio: number; at: number },
): { isGrowing: boolean; expected: number; probability: number } {
  const mean = total / HOURS_OF_WEEK
  const expected = Math.max(busiest, mean)
  // What was once in an hour of its week says less of an hour than the week does.
  const older = busiest * 2 > mean * 3 ? { count: busiest, exposure: 1 } : ofWeek(total)
  const probability = rateTest({ count: recent, exposure: 1 }, older)
  const isOld = total > 0 && at - firstSeen >= LEAST_AGE_MS
  const isGrowing = isOld && recent >= minRatio * expected && probability < UNLIKELY ** 0.5
  return { isGrowing, expected, probability }
}

function ofWeek(total: number) {
  return { count: total, exposure: HOURS_OF_WEEK }
}

function growthObservation(
  rule: AskedOf<'escalating'>['rule'],
  { growth, issue, at }: { growth: IssueGrowth; issue: IssueFigures; at: number },
): Observation {
  const { isGrowing, expected, probability } = escalation(growth, { minRatio: rule.min_ratio, at })
  return observed({
    ...ofIssue(issue),
    verdict: isGrowing ? 'breach' : 'clear',
    ...{ value: growth.recent, threshold: rule.min_ratio * expected, expected, probability },
    ...{ observed: growth.recent, windowMs: HOUR_MS, unit: 'events an hour' },
    words: `${titleOf(issue)}: ${String(growth.recent)} events in 1 h, ${String(growth.busiest)} in the busiest hour of its week`,
  })
}

function stepObservation(
  rule: AskedOf<StepKind>['rule'],
  step: IssueStep,
  issue: IssueFigures,
): Observation {
  const isEnough = issue.events >= rule.min_events && issue.users >= rule.min_users
  const verb = step.verb === 'created' ? 'appeared' : 'is back'
  const release = step.release === '' ? '' : ` in ${step.release}`
  return observed({
    ...ofIssue(issue),
    labels: { issue: issue.id, ...(step.release !== '' && { release: step.release }) },
    verdict: isEnough ? 'breach' : 'clear',
    ...{ value: issue.events, threshold: rule.min_events, windowMs: rule.within, unit: 'events' },
    words: `${titleOf(issue)} ${verb}${release}: ${reachOf(issue)} in ${spanWords(rule.within)}`,
    beganAt: step.at,
  })
}

const TITLE_LENGTH = 120

function titleOf({ type, message }: IssueFigures): string {
  return clip(message === '' ? type : `${type}: ${message}`, TITLE_LENGTH)
}

function reachOf({ events, users }: IssueFigures): string {
  const count = (n: number, one: string) => `${String(n)} ${one}${n === 1 ? '' : 's'}`
  return users === 0
    ? count(events, 'event')
    : `${count(events, 'event')} of ${count(users, 'user')}`
}

function ofIssue({ id, events, users, sessions }: IssueFigures) {
  return { labels: { issue: id }, observed: events, users, sessions }
}

/** What hits at least so many people is of high priority: see the issues page. */
const HIGH_PRIORITY_USERS = 10

function isWanted(rule: IssueRule, issue: IssueFigures): boolean {
  if (!rule.classes.some((one) => one === issue.class)) return false
  if (rule.priority === 'high' && issue.users < HIGH_PRIORITY_USERS) return false
  return meetsWhere(readWhere(rule), {
    ...{ type: [issue.type], message: [issue.message], class: [issue.class] },
    ...{ environment: issue.environments, release: issue.releases },
  })
}

function keyOf({ projectId, id }: Pick<IssueStep, 'projectId' | 'id'>): string {
  return `${String(projectId)}/${id}`
}
