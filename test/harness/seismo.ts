import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const cliPath = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url))
const API_TOKEN = 'e2e-token-0123456789'

export interface Seismo {
  url: string
  publicKey: string
  password: string
  token: string
  /** Everything the process wrote so far. */
  output: () => string
  pid: number
  /** Reads the API with the token. */
  get: <Answer>(path: string) => Promise<Answer>
  /** Reads again whenever something was stored or changed, until the answer is as wanted. */
  until: <Answer>(path: string, isWanted: (answer: Answer) => boolean) => Promise<Answer>
  /** Runs a command of the cli against this service. */
  cli: (...args: string[]) => Promise<{ code: number; output: string }>
  /** Ends it as SIGTERM does and answers its exit code. */
  stop: () => Promise<number>
  end: () => Promise<void>
}

/** The built product as people run it: its own process, a fresh data folder, a free port. */
export async function startSeismo(
  yaml = '',
  environment: NodeJS.ProcessEnv = {},
  cli = cliPath,
): Promise<Seismo> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-e2e-'))
  const settings = join(data, 'seismo.yaml')
  await writeFile(settings, yaml)
  const { child, output } = run(
    ['serve', '--config', settings],
    {
      SEISMO_PORT: '0',
      SEISMO_DATA: join(data, 'data'),
      SEISMO_API_TOKEN: API_TOKEN,
      ...environment,
    },
    cli,
  )
  await greeted(child, output)
  const url = found(/Page\s+(\S+)/, output())
  const get = <Answer>(path: string) => read<Answer>(url, path)
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'close')
    }
    await rm(data, { recursive: true, force: true })
    return child.exitCode ?? -1
  }
  return {
    url,
    publicKey: found(/Public key\s+(\S+)/, output()),
    password: found(/Password\s+(\S+)/, output()),
    token: API_TOKEN,
    output,
    pid: child.pid ?? 0,
    get,
    until: (path, isWanted) => until(url, () => get(path), isWanted),
    cli: async (...args) => {
      const command = run(args, { SEISMO_URL: url, SEISMO_API_TOKEN: API_TOKEN }, cli)
      const [code] = (await once(command.child, 'close')) as [number]
      return { code, output: command.output() }
    },
    stop,
    end: async () => {
      await stop()
    },
  }
}

export function run(args: string[], environment: NodeJS.ProcessEnv, cli = cliPath) {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const keep = (chunk: Buffer) => (text += chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return { child, output: () => text }
}

async function greeted(child: ChildProcess, output: () => string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  child.stdout?.on('data', () => {
    if (output().includes('Script tag')) resolve(undefined)
  })
  child.on('close', () => reject(new Error(`seismo did not start:\n${output()}`)))
  await promise
}

function found(pattern: RegExp, text: string): string {
  const match = pattern.exec(text)?.[1]
  if (match === undefined) throw new Error(`${String(pattern)} is not in:\n${text}`)
  return match
}

async function read<Answer>(url: string, path: string): Promise<Answer> {
  const response = await fetch(url + path, { headers: { Authorization: `Bearer ${API_TOKEN}` } })
  if (!response.ok)
    throw new Error(`GET ${path}: ${String(response.status)} ${await response.text()}`)
  return (await response.json()) as Answer
}

/** Well above what it takes, and below a test's time: that fails without saying what was missed. */
const MOST_MS = 60_000
/** What waits in the log changes without an event, too. */
const LOOK_AGAIN_MS = 1_000

/** Listens before it first reads, so that nothing that happens in between is missed. */
async function until<Answer>(
  url: string,
  get: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer> {
  const gone = new AbortController()
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(MOST_MS)])
  const changes = await changesOf(url, signal)
  let answer = await get()
  try {
    while (!isWanted(answer)) {
      await Promise.race([changes.next(), wait(LOOK_AGAIN_MS, undefined, { signal })])
      answer = await get()
    }
    return answer
  } catch (cause) {
    throw new Error(
      `not seen in time; the last answer was ${JSON.stringify(answer).slice(0, 2_000)}`,
      { cause },
    )
  } finally {
    gone.abort()
  }
}

/** `next` resolves at once where something happened since it was asked last. */
async function changesOf(url: string, signal: AbortSignal): Promise<{ next: () => Promise<void> }> {
  const headers = { Authorization: `Bearer ${API_TOKEN}` }
  const stream = await fetch(`${url}/api/stream`, { headers, signal })
  let change = Promise.withResolvers<undefined>()
  const listen = async () => {
    for await (const chunk of stream.body ?? []) {
      if (Buffer.from(chunk).includes('event:')) change.resolve(undefined)
    }
  }
  // A stream that ends takes nothing away: whoever waits looks again, and in time gives up.
  listen().catch(() => undefined)
  return {
    next: async () => {
      await change.promise
      change = Promise.withResolvers<undefined>()
    },
  }
}
