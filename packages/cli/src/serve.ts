import { ConfigError, serve, StartError, type Config, type Running } from '@seismo/ingest/node'
import { Command } from 'commander'
import { assets } from './assets.ts'
import { fail } from './fail.ts'
import { loadConfig } from './load-config.ts'
import { version } from './version.ts'

export function serveCommand(): Command {
  return new Command('serve')
    .description('Run Seismo; settings come from the environment (SEISMO_…) and seismo.yaml')
    .option('--config <file>', 'settings file (default: ./seismo.yaml where there is one)')
    .action(async (options: { config?: string }) => {
      try {
        const { config } = await loadConfig(options.config)
        const running = await serve(config, assets(), version)
        stopOnSignals(running)
        process.stdout.write(greeting(running, config))
      } catch (cause) {
        if (cause instanceof ConfigError || cause instanceof StartError) fail(cause.message)
        throw cause
      }
    })
}

/** The first signal drains and exits 0; a second one exits at once. */
function stopOnSignals(running: Running): void {
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    running.stop().then(
      () => process.exit(0),
      (cause: unknown) => fail(`could not stop cleanly: ${String(cause)}`),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function greeting({ url, publicKey, scriptTag, newPassword }: Running, config: Config): string {
  const password =
    newPassword ??
    (config.admin_password === undefined
      ? 'as shown at the first start (set SEISMO_ADMIN_PASSWORD to change it)'
      : 'from SEISMO_ADMIN_PASSWORD')
  return `
  Seismo ${version} is listening.

  Page         ${url}
  User         admin
  Password     ${password}
  Public key   ${publicKey}
  Script tag   ${scriptTag}

  Paste the script tag into the <head> of your page, before other scripts.
`
}
