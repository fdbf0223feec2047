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
])('leads from %j to a path of this page', (given, expected) => {
  expect(safeNext(given)).toBe(expected)
})
