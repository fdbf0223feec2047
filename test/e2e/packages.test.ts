import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPackageRegistry } from '../harness/package-registry.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const run = promisify(execFile)
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))
const OURS = ['seismo', '@seismo/browser', '@seismo/bundler-plugin']

const PAGE = `import { init } from '@seismo/browser'
import { init as initCore } from '@seismo/browser/core'
import { vitals } from '@seismo/browser/vitals'
const client = init({ key: 'key', endpoint: 'https://seismo.example', release: '1.4.2' })
initCore({ key: 'key', endpoint: 'https://seismo.example', use: [vitals] })
client.captureError(new Error('caught'), { tags: { plan: 'pro' } })
`
const BUILD = `import { build } from 'esbuild'
import { seismo } from '@seismo/bundler-plugin/esbuild'
await build({
  entryPoints: ['page.ts'], outdir: 'dist', bundle: true, minify: true, format: 'esm',
  sourcemap: 'external', plugins: [seismo()], logLevel: 'warning',
})
`
/** As people who write modules, applications for a bundler, and CommonJS have it. */
const COMPILERS = {
  nodenext: { module: 'nodenext', file: 'page.mts', text: PAGE },
  bundler: { module: 'preserve', file: 'page.ts', text: PAGE },
  commonjs: {
    module: 'nodenext',
    file: 'page.cts',
    text: `import { init } from '@seismo/browser'
export = init({ key: 'key', endpoint: 'https://seismo.example' })\n`,
  },
}

let folder: string
let seismo: Seismo

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-packages-'))
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const registry = await startPackageRegistry()
  await run(
    'npm',
    // Of the engine there is half a gigabyte, which is here already and not what is tried.
    ['install', '--omit=optional', '--prefer-offline', '--registry', registry.url, ...OURS],
    { cwd: folder },
  )
  await registry.close()
  for (const name of ['@chdb', 'esbuild']) {
    await symlink(join(MODULES, name), join(folder, 'node_modules', name))
  }
  const cli = join(folder, 'node_modules/seismo/dist/main.js')
  seismo = await startSeismo('', {}, cli)
}, 240_000)

afterAll(async () => {
  await seismo.end()
  await rm(folder, { recursive: true, force: true })
})

it('is served from what npm installs: the service, the page and the script', async () => {
  const { stdout } = await run('npx', ['seismo', '--version'], { cwd: folder })
  const answers = await Promise.all(
    ['/health', '/', '/seismo.min.js', '/seismo.more.min.js'].map((path) =>
      fetch(seismo.url + path),
    ),
  )

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(stdout).toMatch(/^\d+\.\d+\.\d+/)
})

it.each(Object.entries(COMPILERS))(
  'has types where TypeScript reads it as %s',
  async (name, of) => {
    const project = join(folder, name)
    await mkdir(project)
    await writeFile(join(project, of.file), of.text)
    const tsc = join(MODULES, 'typescript/bin/tsc')
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--module', of.module]

    const compiled = run(process.execPath, [tsc, ...options, of.file], { cwd: project })

    await expect(compiled).resolves.toMatchObject({ stdout: '' })
  },
)

it('builds a page with the script, uploads its map as it does, and again by command', async () => {
  await writeFile(join(folder, 'page.ts'), PAGE)
  await writeFile(join(folder, 'build.mjs'), BUILD)
  const env = { ...process.env, SEISMO_URL: seismo.url, SEISMO_API_TOKEN: seismo.token }

  await run(process.execPath, ['build.mjs'], {
    ...{ cwd: folder, env: { ...env, NODE_ENV: 'production' } },
  })
  const written = await readdir(join(folder, 'dist'))
  const { items } = await seismo.get<{ items: { debugId: string }[] }>('/api/artifacts')
  await writeFile(join(folder, 'build.mjs'), BUILD.replace('seismo()', 'seismo({ upload: false })'))
  await run(process.execPath, ['build.mjs'], { cwd: folder, env })
  const again = await seismo.cli('sourcemaps', 'upload', join(folder, 'dist'))

  expect(written).toEqual(['page.js'])
  expect(items).toHaveLength(1)
  expect(again.output).toContain(`debug id ${items[0]?.debugId ?? '?'} in file and map`)
  expect(again.code).toBe(0)
})
