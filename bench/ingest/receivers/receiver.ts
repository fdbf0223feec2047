import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Template } from '../requests.ts'

export interface Receiver {
  name: string
  template: Template
  /** The first is the one that answers. */
  pids: number[]
  /** Where it keeps what it took. */
  folder: string
  /** p99 since it was asked the last time, of the process that answers. */
  eventLoopDelayMs: () => Promise<number>
  stop: () => Promise<void>
}

/** What can be measured, once it is started. */
export interface Candidate {
  name: string
  /** What it does before it answers. */
  before: string
  /** Undefined where it is not on this machine; it has said then how it comes there. */
  start: () => Promise<Receiver | undefined>
}

export type Named = Omit<Template, 'url'>

export interface Started {
  url: string
  child: ChildProcess
  eventLoopDelayMs: () => Promise<number>
}

/** A script of `servers/`, in a process of its own. */
export async function startServer(script: string, ...args: string[]): Promise<Started> {
  const path = fileURLToPath(new URL(`../servers/${script}`, import.meta.url))
  const child = fork(path, args, { execArgv: ['--conditions=source'] })
  const port = await messageOf<number>(child)
  return {
    url: `http://127.0.0.1:${port}/`,
    child,
    eventLoopDelayMs: async () => {
      child.send('delay')
      return messageOf<number>(child)
    },
  }
}

/** @throws where the process ends without a word. */
export async function messageOf<Message>(child: ChildProcess): Promise<Message> {
  const gone = new AbortController()
  const { signal } = gone
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.join(' ')} ended with ${String(code)}`)
  })
  try {
    // as: each script has one kind.
    return ((await Promise.race([once(child, 'message', { signal }), ended])) as [Message])[0]
  } finally {
    gone.abort()
    ended.catch(() => undefined)
  }
}

export async function aFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-bench-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** SIGKILL, as none of them has anything to say any more; resolves once they are gone. */
export async function end(...children: ChildProcess[]): Promise<void> {
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && !signalCode)
  const gone = running.map((child) => once(child, 'exit'))
  for (const child of running) child.kill('SIGKILL')
  await Promise.all(gone)
}
