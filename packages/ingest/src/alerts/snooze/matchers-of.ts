import type { Letter } from '../../store/alert-store.ts'
import type { Notification } from '../notification.ts'

/** What every alert of a rule has, beside its name. */
const OF_THE_RULE = new Set(['alertname', 'rule', 'kind', 'severity', 'owner'])
/** What a matcher may be long. */
const MOST = 300

/** What a silence takes, but for the rule's name. */
const MOST_LABELS = 19

/**
 * The alerts of a message, and not more: a list of matchers for each of its rules, with the labels
 * that all of its alerts have in common. Undefined where a label is too long, or there are too many:
 * without it the silence would be of all that the rule has.
 */
export function matchersOf({ rule, alerts, labels }: Notification): string[][] | undefined {
  const rules = new Set(alerts.length === 0 ? [rule] : alerts.map((alert) => alert.rule))
  const common = Object.entries(labels)
    .filter(([name]) => !OF_THE_RULE.has(name))
    .map(([name, value]) => matcher(name, value))
  if (common.length > MOST_LABELS || common.some(({ length }) => length > MOST)) return undefined
  return [...rules].map((name) => [matcher('alertname', name), ...common])
}

/** Each firing of the thread by its own name, which the next one does not have. */
export function incidentsOf({ group }: Letter): string[][] {
  return Object.entries(group.told)
    .filter(([, { is }]) => is === 'firing')
    .map(([incident]) => [matcher('incident', incident)])
    .filter(([text = '']) => text.length <= MOST)
}

function matcher(name: string, value: string): string {
  return `${name}="${value.replace(/["\\]/g, '\\$&')}"`
}
