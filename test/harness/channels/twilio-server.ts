import { startChannelServer, type Asked, type ChannelServer, type Said } from './json-server.ts'

export interface TwilioServer extends ChannelServer {
  texts: { to: string; from: string; body: string }[]
}

export const ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`
export const TOKEN = 'a-token-of-tests'
/** That Twilio says of it is no number. */
export const NO_NUMBER = '+15005550001'

/** Programmable Messaging: a form in, JSON out. */
export async function startTwilioServer(): Promise<TwilioServer> {
  const texts: TwilioServer['texts'] = []
  const credentials = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`

  function answer({ path, headers, text }: Asked): Said {
    if (path !== `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`) return { status: 404 }
    if (headers.authorization !== credentials) {
      return { status: 401, body: { code: 20_003, message: 'Authenticate' } }
    }
    const form = new URLSearchParams(text)
    const [to, from, body] = ['To', 'From', 'Body'].map((name) => form.get(name) ?? '')
    if (!to || !from || !body || body.length > 1_600) {
      return { status: 400, body: { code: 21_602, message: 'Message body is required' } }
    }
    if (to === NO_NUMBER) {
      return { status: 400, body: { code: 21_211, message: `Invalid 'To' Phone Number: ${to}` } }
    }
    texts.push({ to, from, body })
    return { status: 201, body: { sid: `SM${String(texts.length)}`, status: 'queued' } }
  }

  return { ...(await startChannelServer(answer)), texts }
}
