import { expect, it } from 'vitest'
import { aSigningKey } from '../../testing/a-signing-key.ts'
import { openFlow, safeNext, sealFlow } from './flow.ts'

const flow = { state: 's', nonce: 'n', verifier: 'v', next: '/', expiresAt: 1_000 }

it('opens what it sealed, until it expires, and nothing of another key', async () => {
  const key = await aSigningKey()
  const sealed = await sealFlow(key, flow)

  expect(await openFlow(key, sealed, 999)).toEqual(flow)
  expect(await openFlow(key, sealed, 1_000)).toBeUndefined()
  expect(await openFlow(await aSigningKey(), sealed, 999)).toBeUndefined()
  expect(await openFlow(key, '', 999)).toBeUndefined()
})

it('opens what leads to the longest address that it takes', async () => {
  const key = await aSigningKey()
  const next = safeNext(`/${'日'.repeat(166)}`)

  expect(next).toHaveLength(1_495)
  expect(await openFlow(key, await sealFlow(key, { ...flow, next }), 999)).toMatchObject({ next })
})

it.each([
  ['/p/web/issues?q=is%3Aopen#top', '/p/web/issues?q=is%3Aopen#top'],
  ['/', '/'],
  [undefined, '/'],
  ['', '/'],
  ['p/web', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['///evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['/..//evil.example', '/'],
  ['/.//evil.example', '/'],
  ['@evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['//seismo.invalid//evil.example', '/'],
  ['/p/web\r\nSet-Cookie: a=b', '/p/webSet-Cookie:%20a=b'],
  [`/${'a'.repeat(2_000)}`, '/'],
  [`/p/web/issues?q=${'日'.repeat(500)}`, '/'],
])('leads from %j to a path of this page', (given, expected) => {
  expect(safeNext(given)).toBe(expected)
})
