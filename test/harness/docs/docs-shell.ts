import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { FencedBlock } from './fenced-blocks.ts'

const MOST_MS = 60_000
const STATE = '.exports'

export interface Ran {
  code: number
  /** Standard output and error, as they came. */
  output: string
}

export interface DocsShell {
  /** Of a block's commands, which know what the blocks before them on the page exported. */
  run: (block: FencedBlock) => Promise<Ran>
}

interface Options {
  folder: string
  environment: Readonly<Record<string, string>>
  /** Examples in the text, and what they stand for here. */
  standsFor: readonly (readonly [example: string, here: string])[]
}

/** One page's shell. A command that fails, or names a variable that nobody set, ends its block. */
export function createDocsShell({ folder, environment, standsFor }: Options): DocsShell {
  function start(commands: string): ChildProcess {
    const state = join(folder, STATE)
    const before = `[ ! -f '${state}' ] || . '${state}'; trap 'export -p > "${state}"' EXIT`
    const here = standsFor.reduce((text, [example, is]) => text.replaceAll(example, is), commands)
    return spawn('bash', ['-euo', 'pipefail', '-c', `${before}\n${here}`], {
      ...{ cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
      // A group of its own: what it starts ends with it.
      detached: true,
    })
  }

  return {
    run: async ({ text, info }) => {
      const shell = start(text)
      const { until } = info
      let output = ''
      const hasShown = () => until !== undefined && output.includes(until)
      const keep = (chunk: Buffer) => {
        const before = hasShown()
        output += chunk.toString()
        // What goes on until it is stopped has shown by then what the text says; one signal is enough.
        if (hasShown() && !before) end(shell, 'SIGTERM')
      }
      shell.stdout?.on('data', keep)
      shell.stderr?.on('data', keep)
      const late = setTimeout(() => end(shell, 'SIGKILL'), MOST_MS)
      const [code] = (await once(shell, 'close')) as [number | null] // null: ended by a signal
      clearTimeout(late)
      return { code: hasShown() ? 0 : (code ?? -1), output }
    },
  }
}

function end({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}

/** What the comments below the last command say that it answers, as far as it is written out. */
export function promisedBy({ text }: FencedBlock): string[] {
  const lines = text.trimEnd().split('\n')
  const last = lines.findLastIndex((line) => !line.startsWith('#'))
  const said = lines.slice(last + 1)
  if (!/^# [{→]/.test(said[0] ?? '')) return []
  return said
    .flatMap((line) => line.replace(/^# ?→?/, '').split('…'))
    .map((words) => words.trim())
    .filter((words) => words !== '')
}
