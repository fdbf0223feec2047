import type { Letter } from '../../store/alert-store.ts'
import { newGroup } from '../group/new-group.ts'
import type { Notification } from '../notification.ts'
import type { Failure } from './failure-notice.ts'
import type { Sent } from './send.ts'

/** A channel that fails, and who was told of it. */
export interface Trouble extends Failure {
  /** Undefined while nobody could be; and what that channel calls the message. */
  told: { name: string; handle: string | null } | undefined
  revision: number
  toldAt: number
}

/** What was said of a trouble, as the letter of no project; nothing waits for it and nothing follows. */
export function troubleLetter(
  { name, told, revision, toldAt }: Trouble,
  notification: Notification,
  sent: Sent | undefined,
): Letter {
  const { key } = notification
  const receiver = told?.name ?? ''
  const place = { projectId: 0, route: 'channel', receiver, labels: { receiver: name } }
  const group = { ...newGroup({ ...place, isDigest: false }, key), key, revision, isOver: true }
  const { kind = '', attempts = 0, detail = '' } = sent?.delivery ?? {}
  return {
    ...{ projectId: 0, key, revision, receiver, version: 1, at: toldAt, kind, attempts, detail },
    status: sent ? 'delivered' : 'withheld',
    ...{ handle: told?.handle ?? null, about: [], group, notification },
  }
}

/** As a process before left it; undefined where it is over. */
export function keptTrouble({ receiver, handle, ...letter }: Letter): Trouble | undefined {
  const { state, labels, startedAt, figures, project, severity } = letter.notification
  const name = labels['receiver']
  if (state === 'resolved' || name === undefined) return undefined
  return {
    ...{ name, since: startedAt, endedAt: null, detail: '', lost: [], losses: figures.observed },
    ...{ project, isCritical: severity === 'critical' },
    ...{ revision: letter.revision, toldAt: letter.at },
    told: receiver === '' ? undefined : { name: receiver, handle },
  }
}
