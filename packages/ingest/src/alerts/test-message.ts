import { hash128 } from '../lib/hash.ts'
import { alertLabels } from './alert-labels.ts'
import { composeNotification, NO_BACKGROUND } from './group/compose-notification.ts'
import { newGroup } from './group/new-group.ts'
import type { Notification } from './notification.ts'
import type { Observation } from './observation.ts'
import type { Rule } from './rule/rule.ts'

interface Test {
  rule: Rule
  /** As it is now; undefined before its first evaluation. */
  observation: Observation | undefined
  origin: string
  at: number
}

/** What the rule would send if it fired now: the real message, and marked as a test. */
export function testMessage({ rule, observation, origin, at }: Test): Notification {
  const seen = observation ?? { ...UNSEEN }
  const incident = `test/${hash128(rule.name).slice(0, 8)}/${at}`
  const group = newGroup(
    { projectId: 0, route: 'test', receiver: 'test', labels: {}, isDigest: false },
    incident,
  )
  const message = composeNotification({
    group: { ...group, revision: 1 },
    say: { reason: 'test', state: 'firing', receivers: [], fires: [], resolves: [] },
    alerts: [
      {
        ...{ incident, ruleId: '', rule, projectId: 0, since: at, series: seen.labels },
        ...{ labels: alertLabels(rule, seen.labels), observation: seen },
      },
    ],
    ...{ background: NO_BACKGROUND, origin },
  })
  return { ...message, title: `Test: ${message.title}` }
}

const UNSEEN: Observation = {
  ...{ labels: {}, verdict: 'clear', value: null, threshold: null, expected: null, band: null },
  ...{ observed: 0, exposure: null, exposureOf: null, probability: null, windowMs: 0 },
  ...{ users: null, sessions: null, words: 'Nothing was evaluated yet', unit: '' },
}
