import { ConfigError, holderOf } from '@seismo/ingest/node'
import { Command } from 'commander'
import { assets } from '../assets.ts'
import { loadConfig } from '../load-config.ts'
import { checkFolder } from './check-folder.ts'
import { checkRoles } from './check-roles.ts'
import { checkRunning } from './check-running.ts'
import { checkStopped } from './check-stopped.ts'
import { exitCodeOf, failed, ok, render, type Finding } from './finding.ts'

interface Options {
  config?: string
  url?: string
  token?: string
  json?: boolean
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Look whether all of it works, and say what to do where it does not')
    .option('--config <file>', 'settings file, as of `seismo serve`')
    .option('--url <url>', 'address of a Seismo that runs (default: of the settings)')
    .option('--token <token>', 'API token of an admin (default: SEISMO_API_TOKEN)')
    .option('--json', 'findings as JSON')
    .action(async (options: Options) => {
      const findings = await examine(options)
      const text = options.json ? `${JSON.stringify(findings, null, 2)}\n` : render(findings)
      process.stdout.write(text)
      process.exitCode = exitCodeOf(findings)
    })
}

async function examine({ config: file, url, token }: Options): Promise<Finding[]> {
  try {
    const { config } = await loadConfig(file)
    const folder = await checkFolder(config)
    const found = [ok('settings', 'are valid'), ...checkRoles(config), ...folder]
    const given = url ?? process.env.SEISMO_URL
    const isRunning = given !== undefined || holderOf(config.data) !== undefined
    // There is nothing to open, or no way to.
    if (!isRunning && folder.every(({ state }) => state !== 'ok')) return found
    if (!isRunning) return [...found, ...(await checkStopped(config, assets().sql))]
    const address = given ?? config.public_url ?? `http://${config.host}:${String(config.port)}`
    const target = { url: address, token: token ?? config.api_token }
    return [...found, ...(await checkRunning(target, config))]
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause
    return [failed('settings', cause.message, 'correct it; docs/operate.md has all settings')]
  }
}
