import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IssueSummary } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { startServer } from '../harness/http-server.ts'
import { run, startSeismo } from '../harness/seismo.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-start-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** A start that is expected to fail. */
async function start(
  environment: Record<string, string>,
  yaml = '',
): Promise<{ code: number; output: string }> {
  const settings = join(folder, 'seismo.yaml')
  await writeFile(settings, yaml)
  const { child, output } = run(['serve', '--config', settings], {
    SEISMO_PORT: '0',
    SEISMO_DATA: join(folder, 'data'),
    ...environment,
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, output: output() }
}

describe('a start that cannot work ends with one line that says what to do', () => {
  it.each<[string, Record<string, string>, string, RegExp]>([
    [
      'a wrong port',
      { SEISMO_PORT: 'eighty' },
      '',
      /SEISMO_PORT: .*got "eighty".*for example: 8790/,
    ],
    [
      'a wrong url',
      { SEISMO_PUBLIC_URL: 'example' },
      '',
      /SEISMO_PUBLIC_URL: .*for example: https:/,
    ],
    [
      'an unknown setting',
      { SEISMO_PROT: '1' },
      '',
      /SEISMO_PROT: unknown setting; known are port/,
    ],
    [
      'a part without what joins it',
      { SEISMO_ROLES: 'api' },
      '',
      /SEISMO_ROLES: needs log_url; for example: nats:/,
    ],
    ['a short token', { SEISMO_API_TOKEN: 'short' }, '', /SEISMO_API_TOKEN: .*for example/],
    ['broken YAML', {}, 'port: [', /seismo\.yaml: .*line 1/],
    ['a key of YAML', {}, 'prot: 1', /seismo\.yaml: prot: unknown setting/],
    ['a list as YAML', {}, '- 1', /seismo\.yaml: expected a list of `key: value` lines/],
    [
      'a rule without its receiver',
      {},
      'alerts: { rules: [{ name: a, above: 1, receivers: [ops] }] }',
      /alerts\.rules\.0\.receivers: no receiver is named "ops"/,
    ],
    [
      'a rule of no project',
      {},
      'alerts: { rules: [{ name: a, above: 1, project: shop }] }',
      /there is no project "shop"; known are web/,
    ],
    [
      'a strange duration',
      {},
      'alerts: { rules: [{ name: a, above: 1, window: soon }] }',
      /alerts\.rules\.0\.window: expected a duration like 30s/,
    ],
    [
      'a folder that cannot be made',
      { SEISMO_DATA: '/dev/null/data' },
      '',
      /data folder \/dev\/null\/data cannot be written.*SEISMO_DATA/,
    ],
    [
      'a database that is away',
      { SEISMO_CLICKHOUSE_URL: 'http://127.0.0.1:9/' },
      '',
      /ClickHouse at 127\.0\.0\.1:9 cannot be used.*SEISMO_CLICKHOUSE_URL/,
    ],
  ])('%s', async (_, environment, yaml, expected) => {
    const { code, output } = await start(environment, yaml)

    expect(output).toMatch(expected)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })

  it('a taken port', async () => {
    const server = await startServer((_, response) => void response.end())
    const { port } = new URL(server.url)

    const { code, output } = await start({ SEISMO_PORT: port })
    await server.close()

    expect(output).toMatch(new RegExp(`Port ${port} on 127.0.0.1 is taken; .*SEISMO_PORT`))
    expect(code).toBe(1)
  })

  it('a data folder that another process uses', async () => {
    const first = await startSeismo('', { SEISMO_DATA: join(folder, 'shared') })

    const { code, output } = await start({ SEISMO_DATA: join(folder, 'shared') })
    await first.stop()

    expect(output).toMatch(
      new RegExp(`in use by process ${String(first.pid)}; stop it, or set SEISMO_DATA`),
    )
    expect(code).toBe(1)
  })
})

it('keeps everything acknowledged through SIGKILL and a new start, and its password', async () => {
  const environment = { SEISMO_DATA: join(folder, 'killed') }
  const first = await startSeismo('', environment)
  const items = Array.from({ length: 20 }, () => anError())
  const response = await fetch(`${first.url}/v1/beacon?k=${first.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(aBeacon({ items })),
  })
  expect(response.status).toBe(202)
  process.kill(first.pid, 'SIGKILL')

  const second = await startSeismo('', environment)
  const { items: issues } = await second.until<{ items: IssueSummary[] }>(
    '/api/issues',
    ({ items: found }) => found.some(({ events }) => events >= items.length),
  )
  const login = await fetch(`${second.url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: first.password }),
  })
  await second.stop()
  await first.stop()

  expect(issues).toMatchObject([{ events: 20 }])
  expect(second.publicKey).toBe(first.publicKey)
  expect(second.output()).toContain('as shown at the first start')
  expect(login.status).toBe(200)
})

it('exits 0 on SIGTERM within ten seconds although pages listen', async () => {
  const seismo = await startSeismo()
  const stream = await fetch(`${seismo.url}/api/stream`, {
    headers: { Authorization: `Bearer ${seismo.token}` },
  })
  const startedAt = performance.now()

  const code = await seismo.stop()

  expect(stream.status).toBe(200)
  expect(code).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})
