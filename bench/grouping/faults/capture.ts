/**
 * Runs every fault of this folder in each browser that is here, as written and minified, and writes
 * what the engines say. `node --conditions=source bench/grouping/faults/capture.ts [file]`.
 */
import { writeFile } from 'node:fs/promises'
import { zstdCodec } from '../../../packages/ingest/src/lib/zstd-codec.ts'
import { parseStack } from '../../../packages/ingest/src/process/stack/parse-stack.ts'
import { compileArtifact } from '../../../packages/ingest/src/symbolicate/compile.ts'
import { createSymbolicator } from '../../../packages/ingest/src/symbolicate/symbolicator.ts'
import { createMemoryArtifactIndex } from '../../../packages/ingest/src/testing/memory-artifact-index.ts'
import { createMemoryArtifacts } from '../../../packages/ingest/src/testing/memory-artifacts.ts'
import { BROWSERS, launchBrowser, type Tab } from '../../../test/harness/browsers.ts'
import { startServer } from '../../../test/harness/http-server.ts'
import { buildFaults, faultNames, type FaultBuild } from './build.ts'
import { answerFault } from './server.ts'

interface Thrown {
  fault: string
  type: string
  message: string
  stack: string
}

const [target = 'faults.json'] = process.argv.slice(2)
const builds = await buildFaults()
const server = await startServer((request, response) => answerFault(builds, request, response))
const symbolicate = createSymbolicate(builds)
const rows: object[] = []
for (const engine of BROWSERS) {
  const browser = await launchBrowser(engine)
  for (const { name } of builds) {
    const tab = await browser.newTab()
    await tab.open(`${server.url}/${name}/`)
    rows.push(...(await faultsIn(tab, engine, name)))
    await tab.close()
  }
  await browser.close()
  console.log(`${engine}: ${String(rows.length)} rows`)
}
await server.close()
await writeFile(target, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)

async function faultsIn(tab: Tab, engine: string, build: string): Promise<object[]> {
  const found: object[] = []
  for (const fault of faultNames()) {
    const thrown = await tab.evaluate(runFault, fault).catch((cause: unknown) => String(cause))
    if (typeof thrown === 'string') console.error(`${engine} ${build} ${fault}: ${thrown}`)
    else found.push(await toRow(thrown, engine, build))
  }
  return found
}

/** Runs in the page. */
async function runFault(fault: string): Promise<Thrown | string> {
  const { faults } = globalThis as unknown as { faults: Record<string, () => unknown> } // of build.ts
  const silence = new Promise<string>((resolve) => setTimeout(resolve, 4_000, 'took too long'))
  try {
    const outcome = await Promise.race([
      (async () => {
        await faults[fault]?.()
        return 'did not fail'
      })(),
      silence,
    ])
    return outcome
  } catch (thrown) {
    const { name, message, stack } = thrown as Error // all of them are errors or DOMExceptions
    return { fault, type: name, message, stack: stack ?? '' }
  }
}

async function toRow({ fault, type, message, stack }: Thrown, engine: string, build: string) {
  const raw = parseStack({ type, message, stack })
  const frames = await symbolicate(build, raw)
  return { fault, engine, build, type, message: message.slice(0, 400), frames: frames.slice(0, 4) }
}

function createSymbolicate(builds: readonly FaultBuild[]) {
  const blobs = new Map(
    builds.map(({ name, map }) => [
      name,
      compileArtifact({ map: new TextEncoder().encode(map) }, zstdCodec).blob,
    ]),
  )
  const { symbolicate } = createSymbolicator({
    artifacts: createMemoryArtifacts(blobs).store,
    index: createMemoryArtifactIndex(
      builds.map(({ name }) => ({
        ...{ release: name, path: `/${name}/faults.js`, key: name, sizeBytes: 0, uploadedAt: 0 },
      })),
    ),
    codec: zstdCodec,
    cacheBytes: 1e8,
  })
  return async (release: string, raw: ReturnType<typeof parseStack>) => {
    const frames = await symbolicate({ projectId: 1, release, debugIds: {} }, raw)
    return frames.map((frame) => [
      frame.file?.replace(/^http:\/\/127\.0\.0\.1:\d+/, '') ?? null,
      frame.function ?? null,
      frame.line ?? 0,
      frame.status,
    ])
  }
}
