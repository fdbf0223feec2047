/**
 * What compiling takes beside what `@jridgewell/trace-mapping` takes to decode, the map read and parsed
 * by both, in a process of its own: `map [bundle]`. The first round is that of a new process.
 */
import { readFileSync } from 'node:fs'
import { decodedMappings, TraceMap, type SourceMapInput } from '@jridgewell/trace-mapping'
import { zstdCodec } from '../../packages/ingest/src/lib/zstd-codec.ts'
import { compileArtifact } from '../../packages/ingest/src/symbolicate/compile.ts'

export interface CompileTurn {
  /** CPU milliseconds of the rounds, in turns. */
  ours: number[]
  decode: number[]
  withBundle: number[]
  indexBytes: number
  warning: string | undefined
}

const ROUNDS = 5

function cpuMsOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const [mapFile = '', bundleFile = ''] = process.argv.slice(2)
const map = readFileSync(mapFile)
const file = readFileSync(bundleFile)
const turn: CompileTurn = {
  ours: [],
  decode: [],
  withBundle: [],
  indexBytes: 0,
  warning: undefined,
}
for (let round = 0; round < ROUNDS; round++) {
  turn.decode.push(
    cpuMsOf(() => decodedMappings(new TraceMap(JSON.parse(map.toString()) as SourceMapInput))),
  )
  turn.ours.push(cpuMsOf(() => compileArtifact({ map }, zstdCodec)))
}
turn.withBundle.push(
  cpuMsOf(() => {
    const { blob, receipt } = compileArtifact({ map, file }, zstdCodec)
    turn.indexBytes = blob.length
    turn.warning = receipt.warning
  }),
)
console.log(JSON.stringify(turn))
