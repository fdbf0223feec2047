import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Debian keeps some of its servers where a user's PATH does not look. */
const ALSO = ['/usr/sbin', '/usr/local/sbin']

const START_WITHIN_MS = 10_000

/** A program of the machine; where it is missing, says how it comes there. */
export function programOf(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...ALSO]
  const path = folders.map((folder) => join(folder, name)).find((one) => existsSync(one))
  if (path === undefined) {
    console.error(`${name} is not on this machine and is left out: apt-get install ${name}`)
  }
  return path
}

/** @returns once its output holds `ready`. */
export async function startDaemon(
  program: string,
  args: readonly string[],
  ready: string,
): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  let output = ''
  const read = (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes(ready)) resolve(undefined)
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  once(child, 'exit').then(
    () => reject(new Error(`${program} did not start:\n${output}`)),
    (cause: unknown) => reject(new Error(`${program} cannot be started`, { cause })),
  )
  const late = setTimeout(() => {
    child.kill('SIGKILL')
    reject(new Error(`${program} did not say "${ready}":\n${output}`))
  }, START_WITHIN_MS)
  await promise.finally(() => clearTimeout(late))
  return child
}
