import { afterAll, expect, it } from 'vitest'
import { aNotification } from '../../../packages/ingest/src/testing/a-notification.ts'
import { aReceiver, createTestSend } from '../../harness/channels/send-for-test.ts'
import {
  PASSWORD,
  startSmtpServer,
  type SmtpTestServer,
} from '../../harness/channels/smtp-server.ts'

const started = new AsyncDisposableStack()
afterAll(() => started.disposeAsync())

async function aServer(options: Parameters<typeof startSmtpServer>[0] = {}) {
  const server = await startSmtpServer(options)
  started.defer(server.close)
  return server
}

function aMailbox(
  { port, ca }: SmtpTestServer,
  smtp: object = {},
  to: unknown = 'ops@example.com',
) {
  return aReceiver({
    email: {
      ...{ to, from: 'Seismo ☂ <alerts@example.com>' },
      smtp: { host: 'localhost', port, ca, user: 'seismo', password: PASSWORD, ...smtp },
    },
  })
}

it('sends over STARTTLS, with a login, as text and as HTML', async () => {
  const server = await aServer()
  const { send } = createTestSend()
  const notification = aNotification({ title: 'Fehler häufen sich ☂' })

  const { delivery } = await send({ receiver: aMailbox(server), notification, handle: null })

  expect(delivery).toMatchObject({ status: 'delivered', kind: 'email', attempts: 1 })
  const [mail] = server.mails
  expect(mail).toMatchObject({
    ...{ from: 'alerts@example.com', to: ['ops@example.com'], isEncrypted: true, user: 'seismo' },
  })
  expect(mail?.headers.get('subject')).toBe('Fehler häufen sich ☂')
  expect(mail?.headers.get('from')).toBe('Seismo ☂ <alerts@example.com>')
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail?.headers.get('x-priority')).toMatch(/^1/)
  expect(mail?.text).toContain('Deploy: 2.41.0 in production')
  expect(mail?.text).toContain('src/cart.ts:42')
  expect(mail?.html).toContain('bgcolor="#d13438"')
})

it('keeps an incident in one thread', async () => {
  const server = await aServer()
  const { send } = createTestSend()
  const receiver = aMailbox(server)

  await send({ receiver, notification: aNotification(), handle: null })
  const resolved = aNotification({ revision: 2, state: 'resolved', reason: 'resolved' })
  await send({ receiver, notification: resolved, handle: null })

  const [first, second] = server.mails
  const id = first?.headers.get('message-id')
  expect(first?.headers.has('in-reply-to')).toBe(false)
  expect(second?.headers.get('in-reply-to')).toBe(id)
  expect(second?.headers.get('references')).toBe(id)
  expect(second?.headers.get('subject')).toBe('Re: Error spike on shop')
})

it('speaks TLS from the first byte', async () => {
  const server = await aServer({ isTls: true })
  const { send } = createTestSend()
  const receiver = aMailbox(server, { security: 'tls' })

  const { delivery } = await send({ receiver, notification: aNotification(), handle: null })

  expect(delivery.status).toBe('delivered')
  expect(server.mails[0]?.isEncrypted).toBe(true)
})

it('sends nothing, and no password, in the clear unless told to', async () => {
  const server = await aServer({ isPlain: true })
  const { send } = createTestSend()
  const plain = { security: 'none', user: undefined, password: undefined }

  const strict = await send({
    ...{ receiver: aMailbox(server), notification: aNotification(), handle: null },
  })
  const loose = await send({
    ...{ receiver: aMailbox(server, plain), notification: aNotification(), handle: null },
  })

  expect(strict.delivery).toMatchObject({ status: 'failed' })
  expect(loose.delivery.status).toBe('delivered')
  expect(server.mails).toHaveLength(1)
})

it('does not trust a certificate that nobody vouches for', async () => {
  const server = await aServer()
  const { send } = createTestSend()
  const receiver = aMailbox(server, { ca: undefined })

  const { delivery } = await send({ receiver, notification: aNotification(), handle: null })

  expect(delivery).toMatchObject({
    status: 'failed',
    detail: expect.stringMatching(/certificate/) as string,
  })
})

it('tries again where it is greylisted, minutes later', async () => {
  const server = await aServer()
  server.refuse([451, 'Greylisted, try again later'], [421, 'Busy'])
  const { send, waits } = createTestSend()

  const { delivery } = await send({
    ...{ receiver: aMailbox(server), notification: aNotification(), handle: null },
  })

  expect(delivery).toMatchObject({ status: 'delivered', attempts: 3 })
  expect(waits).toEqual([5_000, 60_000])
})

it('tries again for the one of its recipients that is put off, and for nobody else', async () => {
  const server = await aServer({ unknown: 'left@example.com' })
  server.putOff('new@example.com', 1)
  const { send } = createTestSend()
  const all = ['Ops <ops@example.com>', 'new@example.com', 'left@example.com']

  const { delivery } = await send({
    ...{ receiver: aMailbox(server, {}, all), notification: aNotification(), handle: null },
  })

  expect(server.mails.map(({ to }) => to)).toEqual([['ops@example.com'], ['new@example.com']])
  expect(delivery).toMatchObject({
    ...{ status: 'delivered', attempts: 2 },
    detail: expect.stringContaining('without left@example.com') as string,
  })
})

it('does not repeat what is refused for good, and never tells the password', async () => {
  const server = await aServer()
  const { send } = createTestSend()
  const receiver = aMailbox(server, { password: 'wrong and long' })

  const { delivery } = await send({ receiver, notification: aNotification(), handle: null })

  expect(delivery).toMatchObject({ status: 'failed', attempts: 1 })
  expect(delivery.detail).toMatch(/535|Authentication/)
  expect(delivery.detail).not.toContain('wrong and long')
})

it('is delivered where one of the recipients is unknown, and says so', async () => {
  const server = await aServer({ unknown: 'left@example.com' })
  const { send } = createTestSend()
  const both = aMailbox(server, {}, ['ops@example.com', 'left@example.com'])
  const none = aMailbox(server, {}, 'left@example.com')

  const some = await send({ receiver: both, notification: aNotification(), handle: null })
  const nobody = await send({ receiver: none, notification: aNotification(), handle: null })

  expect(some.delivery).toMatchObject({
    ...{
      status: 'delivered',
      detail: expect.stringContaining('without left@example.com') as string,
    },
  })
  expect(nobody.delivery).toMatchObject({ status: 'failed', attempts: 1 })
})
