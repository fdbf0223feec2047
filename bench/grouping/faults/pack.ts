/**
 * Makes the committed corpora of captures: `node --conditions=source bench/grouping/faults/pack.ts
 * faults.json cases-sample.json`. Of the faults what the esbuild builds said, of the bundle errors their
 * first calls: enough to tell whether two are one.
 */
import { readFile, writeFile } from 'node:fs/promises'
import type { GroupingCase } from '../corpus.ts'

interface Captured {
  fault: string
  engine: string
  build: string
  type: string
  message: string
}

const MAX_MESSAGE = 160
const MOST_FRAMES = 4
const folder = new URL('../../../test/corpora/grouping/', import.meta.url)

const [faultsPath = '', casesPath = ''] = process.argv.slice(2)
const captured = JSON.parse(await readFile(faultsPath, 'utf8')) as Captured[] // of capture.ts
const cases = JSON.parse(await readFile(casesPath, 'utf8')) as GroupingCase[] // the corpus documents it

const faults = captured
  .filter(({ build }) => build === 'esbuild')
  .map(({ fault, engine, type, message }) => [
    ...[fault, engine, type],
    message.slice(0, MAX_MESSAGE).replaceAll(/127\.0\.0\.1:\d{4,5}/g, 'shop.example'),
  ])
await writeLines('faults.json', faults)

const bundles = cases.map((one) => ({
  ...{ bug: one.bug, package: one.package, engine: one.engine, bundler: one.bundler },
  ...{ release: one.release, bundle_url: one.bundle_url, name: one.name },
  message: one.message.slice(0, MAX_MESSAGE),
  frames: one.original_frames.slice(0, MOST_FRAMES).map((frame) => frame.slice(0, 2)),
}))
await writeLines('bundles.json', bundles)

async function writeLines(name: string, rows: readonly object[]): Promise<void> {
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n')
  await writeFile(new URL(name, folder), `[\n${lines}\n]\n`)
}
