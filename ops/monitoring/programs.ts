import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import type { Addresses } from './render.ts'

export interface Program {
  name: string
  /** Debian's names first, then those of the projects themselves. */
  commands: readonly string[]
  package: string
  args: readonly string[]
}

export function programsOf(folder: string, addresses: Addresses): Program[] {
  const at = (address: string) => `--web.listen-address=${address}`
  return [
    {
      ...{ name: 'prometheus', commands: ['prometheus'], package: 'prometheus' },
      args: [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'prometheus')}`,
        // Seismo reads exemplars and writes nothing here but what is scraped.
        ...['--storage.tsdb.retention.time=15d', '--enable-feature=exemplar-storage'],
        at(addresses.prometheus),
      ],
    },
    {
      name: 'alertmanager',
      commands: ['prometheus-alertmanager', 'alertmanager'],
      package: 'prometheus-alertmanager',
      args: [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'alertmanager')}`,
        // One machine: nobody to gossip with.
        '--cluster.listen-address=',
        at(addresses.alertmanager),
      ],
    },
    {
      name: 'node exporter',
      commands: ['prometheus-node-exporter', 'node_exporter'],
      package: 'prometheus-node-exporter',
      args: [at(addresses.nodeExporter)],
    },
  ]
}

export interface Running {
  name: string
  /** What to say once it is over. */
  ended: Promise<string>
  stop: () => void
}

/** @returns undefined where none of its commands is installed. */
export async function start(program: Program, folder: string): Promise<Running | undefined> {
  const logFile = join(folder, `${program.name.replace(' ', '-')}.log`)
  for (const command of program.commands) {
    const output = openSync(logFile, 'a')
    const child = spawn(command, program.args, { stdio: ['ignore', output, output] })
    const isThere = await Promise.race([
      once(child, 'spawn').then(() => true),
      once(child, 'error').then(() => false),
    ])
    if (!isThere) continue
    const ended = once(child, 'exit').then(
      ([code]) => `${program.name} ended with ${String(code)}; see ${logFile}`,
    )
    return { name: program.name, ended, stop: () => child.kill('SIGTERM') }
  }
  return undefined
}
