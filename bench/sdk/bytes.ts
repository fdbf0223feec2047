/**
 * Bytes of the script in the page, beside the field's, and of what a page does not import.
 * usage: node bench/sdk/bytes.ts; needs a built packages/browser-sdk
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { bundle, sizeOf, type Size } from './bundle.ts'
import { compareBundlers } from './compare-bundlers.ts'
import { coreWith, everything, SCRIPT_FILES } from './entries.ts'
import { installPeers, sdkFolder, versionOf } from './install-peers.ts'
import { PEERS } from './peers.ts'
import { printTable, printTargets, type Cell, type Target } from './report.ts'

const endpoint = new URL('https://seismo.example.com')

/** Gzip -9 bytes of what a page loads, lazy chunks included. */
const OURS = [
  { name: 'core', code: coreWith([], endpoint.origin), atMost: 2_500 },
  { name: 'core + vitals', code: coreWith(['vitals'], endpoint.origin), atMost: 5_200 },
  {
    name: 'core + vitals-attribution',
    code: coreWith(['vitals-attribution'], endpoint.origin),
    atMost: 7_600,
  },
  { name: 'everything', code: everything(endpoint.origin), atMost: 9_000 },
]
const MOST_LOADER_BROTLI = 400

await installPeers()
const rows: Cell[][] = []
const targets: Target[] = []

for (const { name, code, atMost } of OURS) {
  const sizes = await sizesOf(code)
  rows.push([`**Seismo ${name}**`, await versionOf('@seismo/browser'), ...cells(sizes)])
  const value = sizes && sizes.first.gzip + sizes.lazy.gzip
  targets.push({ claim: `${name}, gzip`, value, atMost, unit: ' B' })
}
for (const peer of PEERS) {
  const sizes = await sizesOf(peer.code(endpoint))
  rows.push([`${peer.name} (${peer.note})`, await versionOf(peer.package), ...cells(sizes)])
}
printTable(
  ['package', 'version', 'min', 'gzip -9', 'brotli -11', 'lazy: min', 'gzip -9', 'brotli -11'],
  rows,
)

const files = await Promise.all(
  SCRIPT_FILES.map(async (name) => ({ name, size: await sizeOfScript(name) })),
)
printTable(
  ['script-tag file', 'min', 'gzip -9', 'brotli -11'],
  files.map(({ name, size }) => [name, ...(size ? threeOf(size) : ['not built', '', ''])]),
)
targets.push({
  claim: 'loader.min.js, brotli',
  value: files.find(({ name }) => name === 'loader.min.js')?.size?.brotli,
  atMost: MOST_LOADER_BROTLI,
  unit: ' B',
})
targets.push(...(await targetsOfUnused()))
printTargets(targets)

async function targetsOfUnused(): Promise<Target[]> {
  try {
    const costs = await compareBundlers()
    printTable(
      ['bundler', 'core alone', 'core from a file that exports every feature'],
      costs.map(({ bundler, alone, beside }) => [bundler, alone, beside]),
    )
    return costs.map(({ bundler, alone, beside }) => ({
      claim: `features not imported, ${bundler}`,
      value: beside - alone,
      atMost: 0,
      unit: ' B',
    }))
  } catch (error) {
    failed('the bundlers', error)
    return []
  }
}

async function sizesOf(code: string): Promise<{ first: Size; lazy: Size } | undefined> {
  try {
    const { first, lazy } = await bundle(code)
    return { first: sizeOf(first), lazy: sizeOf(lazy) }
  } catch (error) {
    failed(code, error)
    return undefined
  }
}

async function sizeOfScript(name: string): Promise<Size | undefined> {
  const path = `${sdkFolder}/dist/${name}`
  if (!existsSync(path)) {
    process.exitCode = 1
    return undefined
  }
  const code = await readFile(path, 'utf8')
  // The comment is for developer tools, and is part of what travels: it stays.
  return sizeOf([Buffer.from(code)])
}

function failed(what: string, error: unknown): void {
  process.exitCode = 1
  console.error(`cannot bundle ${what}\n${error instanceof Error ? error.message : String(error)}`)
}

function cells(sizes: { first: Size; lazy: Size } | undefined): Cell[] {
  if (!sizes) return ['not built', '', '', '', '', '']
  return [...threeOf(sizes.first), ...(sizes.lazy.raw > 0 ? threeOf(sizes.lazy) : ['', '', ''])]
}

function threeOf({ raw, gzip, brotli }: Size): Cell[] {
  return [raw, gzip, brotli]
}
