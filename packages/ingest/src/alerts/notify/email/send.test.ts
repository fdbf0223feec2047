import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import type { Means } from '../channel.ts'
import type { Mail } from './mail.ts'
import { sendByMail } from './send.ts'
import { emailSettings } from './settings.ts'

it('tries again only whom the server put off, however it writes the addresses', async () => {
  const settings = emailSettings.parse({
    to: ['Ana <Ana@Shop.Example>', 'ben@shop.example'],
    from: 'alerts@shop.example',
    smtp: { host: 'smtp.shop.example' },
  })
  const sent: Mail[] = []
  const sendMail: Means['sendMail'] = (_, mail) => {
    sent.push(mail)
    return Promise.resolve({
      accepted: ['Ana@shop.example'],
      rejected: [{ address: 'ben@shop.example', code: 451 }],
      response: '250 ok',
    })
  }
  const means = { sendMail } as Means // as: the one thing that is used
  const notification = aNotification()

  const first = await sendByMail(settings, { notification, handle: null }, means)
  const handle = 'handle' in first ? first.handle : null
  await sendByMail(settings, { notification, handle }, means)

  expect(sent.map(({ recipients }) => recipients)).toEqual([
    ['Ana@Shop.Example', 'ben@shop.example'],
    ['ben@shop.example'],
  ])
})
