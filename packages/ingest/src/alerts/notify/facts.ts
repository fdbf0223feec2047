import type { Notification } from '../notification.ts'
import { oneLine } from '../../lib/clip.ts'

export interface Fact {
  name: string
  text: string
}

/** How a channel writes things. */
interface Wording {
  /** Some show it in the reader's own zone. */
  time: (at: number) => string
  /** Leaves what strangers wrote no way to be more than text. */
  plain: (text: string) => string
}

const PLAIN: Wording = { time: utc, plain: (text) => text }

const REASONS = {
  joined: 'Firing, more alerts',
  severity: 'Firing, more severe',
  repeat: 'Still firing',
  escalated: 'Escalated',
  acknowledged: 'Acknowledged',
  digest: 'Digest',
  test: 'Test',
} as const satisfies Partial<Record<Notification['reason'], string>>

/** What is the case, in a word or two: it stands before the title. */
export function statusOf({ state, reason }: Notification): string {
  if (reason === 'test') return REASONS.test
  if (state === 'resolved') return 'Resolved'
  return reason in REASONS ? REASONS[reason as keyof typeof REASONS] : 'Firing' // as: it has just been looked up
}

/** Told apart without colour. */
export function signOf({ state, severity }: Pick<Notification, 'state' | 'severity'>): string {
  if (state === 'resolved') return '✓'
  return { critical: '■', warning: '▲', info: '●' }[severity]
}

export function headlineOf(notification: Notification): string {
  return `${signOf(notification)} ${statusOf(notification)}: ${notification.title}`
}

/** What stands below title and summary, in the order of its worth at night. */
export function factsOf(notification: Notification, wording: Wording = PLAIN): Fact[] {
  const { startedAt, endedAt, since, affected, owner, moved } = notification
  const plain = (text: string) => wording.plain(oneLine(text, 300))
  const began = wording.time(startedAt)
  const lasted = endedAt === null ? '' : `, for ${spanOf(endedAt - startedAt)}`
  return [
    { name: 'Since', text: `${began}${lasted}` },
    ...(since ? [sinceFact(since, { ...wording, plain })] : []),
    ...affectedFacts(affected),
    ...moved.slice(0, 3).map((text) => ({ name: 'Also moved', text: plain(text) })),
    ...(owner === null ? [] : [{ name: 'Owner', text: plain(owner) }]),
  ]
}

function sinceFact(
  { release, environment, at, isDeploy }: NonNullable<Notification['since']>,
  { time, plain }: Wording,
): Fact {
  const where = environment === '' ? '' : ` in ${environment}`
  return { name: isDeploy ? 'Deploy' : 'Release', text: `${plain(release + where)}, ${time(at)}` }
}

/** None are none that are known: many sites name no users, and some no sessions. */
function affectedFacts({ users, sessions }: Notification['affected']): Fact[] {
  const known = [
    ...(users === null || users === 0 ? [] : [counted(users, 'user')]),
    ...(sessions === null || sessions === 0 ? [] : [counted(sessions, 'session')]),
  ]
  return known.length === 0 ? [] : [{ name: 'Affected', text: known.join(', ') }]
}

export function counted(n: number, what: string): string {
  return `${numberOf(n)} ${what}${n === 1 ? '' : 's'}`
}

/** Of at most three digits behind the first, in groups of three. */
export function numberOf(n: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(n)
}

export function spanOf(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 120) return `${String(minutes)} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${String(hours)} h` : `${String(Math.round(hours / 24))} d`
}

/** `22:14 UTC, Nov 21`, of which only the comma is a place to break the line. */
export function utc(at: number): string {
  const date = new Date(at)
  const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return `${date.toISOString().slice(11, 16)}\u00A0UTC, ${day.format(date).replace(' ', '\u00A0')}`
}
