import { expect, it } from 'vitest'
import { readSnooze, signSnooze, type SigningKey } from './snooze-token.ts'

const what = { p: 1, k: 'thread', r: 'ops', d: '1h' as const, x: 9, n: 'once' }

async function aKey(): Promise<SigningKey> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify'])
}

it('reads what it signed', async () => {
  const key = await aKey()

  expect(await readSnooze(key, await signSnooze(key, what))).toEqual(what)
})

it('reads nothing that was changed, cut or signed by another', async () => {
  const key = await aKey()
  const token = await signSnooze(key, what)
  const [text = '', signature = ''] = token.split('.')
  const longer = btoa(JSON.stringify({ ...what, d: 'resolved' })).replace(/=+$/, '')
  const tokens = [
    ...['', '.', text, `${text}.`, `.${signature}`, `${text}.${'A'.repeat(43)}`],
    ...[`${longer}.${signature}`, `${token} `, token.slice(0, -1), `${token}${'A'.repeat(9_999)}`],
    await signSnooze(await aKey(), what),
  ]

  const read = await Promise.all(tokens.map((one) => readSnooze(key, one)))

  expect(read).toEqual(tokens.map(() => undefined))
})
