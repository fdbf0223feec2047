/**
 * Whose function names are right, on the corpus of function names: the name in the mapping itself,
 * the engine's minified name looked up in the mappings before the call, and ours.
 * usage: node --conditions=source bench/symbolicate/names.ts
 */
import { basename } from 'node:path'
import { decodedMappings, traceSegment, TraceMap } from '@jridgewell/trace-mapping'
import type { Frame } from '../../packages/ingest/src/process/frame.ts'
import { builds } from '../../test/harness/function-names/builds.ts'
import { corpus, readExpectedNames } from '../../test/harness/function-names/expected-names.ts'
import {
  nameFrames,
  type Chunk,
  type NamedFrame,
} from '../../test/harness/function-names/name-frames.ts'
import { share } from '../../test/harness/function-names/share.ts'
import { stacksOf } from '../../test/harness/function-names/stacks-of-build.ts'

interface OpenChunk {
  lines: string[]
  map: TraceMap
}

type Engine = (frame: Frame, chunk: OpenChunk) => string | undefined

/** Far enough back for the head of any function that a person wrote. */
const MAX_MAPPINGS_BACK = 1_000

const engines: Record<string, Engine> = { mapping: mappedName, backwards: nameBackwards }

await report()

async function report(): Promise<void> {
  const unbundled = await stacksOf(`${corpus}entry.ts`)
  const expected = await readExpectedNames([...unbundled.values()].flat())
  const totals = new Map<string, NamedFrame[]>()
  print('', [...Object.keys(engines), 'ours', 'frames'])
  for (const build of builds) {
    const { frames, chunks } = await nameFrames(build, { expected, unbundled })
    const opened = new Map([...chunks].map(([name, chunk]) => [name, open(chunk)]))
    const byEngine = Object.entries(engines).map(([name, engine]) => {
      return [name, frames.map((frame) => renamed(frame, engine, opened))] as const
    })
    const columns = [...byEngine, ['ours', frames] as const]
    for (const [name, named] of columns) totals.set(name, [...(totals.get(name) ?? []), ...named])
    const shares = columns.map(([, named]) => percent(named))
    print(`${build.bundler} ${build.options}`, [...shares, String(frames.length)])
  }
  const count = String(totals.get('ours')?.length ?? 0)
  print('all', [...[...totals.values()].map(percent), count])
}

function open({ code, map }: Chunk): OpenChunk {
  return { lines: code.split('\n'), map: new TraceMap(map) }
}

function renamed(
  frame: NamedFrame,
  engine: Engine,
  chunks: ReadonlyMap<string, OpenChunk>,
): NamedFrame {
  const chunk = chunks.get(basename(frame.raw.file ?? ''))
  return { ...frame, actual: chunk && engine(frame.raw, chunk) }
}

/** What `originalPositionFor` of the libraries answers as `name`. */
function mappedName({ line = 1, column = 1 }: Frame, { map }: OpenChunk): string | undefined {
  const segment = traceSegment(map, line - 1, column - 1)
  return segment?.length === 5 ? map.names[segment[4]] : undefined
}

/** The name of the last mapping before the call that stands at the engine's name for the function. */
function nameBackwards(frame: Frame, { lines, map }: OpenChunk): string | undefined {
  const { line = 1, column = 1 } = frame
  const minified = frame.function?.replace(/^.*[. ]/, '')
  const text = lines[line - 1]
  if (minified === undefined || text === undefined) return undefined
  const segments = decodedMappings(map)[line - 1] ?? []
  const last = segments.findLastIndex(([start]) => start < column)
  const first = Math.max(last - MAX_MAPPINGS_BACK, 0)
  const declared = segments.slice(first, last + 1).findLast(([start]) => {
    return (
      text.startsWith(minified, start) &&
      /\b(?:function|class)\*? ?$/.test(text.slice(Math.max(start - 12, 0), start))
    )
  })
  return declared?.length === 5 ? map.names[declared[4]] : minified
}

function percent(frames: readonly NamedFrame[]): string {
  return `${(100 * share(frames)).toFixed(1)} %`
}

function print(name: string, columns: readonly string[]): void {
  console.log(name.padEnd(42) + columns.map((column) => column.padStart(11)).join(''))
}
