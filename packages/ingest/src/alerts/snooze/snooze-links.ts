import * as z from 'zod'
import type { ChangeLog, RecordChange } from '../../auth/recorder.ts'
import type { SigningKey } from '../../auth/signed-text.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { AlertStore, Letter } from '../../store/alert-store.ts'
import type { Notification } from '../notification.ts'
import type { SilenceLog } from '../silences/silence-log.ts'
import { incidentsOf, matchersOf } from './matchers-of.ts'
import { readSnooze, signSnooze, SNOOZES, type Snoozed } from './snooze-token.ts'

const KIND = 'snooze'
/** Whoever comes back from a long weekend opens the page. */
const LINK_HOLDS_MS = 3 * 86_400_000
/** "Until it is resolved" ends as well, should it never be. */
const AT_MOST_MS = 7 * 86_400_000

const LASTS: Record<Snoozed['d'], { ms: number; label: string }> = {
  '15m': { ms: 900_000, label: '15 min' },
  '1h': { ms: 3_600_000, label: '1 h' },
  '4h': { ms: 14_400_000, label: '4 h' },
  resolved: { ms: AT_MOST_MS, label: 'until resolved' },
}

const used = z.object({ until: z.number(), silences: z.array(z.string()) })

interface Options {
  key: () => Promise<SigningKey>
  silences: Pick<SilenceLog, 'add'>
  letters: Pick<AlertStore['letters'], 'ofThread'>
  changes: ChangeLog
  record: RecordChange
  now: () => number
  newId: () => string
  /** Where people open the page. */
  origin: string
}

/** What a link would do; `over` once there is nothing left to snooze. */
export interface Offer {
  state: 'open' | 'used' | 'expired' | 'over'
  title: string
  label: string
  until: number
}

/** Links in messages that hold an alert back for a while: signed, for one use, and not for ever. */
export function createSnoozeLinks(options: Options) {
  const { now, silences, letters, changes, record } = options
  const oneAtATime = createOneAtATime()

  async function linksFor({
    projectId,
    key,
    receiver,
  }: Pick<Letter, 'projectId' | 'key' | 'receiver'>): Promise<Notification['links']['snooze']> {
    const signing = await options.key()
    const about = { p: projectId, k: key, r: receiver, x: now() + LINK_HOLDS_MS }
    return Promise.all(
      SNOOZES.map(async (d) => {
        const token = await signSnooze(signing, { ...about, d, n: options.newId() })
        const url = `${options.origin}/api/alerts/snooze?token=${token}`
        return { label: LASTS[d].label, url }
      }),
    )
  }

  /** Undefined for a token that is not ours. */
  async function offer(token: string): Promise<Offer | undefined> {
    const what = await readSnooze(await options.key(), token)
    return what && (await lookAt(what)).offer
  }

  /** Does it, unless it cannot be done any more; whoever does it twice at once does it once. */
  function use(token: string, actor?: string): Promise<Offer | undefined> {
    return oneAtATime(async () => {
      const what = await readSnooze(await options.key(), token)
      if (!what) return undefined
      const { offer: offered, last } = await lookAt(what)
      if (offered.state === 'open' && last) {
        await snooze(what, last, actor ?? `a link in a message to ${what.r}`)
      }
      return offered
    })
  }

  async function lookAt(what: Snoozed): Promise<{ offer: Offer; last: Letter | undefined }> {
    const all = await letters.ofThread(what.p, what.k)
    const last = all.toSorted((a, b) => b.revision - a.revision)[0]
    const [before] = await changes.newest(KIND, what.n)
    const { ms, label } = LASTS[what.d]
    const title = last?.notification.title ?? ''
    const until = before ? used.parse(JSON.parse(before.value)).until : now() + ms
    return {
      offer: { state: stateOf(what, last, before !== undefined), title, label, until },
      last,
    }
  }

  function stateOf(what: Snoozed, last: Letter | undefined, isUsed: boolean): Offer['state'] {
    if (isUsed) return 'used'
    if (what.x <= now()) return 'expired'
    return !last || last.group.isOver ? 'over' : 'open'
  }

  async function snooze(what: Snoozed, letter: Letter, actor: string): Promise<void> {
    const until = now() + LASTS[what.d].ms
    const matchers = what.d === 'resolved' ? undefined : matchersOf(letter.notification)
    const all = matchers ?? incidentsOf(letter)
    const made = await Promise.all(
      all.map((one) => {
        const reason = `Snoozed ${what.d === 'resolved' ? '' : 'for '}${LASTS[what.d].label}`
        const source = { matchers: one, ends: new Date(until).toISOString(), reason }
        return silences.add({ projectId: what.p, source, by: actor, isSnooze: true })
      }),
    )
    // Last: a link that was used without having done anything would be lost.
    const value = { until, silences: made.map(({ id }) => id) }
    await record({ kind: KIND, id: what.n, actor, value })
  }

  return { linksFor, offer, use }
}

export type SnoozeLinks = ReturnType<typeof createSnoozeLinks>
