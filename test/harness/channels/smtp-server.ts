import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { aCertificate } from './certificate.ts'
import { parseMail, type ParsedMail } from './parse-mail.ts'

export interface ReceivedMail extends ParsedMail {
  from: string
  to: string[]
  isEncrypted: boolean
  user: string | undefined
}

export interface SmtpTestServer {
  port: number
  /** Of the certificate, as receivers are told whom to trust. */
  ca: string
  /** `email:` of a receiver in seismo.yaml, with the secrets in `environment`. */
  email: string
  environment: Record<string, string>
  mails: ReceivedMail[]
  /** The first, received or still to come, that `isWanted` says yes to. */
  next: (isWanted: (mail: ReceivedMail) => boolean) => Promise<ReceivedMail>
  /** The next mails, recipients or both are answered so: `[451, 'greylisted']`. */
  refuse: (...answers: [code: number, words: string][]) => void
  /** A recipient is put off so often, as by greylisting. */
  putOff: (address: string, times: number) => void
  close: () => Promise<void>
}

export const PASSWORD = 'correct horse battery'

interface Options {
  /** From the first byte; otherwise it is offered. */
  isTls?: boolean
  /** Does not even offer it. */
  isPlain?: boolean
  /** Recipients that it does not know. */
  unknown?: string
}

/** A real server: it wants a login, and mails are taken apart as a mailbox does. */
export async function startSmtpServer(options: Options = {}): Promise<SmtpTestServer> {
  const { key, cert } = await aCertificate()
  const mails: ReceivedMail[] = []
  const refusals: [number, string][] = []
  const putOff = new Map<string, number>()
  const waiting = new Set<() => void>()
  const server = new SMTPServer({
    ...{ key, cert, secure: options.isTls === true, logger: false },
    ...(options.isPlain && { disabledCommands: ['STARTTLS', 'AUTH'], authOptional: true }),
    onAuth: ({ username, password }, _, done) =>
      password === PASSWORD
        ? done(null, { user: username ?? '' })
        : done(failure(535, 'Authentication failed')),
    onRcptTo: ({ address }, _, done) => {
      const times = putOff.get(address) ?? 0
      putOff.set(address, times - 1)
      if (address === options.unknown) done(failure(550, 'No such user here'))
      else done(times > 0 ? failure(450, 'Greylisted') : undefined)
    },
    onData: (stream, session, done) => {
      void text(stream).then((source) => {
        const refusal = refusals.shift()
        if (!refusal) mails.push(toMail(source, session))
        done(refusal ? failure(...refusal) : undefined)
        for (const look of waiting) look()
      })
    },
  })
  function next(isWanted: (mail: ReceivedMail) => boolean): Promise<ReceivedMail> {
    const { promise, resolve } = Promise.withResolvers<ReceivedMail>()
    function look(): void {
      const found = mails.find(isWanted)
      if (!found) return
      waiting.delete(look)
      resolve(found)
    }
    waiting.add(look)
    look()
    return promise
  }

  // A client that hangs up in the middle is what some tests are about.
  server.on('error', () => undefined)
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  const { port } = server.server.address() as AddressInfo // a TCP server has one once it listens
  return {
    ...{ port, ca: cert, email: emailOf(port) },
    environment: { SMTP_PASSWORD: PASSWORD, SMTP_CA: cert },
    mails,
    next,
    putOff: (address, times) => void putOff.set(address, times),
    refuse: (...answers) => void refusals.push(...answers),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function emailOf(port: number): string {
  const smtp = `host: localhost, port: ${port}, user: seismo, password: '\${SMTP_PASSWORD}', ca: '\${SMTP_CA}'`
  return `{ to: ops@example.com, from: Seismo <alerts@example.com>, smtp: { ${smtp} } }`
}

function toMail(source: string, { envelope, secure, user }: SMTPServerSession): ReceivedMail {
  const { mailFrom, rcptTo } = envelope
  return {
    ...parseMail(source),
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    isEncrypted: secure,
    user: typeof user === 'string' ? user : undefined,
  }
}

function failure(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}
