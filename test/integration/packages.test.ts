import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { reachableFrom, type Bom } from '../../ops/release/reachable.ts'
import { shipsOf } from '../../ops/release/ships.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PUBLISHED = ['browser-sdk', 'bundler-plugin', 'cli', 'ingest', 'ui']

interface Manifest {
  name: string
  version: string
  license: string
  repository: { url: string; directory?: string }
  publishConfig: object
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(`${root}${folder}/package.json`, 'utf8')) as Manifest // npm checked it
}

it.each(PUBLISHED)('packages/%s can be published with provenance', async (name) => {
  const folder = `packages/${name}`
  const whole = await manifestOf('.')
  const manifest = await manifestOf(folder)

  expect(manifest).toMatchObject({
    license: whole.license,
    // npm compares it with the repository of the CI that publishes.
    repository: { type: 'git', url: whole.repository.url, directory: folder },
    publishConfig: { access: 'public', provenance: true },
  })
  expect(await readFile(`${root}${folder}/LICENSE`, 'utf8')).toBe(
    await readFile(`${root}LICENSE`, 'utf8'),
  )
  expect(await readFile(`${root}${folder}/README.md`, 'utf8')).toContain(`# ${manifest.name}\n`)
})

it('says in its beacons which version of the script wrote them', async () => {
  const { version } = await manifestOf('packages/browser-sdk')
  const source = await readFile(`${root}packages/browser-sdk/src/pipeline/envelope.ts`, 'utf8')

  expect(source).toContain(`'browser@${version}'`)
})

it('lists all that an install brings, and what the page holds, with licences and digests', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=source',
    `${root}ops/release/sbom.ts`,
  ])
  const bom = JSON.parse(stdout) as Bom & { components: { name: string }[] } // as: our own script's
  const foreign = bom.components.filter((one) => !/^(@seismo\/|seismo@)/.test(one['bom-ref']))

  expect(bom).toMatchObject({
    ...{ bomFormat: 'CycloneDX', specVersion: '1.5' },
    metadata: { component: { type: 'application' } },
  })
  expect(foreign.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['chdb', 'zod', 'nodemailer', 'web-vitals', 'react', 'uplot']),
  )
  expect(foreign.map(({ name }) => name)).not.toContain('vitest')
  for (const one of foreign) expect(one).toMatchObject({ licenses: [{}], hashes: [{}] })
})

it('follows what packages bring, not what they are built with or can do without', () => {
  const ships = shipsOf({
    packages: {
      'packages/app': {
        ...{ name: 'app', version: '1.0.0', dependencies: { lib: '*' } },
        devDependencies: { tool: '*' },
      },
      'node_modules/lib': {
        version: '2.0.0',
        peerDependencies: { needed: '*', extra: '*' },
        peerDependenciesMeta: { extra: { optional: true } },
      },
    },
  })
  const refs = ['app@1.0.0', 'lib@2.0.0', 'tool@3.0.0', 'needed@4.0.0', 'extra@5.0.0']
  const bom: Bom = {
    metadata: { component: { 'bom-ref': 'workspace@' } },
    components: refs.map((ref) => ({ 'bom-ref': ref })),
    dependencies: refs.map((ref) => ({ ref, dependsOn: refs.filter((one) => one !== ref) })),
  }

  const { metadata, components } = reachableFrom('app', bom, ships)

  expect(metadata.component['bom-ref']).toBe('app@1.0.0')
  expect(components.map((one) => one['bom-ref'])).toEqual(['lib@2.0.0', 'needed@4.0.0'])
})
