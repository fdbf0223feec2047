import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { startClickHouseServer, type ClickHouseServer } from '../harness/clickhouse-server.ts'
import { aFreshServerStore, openServerStore } from '../harness/fresh-store.ts'
import { startFaultyProxy, type Fault, type FaultyProxy } from '../harness/faulty-proxy.ts'
import { startServer } from '../harness/http-server.ts'
import { anErrorRow, aPageViewRow } from '../harness/rows.ts'
import { describeStore } from './store-contract.ts'

describeStore('the store on a server', aFreshServerStore)

const now = Date.now()
const scope = { projectId: 1, from: now - 86_400_000, to: now + 3_600_000 }

describe('opening a store on a server', () => {
  let server: ClickHouseServer
  beforeAll(async () => void (server = await startClickHouseServer()))
  afterAll(() => server.stop())

  it('says that nobody listens there', async () => {
    const gone = await startServer(() => undefined)
    await gone.close()

    await expect(openServerStore(gone.url)).rejects.toThrow(
      `ClickHouse at ${new URL(gone.url).host} cannot be used: connect ECONNREFUSED`,
    )
  })

  it('says that the password is wrong, without telling it', async () => {
    const opened = openServerStore(server.urlOf('default', 'guessed'))

    await expect(opened).rejects.toThrow(
      /^ClickHouse at 127\.0\.0\.1:\d+ cannot be used: Authentication failed: .*; check SEISMO_CLICKHOUSE_URL$/,
    )
    await expect(opened).rejects.not.toThrow('guessed')
  })

  it('says that there is no such database', async () => {
    await expect(openServerStore(server.urlOf('nowhere'))).rejects.toThrow(
      'cannot be used: Database nowhere does not exist',
    )
  })

  it('says what a user who may only read has to be granted', async () => {
    const url = (await server.freshDatabase()).replace('//seismo:', '//reader:')

    await expect(openServerStore(url)).rejects.toThrow(
      /readonly mode.*; grant its user SELECT, INSERT, CREATE, ALTER, DROP and TRUNCATE/,
    )
  })

  it('says that it is something else that answers', async () => {
    const proxy = await startServer((_, response) => {
      response.writeHead(502).end('no upstream')
    })

    await expect(openServerStore(proxy.url)).rejects.toThrow('cannot be used: no upstream')
    await proxy.close()
  })

  it('keeps its addresses short enough for the proxies in front of a server', async () => {
    const proxy = await startFaultyProxy(server.origin)
    const store = await openServerStore(proxy.urlTo(await server.freshDatabase()))

    await store.issues.known(
      1,
      Array.from({ length: 1_000 }, () => randomUUID()),
    )

    const lengths = proxy.addresses().map(({ length }) => length)
    expect(Math.max(...lengths)).toBeLessThan(8_192)
    await store.close()
    await proxy.close()
  })

  it('keeps the databases of a server apart', async () => {
    const one = await openServerStore(await server.freshDatabase())
    const other = await openServerStore(await server.freshDatabase())
    await one.insert([aPageViewRow()])

    expect(await one.rates(scope)).toEqual({ errors: 0, pageViews: 1 })
    expect(await other.rates(scope)).toEqual({ errors: 0, pageViews: 0 })
    await Promise.all([one.close(), other.close()])
  })

  it('compresses both ways where the address asks for it', async () => {
    const url = await server.freshDatabase()
    const store = await openServerStore(`${url}?compression_request=1&compression_response=1`)
    const row = anErrorRow()
    await store.insert([row])

    const event = await store.issues.event(1, row.fingerprint, 'latest')

    expect(event?.message).toBe(row.message)
    await store.close()
  })
})

describe('a server that goes away', () => {
  it('fails every call until it is back', async () => {
    const server = await startClickHouseServer()
    const store = await openServerStore(await server.freshDatabase())
    await server.stop()

    await expect(store.insert([anErrorRow()])).rejects.toThrow(/ECONNREFUSED|ECONNRESET|hang up/)
    await expect(store.insert([anErrorRow()])).rejects.toThrow('ECONNREFUSED')
    await expect(store.rates(scope)).rejects.toThrow('ECONNREFUSED')
    await expect(store.ping()).rejects.toThrow('ECONNREFUSED')

    const back = await startClickHouseServer(server.port)
    await expect(store.ping()).resolves.toBeUndefined()
    await store.close()
    await back.stop()
  })
})

describe('a server in trouble', () => {
  const started = new AsyncDisposableStack()
  let proxy: FaultyProxy
  let store: Store

  // One for all of them: none but the first leaves a row behind.
  beforeAll(async () => {
    const server = await startClickHouseServer()
    started.defer(server.stop)
    proxy = await startFaultyProxy(server.origin)
    started.defer(proxy.close)
    store = await openServerStore(proxy.urlTo(await server.freshDatabase()))
    started.defer(() => store.close())
  })
  afterEach(() => {
    proxy.fault({ is: 'none' })
  })
  afterAll(() => started.disposeAsync())

  it('whose merges are behind is asked again, and stores the batch once', async () => {
    const [rows, token] = [[anErrorRow(), aPageViewRow()], randomUUID()]
    const body = 'Code: 252. DB::Exception: Too many parts (3000). (TOO_MANY_PARTS)'
    proxy.fault({ is: 'error', status: 500, body }, 'inserts')

    const refused = store.insert(rows, token)

    await expect(refused).rejects.toMatchObject({ trouble: 'away', code: '252' })
    proxy.fault({ is: 'none' })
    expect(await store.insert(rows, token)).toEqual([])
    await store.insert(rows, token)
    expect(await store.rates(scope)).toEqual({ errors: 1, pageViews: 1 })
  })

  it.each([
    ['as it does without being asked', (failure: string) => failure],
    ['with a line end', (failure: string) => `${failure}\n`],
    [
      'between marks',
      (failure: string) =>
        `\r\n__exception__\r\nabcdefgh\r\n${failure}\n99 abcdefgh\r\n__exception__\r\n`,
    ],
  ])('that fails in the middle of its rows answers none of them: %s', async (_, write) => {
    const failure =
      'Code: 241. DB::Exception: Memory limit (total) exceeded. (MEMORY_LIMIT_EXCEEDED)'
    const body = `{"kind":"login","id":"a","changed_at":1,"actor":"","value":"1"}\n${write(failure)}`
    proxy.fault({ is: 'error', status: 200, body }, 'reads')

    await expect(store.changes.newest('login')).rejects.toMatchObject({ trouble: 'too-large' })
  })

  it('is told to keep an answer back until it is whole', async () => {
    await store.changes.newest('login')

    expect(proxy.addresses().at(-1)).toContain('wait_end_of_query=1')
  })

  it('that breaks off in the middle of its rows answers none of them', async () => {
    proxy.fault({ is: 'answer-torn' }, 'reads')

    await expect(store.changes.newest('login')).rejects.toMatchObject({ trouble: 'away' })
  })

  it.each<[string, RegExp, Fault]>([
    ['before it answers', /hang up/, { is: 'away' }],
    ['in the middle of its answer', /aborted/, { is: 'answer-torn' }],
    [
      // As with send_progress_in_http_headers in a user's profile.
      'with an exception after the headers were sent',
      /Memory limit exceeded/,
      {
        ...{ is: 'error', status: 200 },
        body: 'Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED)',
      },
    ],
  ])('rejects an insert that it leaves %s', async (_, message, fault) => {
    proxy.fault(fault, 'inserts')

    await expect(store.insert([anErrorRow()])).rejects.toThrow(message)
  })
})
