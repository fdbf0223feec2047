import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Seismo } from './seismo.ts'

const program = fileURLToPath(new URL('../../node_modules/.bin/sentry-cli', import.meta.url))

export interface SentryCliResult {
  code: number
  output: string
}

/** The real program, told of Seismo as pipelines tell it of its own service. */
export async function sentryCli(
  { url, token }: Pick<Seismo, 'url' | 'token'>,
  args: string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<SentryCliResult> {
  const child = spawn(program, args, {
    env: {
      ...{ PATH: process.env.PATH, HOME: '/nonexistent', SENTRY_DISABLE_UPDATE_CHECK: '1' },
      ...{ SENTRY_URL: url, SENTRY_AUTH_TOKEN: token },
      ...{ SENTRY_ORG: 'any', SENTRY_PROJECT: 'web', RUST_BACKTRACE: '0', ...environment },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const [code] = (await once(child, 'close')) as [number]
  return { code, output }
}
