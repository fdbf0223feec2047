import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

async function addressOf({
  remoteAddress,
  forwarded,
  proxies = 0,
}: {
  remoteAddress?: string
  forwarded?: string
  proxies?: number
}): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, proxies)))
  const headers: Record<string, string> =
    forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })
  return answer.text()
}

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('knows %s by its network %s', async (remoteAddress, network) => {
  expect(await addressOf({ remoteAddress })).toBe(network)
})

it.each([
  [0, '10.0.0.1'],
  [1, '198.51.100.3'],
  [2, '203.0.113.9'],
  [3, '6.6.6.6'],
])('believes as many as %i proxies', async (proxies, expected) => {
  const forwarded = '6.6.6.6, 203.0.113.9, 198.51.100.3'

  expect(await addressOf({ remoteAddress: '10.0.0.1', forwarded, proxies })).toBe(expected)
})

it('takes the connection where a proxy says nothing', async () => {
  expect(await addressOf({ remoteAddress: '10.0.0.1', proxies: 1 })).toBe('10.0.0.1')
})
