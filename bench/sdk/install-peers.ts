import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export const peersFolder = fileURLToPath(new URL('peers/', import.meta.url))
/** Another build of our package, to compare two. */
export const sdkFolder =
  process.env.SEISMO_SDK ?? fileURLToPath(new URL('../../packages/browser-sdk/', import.meta.url))

interface Manifest {
  version?: string
  dependencies?: Record<string, string>
}

/** The pinned peers, and our own built package beside them, so that every bundler finds all alike. */
export async function installPeers(): Promise<void> {
  if (!(await isInstalled())) await install()
  const scope = `${peersFolder}node_modules/@seismo`
  await mkdir(scope, { recursive: true })
  await rm(`${scope}/browser`, { force: true })
  await symlink(sdkFolder, `${scope}/browser`)
}

export async function versionOf(name: string): Promise<string> {
  const { version = '?' } = await manifestOf(`${peersFolder}node_modules/${name}`)
  return version
}

async function isInstalled(): Promise<boolean> {
  const { dependencies = {} } = await manifestOf(peersFolder)
  for (const [name, version] of Object.entries(dependencies)) {
    if (!existsSync(`${peersFolder}node_modules/${name}`)) return false
    if ((await versionOf(name)) !== version) return false
  }
  return true
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as Manifest // npm checked it
}

async function install(): Promise<void> {
  console.error('installing the peers into bench/sdk/peers …')
  const npm = spawn(
    'npm',
    ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: peersFolder, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const [code] = (await once(npm, 'exit')) as [number | null]
  if (code === 0) return
  throw new Error(
    `npm could not install the peers (exit ${String(code)}). They need the npm registry once: ` +
      'run `npm install --no-save --no-package-lock --ignore-scripts` in bench/sdk/peers and see what it says.',
  )
}
