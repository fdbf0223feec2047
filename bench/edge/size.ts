/** Bytes of the file for Workers against its budget. Needs a built packages/ingest. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const MOST_BYTES = 250_000

const file = fileURLToPath(new URL('../../packages/ingest/dist/edge.js', import.meta.url))
const bytes = gzipSync(await readFile(file), { level: 9 }).length
console.log(`${'edge.js'.padEnd(32)}${String(bytes).padStart(6)} of ${String(MOST_BYTES)} bytes`)
if (bytes > MOST_BYTES) {
  process.exitCode = 1
  console.error(`edge.js is ${String(bytes - MOST_BYTES)} bytes above its budget`)
}
