import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { IssueSummary } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { createDocsShell, MOST_MS, promisedBy, type DocsShell } from '../harness/docs/docs-shell.ts'
import { docPages, fencedBlocks } from '../harness/docs/fenced-blocks.ts'
import { NEEDS } from '../harness/docs/needs.ts'
import { minifyShop } from '../harness/minified-shop.ts'
import { startPackageRegistry, type PackageRegistry } from '../harness/package-registry.ts'
import { addMember } from '../harness/person.ts'
import { cliPath, startSeismo, type Seismo } from '../harness/seismo.ts'

/** Where people of the workspace have what they install, `sentry-cli` and Node 24 among it. */
const PROGRAMS = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))
const BLOCKS = docPages().flatMap((page) => fencedBlocks(page))
const COMMANDS = BLOCKS.filter(({ language }) => language === 'sh')
const RUN = Map.groupBy(
  COMMANDS.filter(({ info }) => info.needs === undefined),
  ({ page }) => page,
)

let seismo: Seismo
let registry: PackageRegistry
let root: string
let environment: Record<string, string>

beforeAll(async () => {
  seismo = await startSeismo()
  registry = await startPackageRegistry()
  root = await mkdtemp(join(tmpdir(), 'seismo-docs-'))
  await installPrograms()
  await addMember(seismo, 'ana')
  const [issue, other] = await twoIssues()
  const { items } = await seismo.get<{ items: { slug: string }[] }>('/api/projects')
  environment = {
    PATH: [join(root, 'node_modules/.bin'), PROGRAMS, process.env.PATH].join(':'),
    HOME: process.env.HOME ?? root,
    ...{ npm_config_registry: registry.url, npm_config_loglevel: 'error' },
    // What is installed here is in the cache; else npm asks, and where it may not, tries for two minutes.
    npm_config_prefer_offline: 'true',
    ...ofThisMachine('NODE_EXTRA_CA_CERTS'),
    ...{
      SEISMO_URL: seismo.url,
      SEISMO_API_TOKEN: seismo.token,
      SEISMO_PUBLIC_KEY: seismo.publicKey,
    },
    // A service that a page starts is another one beside it.
    ...{ SEISMO_PORT: '0', SEISMO_DATA: join(root, 'data') },
    ...{ ISSUE: issue?.shortId ?? '', OTHER_ISSUE: other?.id ?? '' },
    PROJECT: items[0]?.slug ?? '',
    ...{ VERSION: '2.41.0', GIT_COMMIT: 'abc1234', CI_RUN_URL: 'https://ci.example/7' },
  }
}, 240_000)

afterAll(async () => {
  await seismo.end()
  await registry.close()
  await rm(root, { recursive: true, force: true })
})

/** Without which a network that reads along is not trusted. */
function ofThisMachine(name: string): Record<string, string> {
  const value = process.env[name]
  return value === undefined ? {} : { [name]: value }
}

/** Above the folders of all pages, where `npx` finds them too. */
async function installPrograms(): Promise<void> {
  await mkdir(join(root, 'node_modules/.bin'), { recursive: true })
  await writeProgram('seismo', `exec "${process.execPath}" "${cliPath}" "$@"`)
  // An answer of 400 and above is a failure, whether or not the page asks curl to say so.
  await writeProgram(
    'curl',
    `PATH=\${PATH#*:}
case " $* " in *" --fail"*|*" -f"*) exec curl "$@" ;; *) exec curl --fail-with-body "$@" ;; esac`,
  )
}

async function writeProgram(name: string, script: string): Promise<void> {
  const path = join(root, 'node_modules/.bin', name)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
}

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

/** A folder of its own, with a build as bundlers leave one. */
async function openShell(page: string): Promise<DocsShell> {
  const folder = join(root, basename(page, '.md'))
  const shop = await minifyShop({ debugId: '85314830-023f-4cf1-a267-535f4e37bb17', module: page })
  for (const dist of ['dist', 'dist/assets']) {
    await mkdir(join(folder, dist), { recursive: true })
    await writeFile(join(folder, dist, 'app.js'), shop.file)
    await writeFile(join(folder, dist, 'app.js.map'), shop.map)
  }
  return createDocsShell({
    ...{ folder, environment },
    standsFor: [
      ['https://seismo.example.com', seismo.url],
      ['http://127.0.0.1:8790', seismo.url],
      ['pub_…', seismo.publicKey],
      ['seismo_…', seismo.token],
    ],
  })
}

it('says of every block of commands that is not run what it needs', () => {
  const unknown = BLOCKS.filter(
    ({ language, info }) =>
      ['bash', 'shell', 'console'].includes(language) ||
      (info.needs !== undefined && !Object.hasOwn(NEEDS, info.needs)),
  )

  expect(unknown.map(({ page, line }) => `${page}:${line}`)).toEqual([])
  expect(RUN.size).toBeGreaterThan(5)
})

describe.each([...RUN])('the commands of %s', (page, blocks) => {
  let shell: DocsShell

  beforeAll(async () => {
    shell = await openShell(page)
  })

  it.each(blocks)(
    'do at line $line what the text says',
    async (block) => {
      const { code, output } = await shell.run(block)

      const expected = Number(block.info.exit ?? 0)
      expect(code, `${page}:${block.line}\n${block.text}\n${output}`).toBe(expected)
      for (const words of promisedBy(block)) expect(output).toContain(words)
    },
    MOST_MS + 10_000,
  )
})
