import { hash128 } from '../../../lib/hash.ts'
import type { Notification } from '../../notification.ts'
import { oneLine } from '../../../lib/clip.ts'
import { toMailHtml } from './html.ts'
import type { Mail } from './mail.ts'
import type { EmailSettings } from './settings.ts'
import { toMailText } from './text.ts'

/** All mails of an incident are one thread: answers to the first, under its subject. */
export function toMail(notification: Notification, { from, to }: EmailSettings): Mail {
  const { revision, severity, state } = notification
  const isFirst = revision <= 1
  return {
    ...{ from, to, recipients: to },
    subject: `${isFirst ? '' : 'Re: '}${subjectOf(notification)}`,
    messageId: idOf(notification, revision, from),
    inReplyTo: isFirst ? undefined : idOf(notification, 1, from),
    isUrgent: severity === 'critical' && state === 'firing',
    headers: {
      // Neither may be answered by "I am on holiday".
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Seismo-Incident': hash128(notification.key),
    },
    text: toMailText(notification),
    html: toMailHtml(notification),
  }
}

/** Mailboxes make a thread of what has one subject, so it says nothing that changes. */
function subjectOf({ reason, title, rule, kind }: Notification): string {
  if (reason === 'test') return oneLine(`Test: ${title}`, 150)
  if (reason === 'digest') return oneLine(title, 150)
  return oneLine(title === '' ? `${rule} (${kind})` : title, 150)
}

function idOf({ key }: Notification, revision: number, from: string): string {
  const [, domain = 'seismo.invalid'] = /@([\w.-]+)>?\s*$/.exec(from) ?? []
  return `<${hash128(key)}.${String(revision)}@${domain}>`
}
