import type { AlertStore, Letter } from '../store/alert-store.ts'
import type { HeldAlert } from './group/plan-round.ts'
import type { Outbox } from './outbox.ts'

/** What is older than this is no news any more, such as what an outage of a day left on its way. */
export const NEWS_MS = 3_600_000

interface Options {
  letters: Pick<AlertStore['letters'], 'waiting' | 'put'>
  outbox: Pick<Outbox, 'resume'>
  now: () => number
}

/** Letters that a crash left on their way: what was true when they were written may be over, or held back. */
export function createLeftWaiting({ letters, outbox, now }: Options) {
  let waiting: readonly Letter[] = []
  let isFirst = true

  async function restore(): Promise<void> {
    const all = await letters.waiting()
    // An end is always news: without it the message, and whoever is paged, stays as it is for good.
    const isNews = ({ at, notification: { state } }: Letter) =>
      state === 'resolved' || now() - at < NEWS_MS
    const old = all.filter((letter) => !isNews(letter))
    await withhold(old, 'it was more than an hour old when it could be sent')
    waiting = all.filter(isNews)
  }

  /**
   * Sends what was on its way; what is held back stays until it is not, or over. A beginning that is over
   * by now is told as well: the end that follows would be the first that anybody hears of it.
   */
  async function release(alerts: readonly HeldAlert[]): Promise<void> {
    const firing = new Map(alerts.map((one) => [one.incident, one]))
    const {
      send = [],
      over = [],
      wait = [],
    } = Object.groupBy(waiting, (one) => fateOf(one, firing))
    await withhold(isFirst ? [] : over, 'it was over when it could be sent')
    outbox.resume(isFirst ? inOrder([...send, ...over]) : send)
    isFirst = false
    waiting = wait
  }

  /** A later message of the thread says all that they would. */
  async function overtake(posted: readonly Letter[]): Promise<void> {
    if (waiting.length === 0) return
    const places = new Set(posted.map(placeOf))
    const isOvertaken = (letter: Letter) => places.has(placeOf(letter))
    await withhold(waiting.filter(isOvertaken), 'a later message was sent')
    waiting = waiting.filter((letter) => !isOvertaken(letter))
  }

  function withhold(all: readonly Letter[], detail: string): Promise<void> {
    return letters.put(
      all.map((letter) => ({
        ...letter,
        ...{ status: 'withheld', detail, version: letter.version + 1 },
      })),
    )
  }

  return { restore, release, overtake }
}

function fateOf(
  { notification, group }: Letter,
  firing: ReadonlyMap<string, HeldAlert>,
): 'send' | 'wait' | 'over' {
  if (notification.state === 'resolved') return 'send'
  const standing = Object.entries(group.told).flatMap(([incident, { is }]) =>
    is === 'firing' ? (firing.get(incident) ?? []) : [],
  )
  if (standing.some(({ held }) => held === undefined)) return 'send'
  if (standing.length > 0) return 'wait'
  // Nothing follows a digest that would tell of it.
  return group.isDigest ? 'send' : 'over'
}

function inOrder(letters: readonly Letter[]): Letter[] {
  return letters.toSorted((a, b) => a.revision - b.revision)
}

function placeOf({ key, receiver }: Letter): string {
  return JSON.stringify([key, receiver])
}
