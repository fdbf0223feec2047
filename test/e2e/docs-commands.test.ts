import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { IssueSummary } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { addMember } from '../harness/person.ts'
import { cliPath, startSeismo, type Seismo } from '../harness/seismo.ts'

/** Whose commands are run as they stand, in their order, with what the text asks one to set. */
const PAGES = ['grouping', 'issue-page', 'issues', 'releases', 'search']

let seismo: Seismo
let folder: string
let environment: Record<string, string>

beforeAll(async () => {
  seismo = await startSeismo()
  folder = await mkdtemp(join(tmpdir(), 'seismo-docs-'))
  await writeFile(
    join(folder, 'seismo'),
    `#!/bin/sh\nexec "${process.execPath}" "${cliPath}" "$@"\n`,
  )
  await chmod(join(folder, 'seismo'), 0o755)
  await addMember(seismo, 'ana')
  const [issue, other] = await twoIssues()
  const { items } = await seismo.get<{ items: { slug: string }[] }>('/api/projects')
  environment = {
    PATH: `${folder}:${process.env.PATH ?? ''}`,
    ...{ SEISMO_URL: seismo.url, SEISMO_API_TOKEN: seismo.token },
    ...{ ISSUE: issue?.shortId ?? '', OTHER_ISSUE: other?.id ?? '' },
    PROJECT: items[0]?.slug ?? '',
    ...{ VERSION: '2.41.0', GIT_COMMIT: 'abc1234', CI_RUN_URL: 'https://ci.example/7' },
  }
})

afterAll(async () => {
  await seismo.end()
  await rm(folder, { recursive: true, force: true })
})

async function twoIssues(): Promise<IssueSummary[]> {
  const exceptions = ['TypeError', 'RangeError'].map((type) => [
    { type, message: 'x is not there', stack: [0] },
  ])
  const items = exceptions.map((of) => anError({ at: Date.now(), exceptions: of }))
  const body = JSON.stringify(aBeacon({ context: { sessionId: 's', release: '2.40.0' }, items }))
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, { method: 'POST', body })
  const answer = await seismo.until<{ items: IssueSummary[] }>(
    '/api/issues',
    ({ items: stored }) => stored.length === 2,
  )
  return answer.items
}

async function commandsOf(page: string): Promise<string[]> {
  const file = fileURLToPath(new URL(`../../docs/${page}.md`, import.meta.url))
  return [...(await readFile(file, 'utf8')).matchAll(/^```sh\n(.*?)^```$/gms)].map(
    ([, commands = '']) => commands,
  )
}

async function run(commands: string): Promise<{ code: number; output: string; errors: string }> {
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
    ...{ cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  const [output, errors, [code]] = await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    once(shell, 'close') as Promise<[number]>, // as: of a process that nobody kills
  ])
  return { code, output, errors }
}

/** What comments below a command say that it answers, as far as it is written out. */
function promisedBy(commands: string): string[] {
  const said = commands.split('\n').filter((line) => line.startsWith('# '))
  return said.flatMap((line) => line.slice(2).split('…')).map((words) => words.trim())
}

describe.each(PAGES)('the commands of docs/%s.md', (page) => {
  it('do what the text says, as they stand', async () => {
    const all = await commandsOf(page)

    expect(all).not.toEqual([])
    for (const commands of all) {
      const { code, output, errors } = await run(commands)
      expect(code, `${commands}\n${errors}${output}`).toBe(0)
      for (const words of promisedBy(commands)) expect(output).toContain(words)
    }
  })
})
