import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'

// What starts a service often leaves it a pipe, and the embedded engine looks into it at each INSERT.

const client = new URL(
  '../../packages/ingest/src/store/clickhouse/embedded-client.ts',
  import.meta.url,
)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-stdin-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const program = () => `
  import { embeddedClickHouse } from '${client.href}'
  const client = embeddedClickHouse(${JSON.stringify(join(folder, 'data'))})
  await client.command({ query: 'CREATE TABLE n (a UInt32) ENGINE = MergeTree ORDER BY a' })
  await client.insert({ table: 'n', values: [{ a: 1 }], format: 'JSONEachRow' })
  const result = await client.query({ query: 'SELECT a FROM n ORDER BY a', format: 'JSONEachRow' })
  console.log(JSON.stringify(await result.json()))
  await client.close()`

it('stores nothing of what waits in standard input', async () => {
  const flags = ['--conditions=source', '--input-type=module-typescript', '--eval', program()]
  const child = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end('{"a":2}\n{"a":3}\n')

  expect(await text(child.stdout)).toBe('[{"a":1}]\n')
})
