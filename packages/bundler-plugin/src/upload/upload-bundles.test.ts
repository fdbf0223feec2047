import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { injectDebugId } from '../debug-ids/inject-debug-id.ts'
import { findBundles } from './find-bundles.ts'
import { removeMaps } from './remove-maps.ts'
import { uploadBundles } from './upload-bundles.ts'

const ID = '93e0fa7b-3f4d-450f-929e-1172e90547e5'
const RECEIPT = { sources: 1, mappings: 9, functions: 2, hasSourcesContent: true }
type Answer = [status: number, body: string, headers?: Record<string, string>]

let answers: Answer[] = []
let received: { url: string; form: FormData }[] = []
let dir: string
let lines: string[] = []

/** Answers what a test says, then 200. */
const server = createServer((request, response) => {
  void (async () => {
    const { url = '', headers } = request
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array) // no encoding is set
    const body = new Response(Buffer.concat(chunks), {
      headers: { 'Content-Type': headers['content-type'] ?? '' },
    })
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- of our own uploads, which are small
    const form = await body.formData()
    received.push({ url: `${url} ${headers.authorization ?? ''}`, form })
    const [status, text, extra] = answers.shift() ?? [200, JSON.stringify(RECEIPT)]
    response.writeHead(status, extra).end(text)
  })()
})
let url: string

beforeAll(async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => resolve(undefined))
  await promise
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` // of TCP
})
afterAll(() => server.close())
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seismo-upload-'))
  answers = []
  received = []
  lines = []
})
afterEach(() => rm(dir, { recursive: true }))

async function aBuild(name = 'app.js', { inject = true } = {}) {
  const built = await transform('export const total = (list: number[]) => list.length', {
    ...{ loader: 'ts', sourcemap: true, sourcefile: 'total.ts', minify: true },
  })
  const code = `${built.code}//# sourceMappingURL=${name}.map\n`
  const script = inject ? injectDebugId({ name, code, map: built.map }) : { code, map: built.map }
  await writeFile(join(dir, name), script.code)
  await writeFile(join(dir, `${name}.map`), script.map)
}

async function aStylesheet() {
  const built = await transform('body { color: red }', {
    loader: 'css',
    sourcemap: true,
    minify: true,
  })
  await writeFile(join(dir, 'app.css'), `${built.code}/*# sourceMappingURL=app.css.map */\n`)
  await writeFile(join(dir, 'app.css.map'), built.map)
}

async function run(target: { release?: string; project?: string; url?: string } = {}) {
  const files = await findBundles(dir)
  const print = (line: string) => void lines.push(line)
  return uploadBundles({ dir, files, target: { url, token: 't0ken', ...target }, print })
}

/** In the order of their paths: several are on their way at once. */
function sent() {
  const field = (form: FormData, name: string) => form.get(name) as string | null // no files
  return received
    .map(({ form }) => ({
      debugId: field(form, 'debugId'),
      release: field(form, 'release'),
      path: field(form, 'path'),
    }))
    .toSorted((a, b) => (a.path ?? '').localeCompare(b.path ?? ''))
}

it('sends the debug id alone where no release is named, and says what it saw', async () => {
  await aBuild()

  const [bundle] = await run()

  expect(sent()).toEqual([{ debugId: bundle?.debugId, release: null, path: null }])
  expect(received[0]?.url).toBe('/api/artifacts Bearer t0ken')
  const file = received[0]?.form.get('file') as File
  expect(await file.text()).toBe(await readFile(join(dir, 'app.js'), 'utf8'))
  expect(lines).toEqual([
    expect.stringMatching(
      /^ {2}app\.js {2}debug id \S+ in file and map · with source text · 1:\d+ "total" is total\.ts:1:14 · 1 source, 9 mappings, 2 functions$/,
    ),
    `Uploaded 1 source map to ${url}`,
  ])
})

it('sends all that is known where a release is named, stylesheets too', async () => {
  await aBuild()
  await aBuild('old.js', { inject: false })
  await aStylesheet()

  const bundles = await run({ release: 'shop@1', project: 'the shop' })

  const debugId = bundles.find(({ path }) => path === 'app.js')?.debugId
  expect(sent()).toEqual([
    { debugId: null, release: 'shop@1', path: 'app.css' },
    { debugId, release: 'shop@1', path: 'app.js' },
    { debugId: null, release: 'shop@1', path: 'old.js' },
  ])
  expect(received[0]?.url).toContain('?project=the%20shop ')
  expect(lines.at(-1)).toBe(`Uploaded 3 source maps of release shop@1 to ${url}`)
})

it('sends nothing where a script could not be found again, and says what to do', async () => {
  await aBuild()
  await aBuild('old.js', { inject: false })

  await expect(run()).rejects.toThrow(/^old\.js: no debug id; build with .* or name the --release/)
  expect(received).toEqual([])
})

it('leaves the maps of stylesheets where no release is named', async () => {
  await aBuild()
  await aStylesheet()

  await run()

  expect(sent()).toHaveLength(1)
  expect(lines[0]).toMatch(/app\.css {2}not sent/)
})

it('refuses a map of another build before anything is sent', async () => {
  await aBuild('a.js')
  await aBuild('b.js')
  const map = join(dir, 'b.js.map')
  const json = JSON.parse(await readFile(map, 'utf8')) as object
  await writeFile(map, JSON.stringify({ ...json, debugId: ID }))

  await expect(run()).rejects.toThrow(/^b\.js has the debug id .* its map 93e0.*build again/)
  expect(received).toEqual([])
})

it('warns of an id that no code tells the page', async () => {
  await aBuild('app.js', { inject: false })
  const text = await readFile(join(dir, 'app.js'), 'utf8')
  await writeFile(join(dir, 'app.js'), text.replace('//# source', `//# debugId=${ID}\n//# source`))

  await run()

  expect(sent()).toMatchObject([{ debugId: ID }])
  expect(lines[0]).toMatch(/in file, but NOT REGISTERED/)
})

it('says when the map is not that of the file as it is now', async () => {
  await aBuild()
  const text = await readFile(join(dir, 'app.js'), 'utf8')
  await writeFile(join(dir, 'app.js'), `/* by a later step */${text}`)

  await run()

  expect(lines[0]).toMatch(/NO place found where file and source say the same/)
})

it('tries again where Seismo is not ready yet', async () => {
  await aBuild()
  answers = [[503, 'soon', { 'Retry-After': '0' }]]

  await run()

  expect(received).toHaveLength(2)
  expect(lines.at(-1)).toMatch(/^Uploaded 1/)
})

it.each<[Answer, RegExp]>([
  [[401, ''], /^app\.js: the token is neither/],
  [[422, '{"title":"Invalid source map","detail":"It has no sources."}'], /^app\.js: It has no so/],
  [[404, '<html>'], /^app\.js: HTTP 404$/],
])('ends with the reason of %j', async (answer, message) => {
  await aBuild()
  answers = [answer]

  await expect(run()).rejects.toThrow(message)
  expect(received).toHaveLength(1)
})

it('says where nobody answered', async () => {
  await aBuild()

  await expect(run({ url: 'http://127.0.0.1:9' })).rejects.toThrow(
    /^no answer from http:\/\/127\.0\.0\.1:9; is Seismo running there\?/,
  )
})

it('says so where nothing has a map', async () => {
  await writeFile(join(dir, 'app.js'), 'run()')

  await expect(run()).rejects.toThrow(/^no source map below .*build\.sourcemap: 'hidden'/)
})

it('takes maps and their addresses out, and leaves all else as it was', async () => {
  await aBuild()
  await aStylesheet()
  const bundles = await run()
  const before = await readFile(join(dir, 'app.js'), 'utf8')

  await removeMaps(dir, bundles)

  const files = await findBundles(dir)
  expect(files.map(({ path }) => path)).toEqual(['app.css', 'app.js'])
  expect(await readFile(join(dir, 'app.js'), 'utf8')).toBe(before.replace(/\/\/# sourceM.*\n/, ''))
  expect(await readFile(join(dir, 'app.css'), 'utf8')).toBe('body{color:red}\n')
  await expect(readFile(join(dir, 'app.css.map'))).rejects.toThrow('ENOENT')
  await expect(readFile(join(dir, 'app.js.map'))).rejects.toThrow('ENOENT')
})

it.each(['', '.', '..', 'app.js/x.map', '%00', 'x'.repeat(300)])(
  'finds the map beside a script whose comment names no file: %j',
  async (name) => {
    await aBuild()
    const text = await readFile(join(dir, 'app.js'), 'utf8')
    await writeFile(join(dir, 'app.js'), text.replace(/(sourceMappingURL=).*/, `$1${name}`))

    const [bundle] = await run()

    expect(bundle?.mapPath).toBe('app.js.map')
  },
)

it.each([['<!doctype html>'], ['{}'], ['null'], ['']])(
  'takes no 200 for an upload whose body is %j',
  async (body) => {
    await aBuild()
    answers = [[200, body]]

    await expect(run()).rejects.toThrow(`what answers at ${url} is not Seismo; SEISMO_URL`)
  },
)
