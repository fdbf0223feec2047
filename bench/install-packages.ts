import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'

interface Manifest {
  version?: string
  dependencies?: Record<string, string>
}

/** What the `package.json` of the folder pins, in the folder: peers are no part of the workspace. */
export async function installPackages(folder: string): Promise<void> {
  if (!(await isInstalled(folder))) await install(folder)
}

export async function versionIn(folder: string, name: string): Promise<string> {
  const { version = '?' } = await manifestOf(`${folder}node_modules/${name}`)
  return version
}

async function isInstalled(folder: string): Promise<boolean> {
  const { dependencies = {} } = await manifestOf(folder)
  for (const [name, version] of Object.entries(dependencies)) {
    if (!existsSync(`${folder}node_modules/${name}`)) return false
    if ((await versionIn(folder, name)) !== version) return false
  }
  return true
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as Manifest // npm checked it
}

async function install(folder: string): Promise<void> {
  const shown = relative(process.cwd(), folder)
  console.error(`installing the peers into ${shown} …`)
  const npm = spawn(
    'npm',
    ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const [code] = (await once(npm, 'exit')) as [number | null]
  if (code === 0) return
  throw new Error(
    `npm could not install the peers (exit ${String(code)}). They need the npm registry once: ` +
      `run \`npm install --no-save --no-package-lock --ignore-scripts\` in ${shown} and see what it says.`,
  )
}
