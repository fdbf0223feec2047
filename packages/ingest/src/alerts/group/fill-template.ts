import { oneLine } from '../../lib/clip.ts'
import type { FiringAlert } from './told-alert.ts'

const HOLE = /\{\{\s*([\w.-]+)\s*\}\}/g

/** `{{ value }}` and `{{ labels.release }}`; what there is not stays empty. Values are text of one line, never templates. */
export function fillTemplate(template: string, alert: FiringAlert): string {
  return template.replace(HOLE, (_, name: string) => valueOf(alert, name)).slice(0, 2_000)
}

function valueOf({ rule, labels, observation }: FiringAlert, name: string): string {
  if (name.startsWith('labels.')) {
    const label = name.slice('labels.'.length)
    return Object.hasOwn(labels, label) ? oneLine(labels[label] ?? '', 500) : ''
  }
  const { value, threshold, expected, observed, exposure, words, unit, users, sessions } =
    observation
  const values: Record<string, number | string | null | undefined> = {
    ...{ value, threshold, expected, observed, exposure, words, unit, users, sessions },
    ...{ rule: rule.name, project: rule.project, severity: rule.severity, owner: rule.owner },
  }
  const given = Object.hasOwn(values, name) ? values[name] : undefined
  if (typeof given === 'number') return String(Math.round(given * 100) / 100)
  return oneLine(given ?? '', 500)
}
