import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aFreeAddress } from '../a-free-address.ts'

/** Debian's own; `apt-get install prometheus-alertmanager`. */
const ALERTMANAGER = process.env.ALERTMANAGER_PATH ?? '/usr/bin/prometheus-alertmanager'

export interface Alertmanager {
  url: string
  /** As its API answers. */
  get: <Answer>(path: string) => Promise<Answer>
  post: (path: string, body: unknown) => Promise<void>
  /** Asks until it answers so. */
  until: <Answer>(path: string, isWanted: (answer: Answer) => boolean) => Promise<Answer>
  stop: () => Promise<void>
}

interface Options {
  /** Where it tells of alerts in turn. */
  webhook: string
  /** Lines of `http_config`, as YAML in braces. */
  http?: string
}

/** A real one on a port and a folder of its own, which groups by name and tells a webhook at once. */
export async function startAlertmanager({ webhook, http = '{}' }: Options): Promise<Alertmanager> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-alertmanager-'))
  const address = await aFreeAddress()
  await writeFile(
    join(folder, 'alertmanager.yml'),
    `route: { receiver: hook, group_by: [alertname], group_wait: 1s, group_interval: 1s }
receivers:
  - name: hook
    webhook_configs: [{ url: '${webhook}', send_resolved: true, http_config: ${http} }]
`,
  )
  const child = spawn(
    ALERTMANAGER,
    [
      `--config.file=${join(folder, 'alertmanager.yml')}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  const ready = Promise.withResolvers<undefined>()
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes('Listening on')) ready.resolve(undefined)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.on('error', ready.reject)
  child.on('close', () => ready.reject(new Error(`alertmanager did not start:\n${output}`)))
  await ready.promise
  const url = `http://${address}`

  async function get<Answer>(path: string): Promise<Answer> {
    const response = await fetch(`${url}${path}`)
    return (await response.json()) as Answer // as: each caller names what its API says
  }

  return {
    url,
    get,
    post: async (path, body) => {
      const headers = { 'Content-Type': 'application/json' }
      const response = await fetch(`${url}${path}`, {
        ...{ method: 'POST', headers, body: JSON.stringify(body) },
      })
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    },
    until: async <Answer>(path: string, isWanted: (answer: Answer) => boolean) => {
      for (;;) {
        const answer = await get<Answer>(path)
        if (isWanted(answer)) return answer
        // It tells nobody when it changes.
        await wait(100)
      }
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'close')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}
