import { expect, it } from 'vitest'
import { readEdgeConfig } from './edge-config.ts'

const SEISMO_CLICKHOUSE_URL = 'https://user:secret@clickhouse.example:8443/seismo'
const bucket = { get: () => Promise.resolve(null), head: () => Promise.resolve(null) }

it('needs the address of the database alone', () => {
  expect(readEdgeConfig({ SEISMO_CLICKHOUSE_URL })).toMatchObject({
    clickHouse: { url: SEISMO_CLICKHOUSE_URL, cluster: undefined },
    artifacts: { is: 'none' },
    addressHeader: 'cf-connecting-ip',
    countryHeader: undefined,
    limits: { key: { perSecond: 5_000 } },
    new_issues: { burst: 500, per_hour: 50 },
  })
})

it.each([
  ['text', '{"key":{"burst":7}}'],
  ['an object', { key: { burst: 7 } }],
])('takes limits as %s', (_, SEISMO_LIMITS) => {
  const { limits } = readEdgeConfig({ SEISMO_CLICKHOUSE_URL, SEISMO_LIMITS })

  expect(limits.key).toEqual({ perSecond: 5_000, burst: 7 })
})

it('prefers the binding of a bucket to its address', () => {
  const given = { SEISMO_CLICKHOUSE_URL, SEISMO_ARTIFACTS: bucket, SEISMO_ARTIFACTS_PREFIX: 'a/b' }

  expect(readEdgeConfig(given).artifacts).toEqual({ is: 'r2', bucket, prefix: 'a/b' })
})

it.each([
  [{}, /^SEISMO_CLICKHOUSE_URL: .*; for example: https:/],
  [{ SEISMO_CLICKHOUSE_URL: 'secret' }, /^SEISMO_CLICKHOUSE_URL: (?!.*secret,).*/],
  [{ SEISMO_CLICKHOUSE_URL: 'https://a.example/?b=1' }, /^SEISMO_CLICKHOUSE_URL: takes no options/],
  [{ SEISMO_CLICKHOUSE_URL, SEISMO_LIMIT: '1' }, /^SEISMO_LIMIT: unknown at the edge; known are/],
  [{ SEISMO_CLICKHOUSE_URL, SEISMO_LIMITS: '{' }, /^SEISMO_LIMITS: is no JSON/],
  [{ SEISMO_CLICKHOUSE_URL, SEISMO_ARTIFACTS: 'maps' }, /^SEISMO_ARTIFACTS: is no binding/],
  [{ SEISMO_CLICKHOUSE_URL, SEISMO_KEY_LIMITER: {} }, /^SEISMO_KEY_LIMITER: is no rate/],
  [
    { SEISMO_CLICKHOUSE_URL, SEISMO_ARTIFACTS_URL: 's3://maps?region=eu-central-1' },
    /^AWS_ACCESS_KEY_ID: missing/,
  ],
])('says in one line what is wrong: %#', (given, message) => {
  expect(() => readEdgeConfig(given)).toThrow(message)
})
