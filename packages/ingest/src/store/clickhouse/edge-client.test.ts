import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { clickHouseAtEdge, type EdgeClient } from './edge-client.ts'
import { select } from './select.ts'

const asked: { search: URLSearchParams; body: string; authorization: string | undefined }[] = []
let answer = ''
let edge: EdgeClient

const server = createServer((request, response) => {
  void text(request).then((body) => {
    const { searchParams: search } = new URL(request.url ?? '/', 'http://localhost')
    asked.push({ search, body, authorization: request.headers.authorization })
    response.end(answer)
  })
})

beforeAll(async () => {
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  const { port } = server.address() as AddressInfo // a TCP server has one once it listens
  edge = clickHouseAtEdge(`http://seismo:secret@127.0.0.1:${String(port)}/shop`, {
    cluster: undefined,
  })
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

it.each([
  ['itself', 'v1'],
  ['the client, what has to be escaped', "it's"],
])('asks by %s, with the same address', async (_, release) => {
  answer = '{"n":1}\n'

  const rows = await select(edge.client, z.object({ n: z.number() }), {
    sql: 'SELECT 1 AS n',
    params: { release },
  })

  const last = asked.at(-1)
  expect(rows).toEqual([{ n: 1 }])
  expect(last?.body).toMatch(/^SELECT 1 AS n[^]*FORMAT JSONEachRow$/)
  expect(last?.authorization).toBe(`Basic ${Buffer.from('seismo:secret').toString('base64')}`)
  expect(Object.fromEntries(last?.search ?? [])).toMatchObject({
    ...{ database: 'shop', wait_end_of_query: '1', wait_for_async_insert: '1' },
    param_release: release.replace("'", "\\'"),
  })
})

it('says of an insert what the database says of it, whatever its status was', async () => {
  answer = 'Code: 252. DB::Exception: Too many parts. (TOO_MANY_PARTS)'

  const inserted = edge.runInsert('INSERT INTO vitals FORMAT JSONEachRow', ['{}', '{}'])

  await expect(inserted).rejects.toMatchObject({ trouble: 'away' })
  expect(asked.at(-1)?.body).toBe('INSERT INTO vitals FORMAT JSONEachRow\n{}\n{}\n')
})
