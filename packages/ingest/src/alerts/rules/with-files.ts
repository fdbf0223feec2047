import { looseEnds, type AlertsConfig } from '../config.ts'
import { withReceiverSecrets } from '../notify/references.ts'
import { readAlertsFile } from './read-rules.ts'

/** A file of the folder of rules. */
export interface AlertText {
  /** `alerts/service-health.yml`. */
  name: string
  text: string
}

export interface WithFiles {
  alerts: AlertsConfig
  /** By the name of each rule that stands in a file of the folder: which one. */
  fileOf: Readonly<Record<string, string>>
}

/**
 * What the files of the folder say, beside what `seismo.yaml` does.
 * @throws Error with one line: file, line, and what is wrong.
 */
export function withFiles(
  before: AlertsConfig,
  files: readonly AlertText[],
  environment: Readonly<Record<string, string | undefined>>,
): WithFiles {
  let alerts = before
  const fileOf: Record<string, string> = {}
  let routeOf =
    before.route.receiver !== undefined || before.route.routes.length > 0 ? 'seismo.yaml' : ''
  for (const { name, text } of files) {
    const read = readAlertsFile(text, (value) => withReceiverSecrets(value, environment))
    if (read.is === 'faults') {
      const [{ line, column, message } = { line: 1, column: 1, message: 'cannot be read' }] =
        read.faults
      throw new Error(`${name}: line ${line}, column ${column}: ${message}`)
    }
    const { receivers, rules, inhibit, route } = read.value
    for (const rule of rules) fileOf[rule.name] = name
    if (route && routeOf !== '') {
      throw new Error(`${name}: route: stands in ${routeOf} already; there is one tree of routes`)
    }
    if (route) routeOf = name
    alerts = {
      ...alerts,
      receivers: [...alerts.receivers, ...receivers],
      rules: [...alerts.rules, ...rules],
      inhibit: [...alerts.inhibit, ...inhibit],
      route: route ?? alerts.route,
    }
  }
  refuseLooseEnds(alerts, fileOf)
  return { alerts, fileOf }
}

function refuseLooseEnds(alerts: AlertsConfig, fileOf: WithFiles['fileOf']): void {
  const names = alerts.receivers.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`alerts: two receivers are named "${twice}"`)
  const [first] = looseEnds(alerts)
  if (!first) return
  const [section, index, field] = first.path
  const name =
    section === 'rules' && typeof index === 'number' ? alerts.rules[index]?.name : undefined
  const where =
    name === undefined
      ? String(section)
      : `${fileOf[name] ?? 'seismo.yaml'}: ${name}: ${String(field)}`
  throw new Error(`${where}: ${first.message}`)
}
