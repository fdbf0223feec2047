import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { webhookHeaders } from './headers.ts'

const KEY = Buffer.alloc(32, 'seismo')
const attempt = {
  message: 'Rate. of ☂/1000/firing',
  at: 1_700_000_000_999,
  body: '{"a":"é"}',
  secret: `whsec_${KEY.toString('base64')}`,
}

it('signs id, timestamp and body, as a receiver computes it', async () => {
  const headers = await webhookHeaders(attempt)

  const id = headers['Webhook-Id'] ?? ''
  const signed = `${id}.1700000000.${attempt.body}`
  const expected = createHmac('sha256', KEY).update(signed, 'utf8').digest('base64')
  expect(headers['Webhook-Signature']).toBe(`v1,${expected}`)
  expect(headers['Webhook-Timestamp']).toBe('1700000000')
})

it('names a message the same at every attempt, without the dot that parts the signed text', async () => {
  const first = await webhookHeaders(attempt)
  const again = await webhookHeaders({ ...attempt, at: attempt.at + 5_000 })
  const other = await webhookHeaders({ ...attempt, message: 'Rate. of ☂/1000/resolved' })

  expect(first['Webhook-Id']).toMatch(/^msg_[0-9a-f]{32}$/)
  expect(again['Webhook-Id']).toBe(first['Webhook-Id'])
  expect(again['Webhook-Signature']).not.toBe(first['Webhook-Signature'])
  expect(other['Webhook-Id']).not.toBe(first['Webhook-Id'])
})

it('sends id and timestamp alone where there is no secret', async () => {
  const headers = await webhookHeaders({ ...attempt, secret: undefined })

  expect(Object.keys(headers)).toEqual(['Webhook-Id', 'Webhook-Timestamp'])
})
