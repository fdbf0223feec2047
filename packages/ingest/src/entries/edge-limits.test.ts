import { expect, it } from 'vitest'
import { readEdgeConfig } from '../settings/edge-config.ts'
import { edgeLimits } from './edge-limits.ts'

const SEISMO_CLICKHOUSE_URL = 'https://clickhouse.example/seismo'

it('asks the bindings, the address first', async () => {
  const asked: string[] = []
  const limiter = (name: string, success: boolean) => ({
    limit: ({ key }: { key: string }) => {
      asked.push(`${name} ${key}`)
      return Promise.resolve({ success })
    },
  })
  const assertRate = edgeLimits(
    readEdgeConfig({
      SEISMO_CLICKHOUSE_URL,
      SEISMO_ADDRESS_LIMITER: limiter('address', true),
      SEISMO_KEY_LIMITER: limiter('key', false),
    }),
    () => 0,
  )

  await expect(assertRate('k', '203.0.113.7')).rejects.toMatchObject({
    code: 'too-many-requests',
    details: { scope: 'key', retryAfterSeconds: 10 },
  })
  expect(asked).toEqual(['address 203.0.113.7', 'key k'])
})

it('counts by itself where there are none', () => {
  const limits = { key: { perSecond: 1, burst: 1 } }
  const config = readEdgeConfig({ SEISMO_CLICKHOUSE_URL, SEISMO_LIMITS: limits })
  const assertRate = edgeLimits(config, () => 0)

  void assertRate('k', 'a')

  expect(() => assertRate('k', 'a')).toThrow('Too many from this key')
})
