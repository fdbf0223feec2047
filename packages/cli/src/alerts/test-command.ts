import {
  ConfigError,
  receiversFor,
  sendTestMessage,
  testAlerts,
  type AlertText,
  type Config,
} from '@seismo/ingest/node'
import { Command } from 'commander'
import { fail } from '../fail.ts'
import { loadConfig, readTests } from '../load-config.ts'

interface Options {
  config?: string
  route?: string
  send?: string
}

export function testAlertsCommand(): Command {
  return new Command('test-alerts')
    .description('Check alert rules, routes and channels, and run the tests beside the rules')
    .option('--config <file>', 'settings file (default: ./seismo.yaml where there is one)')
    .option('--route <labels>', 'say whom an alert is told to: severity=critical,team=web')
    .option('--send <receiver>', 'send one test message to this receiver')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const { config, alertsFolder } = await load(options.config)
  const { rules, receivers } = config.alerts
  console.log(`${rules.length} rules and ${receivers.length} receivers are sound`)
  if (options.route !== undefined) tellRoute(config, options.route)
  const failed = runAll(config, await readTests(alertsFolder))
  if (options.send !== undefined) await send(config, options.send)
  if (failed > 0) fail(`${failed} ${failed === 1 ? 'test' : 'tests'} of alert rules failed`)
}

async function load(path: string | undefined) {
  try {
    return await loadConfig(path)
  } catch (cause) {
    if (cause instanceof ConfigError) fail(cause.message)
    throw cause
  }
}

/** @returns how many failed. */
function runAll(config: Config, files: readonly AlertText[]): number {
  const outcomes = files.flatMap((file) =>
    testAlerts(config.alerts, file).map((one) => ({ ...one, file: file.name })),
  )
  const failed = outcomes.filter(({ faults }) => faults.length > 0)
  for (const { file, name, faults } of failed) {
    console.log(`✗ ${file}: ${name}`)
    for (const fault of faults) console.log(`    ${fault}`)
  }
  if (outcomes.length > 0)
    console.log(`${outcomes.length - failed.length} of ${outcomes.length} tests passed`)
  return failed.length
}

function tellRoute({ alerts }: Config, text: string): void {
  const pairs = text.split(',').map((part) => part.split('=', 2))
  const wrong = pairs.find(([name = '', value]) => name.trim() === '' || value === undefined)
  if (wrong) fail(`--route: "${wrong.join('=')}" is no label; write severity=critical,team=web`)
  const labels = Object.fromEntries(
    pairs.map(([name = '', value = '']) => [name.trim(), value.trim()]),
  )
  const told = receiversFor(alerts.route, labels)
  console.log(`an alert with ${text} is told to ${told.join(', ') || 'nobody'}`)
}

async function send(config: Config, name: string): Promise<void> {
  const delivery = await sendTestMessage(config, name)
  const known = config.alerts.receivers.map((one) => one.name).join(', ')
  if (!delivery) fail(`--send: there is no receiver "${name}"; known are ${known || 'none'}`)
  const { status, kind, attempts, detail } = delivery
  if (status !== 'delivered') fail(`${kind} ${name}: ${detail} after ${attempts} attempts`)
  console.log(`${kind} ${name}: delivered (${detail})`)
}
