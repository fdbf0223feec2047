import { expect, it } from 'vitest'
import { aSigningKey } from '../../testing/a-signing-key.ts'
import { readSnooze, signSnooze } from './snooze-token.ts'

const what = { p: 1, k: 'thread', r: 'ops', d: '1h' as const, x: 9, n: 'once' }

it('reads what it signed', async () => {
  const key = await aSigningKey()

  expect(await readSnooze(key, await signSnooze(key, what))).toEqual(what)
})

it('reads nothing that was changed, cut or signed by another', async () => {
  const key = await aSigningKey()
  const token = await signSnooze(key, what)
  const [text = '', signature = ''] = token.split('.')
  const longer = btoa(JSON.stringify({ ...what, d: 'resolved' })).replace(/=+$/, '')
  const tokens = [
    ...['', '.', text, `${text}.`, `.${signature}`, `${text}.${'A'.repeat(43)}`],
    ...[`${longer}.${signature}`, `${token} `, token.slice(0, -1), `${token}${'A'.repeat(9_999)}`],
    await signSnooze(await aSigningKey(), what),
  ]

  const read = await Promise.all(tokens.map((one) => readSnooze(key, one)))

  expect(read).toEqual(tokens.map(() => undefined))
})
