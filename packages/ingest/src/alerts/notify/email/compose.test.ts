import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import { toMail } from './compose.ts'
import { emailSettings } from './settings.ts'

const settings = emailSettings.parse({
  to: 'ops@example.com',
  from: 'Seismo <alerts@example.com>',
  smtp: { host: 'smtp.example.com' },
})

it('makes one thread of an incident, and another of another', () => {
  const first = toMail(aNotification(), settings)
  const second = toMail(aNotification({ revision: 2, state: 'resolved' }), settings)
  const again = toMail(aNotification(), settings)
  const other = toMail(aNotification({ key: 'checkout/2' }), settings)

  expect(first).toMatchObject({ subject: 'Error spike on shop', inReplyTo: undefined })
  expect(second).toMatchObject({ subject: 'Re: Error spike on shop', inReplyTo: first.messageId })
  expect(again.messageId).toBe(first.messageId)
  expect(other.messageId).not.toBe(first.messageId)
  expect(first.messageId).toMatch(/^<[0-9a-f]{32}\.1@example\.com>$/)
})

it('keeps line breaks out of the subject', () => {
  const { subject } = toMail(aNotification({ title: 'a\r\nBcc: evil@example.com' }), settings)

  expect(subject).toBe('a Bcc: evil@example.com')
})
