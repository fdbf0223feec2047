import { createTransport } from 'nodemailer'
import type { Mail, SentMail } from '../alerts/notify/email/mail.ts'
import type { SmtpSettings } from '../alerts/notify/email/settings.ts'

/** A server that says nothing must not hold an alert for minutes. */
const TIMEOUT_MS = 15_000

/**
 * One message over a connection of its own: alerts are rare, and a kept connection is one that may
 * have died. @throws with `responseCode` where the server said no.
 */
export async function sendMail(smtp: SmtpSettings, mail: Mail): Promise<SentMail> {
  const transport = createTransport(transportOptions(smtp))
  try {
    const {
      accepted,
      rejectedErrors = [],
      response,
    } = await transport.sendMail({
      ...{ from: mail.from, to: [...mail.to], subject: mail.subject },
      // The head names all of them; it goes to those who have not got it.
      envelope: { from: mail.from, to: [...mail.recipients] },
      ...{ text: mail.text, html: mail.html, headers: mail.headers, messageId: mail.messageId },
      ...(mail.inReplyTo !== undefined && {
        inReplyTo: mail.inReplyTo,
        references: mail.inReplyTo,
      }),
      priority: mail.isUrgent ? 'high' : 'normal',
      // Nothing of ours is a file or an address: what a text names is not to be read.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    })
    const rejected = rejectedErrors.map(({ recipient = '', responseCode = 0 }) => {
      return { address: recipient, code: responseCode }
    })
    return { accepted: accepted.map(addressOf), rejected, response }
  } finally {
    transport.close()
  }
}

function transportOptions({ host, port, security, user, password, ca }: SmtpSettings) {
  return {
    ...{ host, port, secure: security === 'tls' },
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== undefined && password !== undefined && { auth: { user, pass: password } }),
    ...(ca !== undefined && { tls: { ca } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  }
}

function addressOf(recipient: string | { address: string }): string {
  return typeof recipient === 'string' ? recipient : recipient.address
}
