import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArtifactSummary, IssueEvent, IssueSummary } from '@seismo/ingest/api'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { startServer, type TestServer } from '../harness/http-server.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'
import { sentryCli } from '../harness/sentry-cli.ts'

interface List<Item> {
  items: Item[]
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

let seismo: Seismo
let browser: Browser
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-sentry-cli-'))
  seismo = await startSeismo()
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await seismo.end()
  await rm(folder, { recursive: true })
})

/** `<folder>/<name>/dist/assets/app.js` and its map, of a script that throws `RangeError: <name>` on line 2. */
async function buildApp(name: string): Promise<string> {
  const source = join(folder, name, 'src/pay.ts')
  const dist = join(folder, name, 'dist')
  await build({
    stdin: {
      contents: `export function pay(amount: number): void {
  if (amount > 9) throw new RangeError('${name}')
}
document.querySelector('#pay')?.addEventListener('click', () => pay(10))
`,
      ...{ loader: 'ts', sourcefile: source, resolveDir: folder },
    },
    outfile: join(dist, 'assets/app.js'),
    ...{ bundle: true, minify: true, sourcemap: true, format: 'iife', logLevel: 'silent' },
  })
  return dist
}

function serve(dist: string, release?: string): Promise<TestServer> {
  const data = release === undefined ? '' : ` data-release="${release}"`
  return startServer(async ({ url }, response) => {
    const isScript = url === '/assets/app.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    if (isScript) return void response.end(await readFile(join(dist, 'assets/app.js')))
    response.end(`<!doctype html><title>Shop</title><button id="pay">Pay</button>
<script src="${seismo.url}/seismo.min.js" crossorigin data-key="${seismo.publicKey}"${data}></script>
<script src="/assets/app.js"></script>`)
  })
}

/** The topmost frame of what the page throws, as Seismo shows it. */
async function frameOf(name: string, site: TestServer) {
  const page = await browser.newPage()
  await page.goto(site.url, { waitUntil: 'networkidle' })
  await page.click('#pay')
  const isIt = ({ message }: IssueSummary) => message === name
  const { items } = await seismo.until<List<IssueSummary>>('/api/issues', (list) =>
    list.items.some(isIt),
  )
  await page.close()
  const id = items.find(isIt)?.id ?? ''
  const event = await seismo.get<IssueEvent>(`/api/issues/${id}/events/latest`)
  return event.exceptions[0]?.frames[0]
}

const onItsLine = {
  ...{ status: 'mapped', line: 2, function: 'pay' },
  file: expect.stringMatching(/src\/pay\.ts$/) as unknown,
}

it('maps an error by the debug id that `inject` wrote into script and map', async () => {
  const dist = await buildApp('by-debug-id')

  const injected = await sentryCli(seismo, ['sourcemaps', 'inject', dist])
  const uploaded = await sentryCli(seismo, ['sourcemaps', 'upload', dist])
  const site = await serve(dist)
  const frame = await frameOf('by-debug-id', site)
  await site.close()

  expect(injected.output).toContain('Modified')
  expect(uploaded).toMatchObject({
    code: 0,
    output: expect.stringContaining('complete') as unknown,
  })
  const { items } = await seismo.get<List<ArtifactSummary>>('/api/artifacts')
  expect(items).toMatchObject([
    { release: '', path: '', debugId: expect.stringMatching(UUID) as unknown },
  ])
  expect(frame).toMatchObject(onItsLine)
})

it('maps an error by release and path, without debug ids', async () => {
  const dist = await buildApp('by-release')
  const release = 'shop@3.1.0'

  const made = await sentryCli(seismo, ['releases', 'new', release])
  const uploaded = await sentryCli(seismo, [
    ...['sourcemaps', 'upload', '--release', release, '--url-prefix', '~/assets', '--wait'],
    join(dist, 'assets'),
  ])
  const finalized = await sentryCli(seismo, ['releases', 'finalize', release])
  const deployed = await sentryCli(seismo, ['deploys', 'new', '-r', release, '-e', 'production'])
  const site = await serve(dist, release)
  const frame = await frameOf('by-release', site)
  await site.close()

  expect([made, uploaded, finalized, deployed].map(({ code, output }) => code && output)).toEqual([
    ...[0, 0, 0, 0],
  ])
  const { items } = await seismo.get<List<ArtifactSummary>>('/api/artifacts?release=shop@3.1.0')
  expect(items).toMatchObject([{ release, path: '/assets/app.js', debugId: null }])
  expect(frame).toMatchObject(onItsLine)
})

it('takes the same bundle again, and the same for another release', async () => {
  const dist = await buildApp('again')
  await sentryCli(seismo, ['sourcemaps', 'inject', dist])

  const codes = []
  for (const release of ['a', 'a', 'b']) {
    const { code } = await sentryCli(seismo, ['sourcemaps', 'upload', '--release', release, dist])
    codes.push(code)
  }

  expect(codes).toEqual([0, 0, 0])
  const { items } = await seismo.get<List<ArtifactSummary>>('/api/artifacts?release=b')
  expect(items).toHaveLength(1)
})

it('fails with the reason', async () => {
  const dist = await buildApp('broken')
  await writeFile(join(dist, 'assets/app.js.map'), '{"version":3,"sources":[],"mappings":"!!"}')
  const upload = ['sourcemaps', 'upload', '--no-rewrite', '--release', 'x', dist]

  const broken = await sentryCli(seismo, upload)
  const foreign = await sentryCli(seismo, upload, { SENTRY_PROJECT: 'nope' })
  const stranger = await sentryCli({ url: seismo.url, token: 'not-a-token' }, upload)

  expect([broken.code, foreign.code, stranger.code]).toEqual([1, 1, 1])
  expect(broken.output).toMatch(/1 of 1 source maps could not be used\. ~\/assets\/app\.js: /)
  expect(foreign.output).toContain('There is no project "nope"')
  expect(stranger.output).toContain('401')
})
