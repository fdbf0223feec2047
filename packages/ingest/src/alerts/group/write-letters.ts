import type { AlertStore, Letter } from '../../store/alert-store.ts'
import type { Notification } from '../notification.ts'
import {
  composeNotification,
  composeResolved,
  NO_BACKGROUND,
  type Background,
} from './compose-notification.ts'
import { chartToEnd } from '../round/recent-chart.ts'
import type { Recent } from '../round/rule-memory.ts'
import type { Group } from './group.ts'
import type { Said } from './plan-round.ts'
import type { FiringAlert } from './told-alert.ts'

/** Of a storm the first messages say more; the others have to come. */
const LOOKED_UP_A_ROUND = 20

export interface WriteOptions {
  lookUp: (group: Group, alerts: readonly FiringAlert[], at: number) => Promise<Background>
  letters: Pick<AlertStore['letters'], 'ofThread'>
  /** What a rule saw in the rounds before. */
  recentOf: (ruleId: string) => readonly Recent[]
  /** Where people open the page. */
  origin: string
}

/** Makes letters of what is to be said. */
export function createLetterWriter(options: WriteOptions) {
  /** What each thread said last. */
  const last = new Map<string, Notification>()
  /** Whose figures each thread showed. */
  const ruleIds = new Map<string, string>()

  async function write(said: readonly Said[], at: number): Promise<Letter[]> {
    const all = await Promise.all(
      said.map(async (one, index) => {
        const notification = await notificationOf(one, at, index < LOOKED_UP_A_ROUND)
        return notification ? lettersOf(one, notification, at) : []
      }),
    )
    return all.flat()
  }

  async function notificationOf(
    { group, say, alerts }: Said,
    at: number,
    isLookedUp: boolean,
  ): Promise<Notification | undefined> {
    if (say.state === 'resolved') {
      const before = last.get(group.key) ?? (await lastOfThread(group))
      return before && composeResolved(before, { group, at, chart: chartAtEnd(before, at) })
    }
    const told = alerts.filter(({ held }) => held === undefined)
    const [first, ...others] = told.length > 0 ? told : alerts
    if (!first) return undefined
    ruleIds.set(group.key, first.ruleId)
    const background = isLookedUp ? await options.lookUp(group, [first, ...others], at) : undefined
    return composeNotification({
      ...{ group, say, alerts: [first, ...others], origin: options.origin },
      background: background ?? NO_BACKGROUND,
    })
  }

  /** Of what began before this process did, as it was. */
  function chartAtEnd({ key, chart, figures }: Notification, endedAt: number) {
    const ruleId = ruleIds.get(key)
    if (ruleId === undefined) return chart
    return chartToEnd(chart, options.recentOf(ruleId), { ...figures, endedAt })
  }

  async function lastOfThread({ projectId, key }: Group): Promise<Notification | undefined> {
    const [newest] = await options.letters.ofThread(projectId, key)
    return newest?.notification
  }

  /** Once they are kept. */
  function note(letters: readonly Letter[]): void {
    for (const { key, group, notification } of letters) {
      if (group.isOver) for (const known of [last, ruleIds]) known.delete(key)
      else last.set(key, notification)
    }
  }

  return { write, note }
}

function lettersOf({ group, say }: Said, notification: Notification, at: number): Letter[] {
  const about = [
    ...say.fires.map((incident) => `${incident} firing`),
    ...say.resolves.map((incident) => `${incident} resolved`),
  ]
  return say.receivers.map((receiver) => ({
    ...{ projectId: group.projectId, key: group.key, revision: group.revision, receiver },
    ...{ version: 1, kind: '', at, status: 'waiting', attempts: 0, detail: '', handle: null },
    ...{ about, group, notification },
  }))
}
