import type { Notification } from '../../notification.ts'
import { oneLine } from '../../../lib/clip.ts'
import { statusOf } from '../facts.ts'

/** Two messages of 153 letters; our own words keep to the alphabet of phones, which counts double beyond. */
const MOST = 306

/** The link is what must not be cut. */
export function toSmsText(notification: Notification): string {
  const { title, summary, severity, links } = notification
  const words = `${statusOf(notification)} (${severity}): ${title}. ${summary}`
  const link = links.page.length < 150 ? ` ${links.page}` : ''
  return `${oneLine(words, MOST - link.length).replace(/…$/, '...')}${link}`
}
