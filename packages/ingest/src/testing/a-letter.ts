import { newGroup } from '../alerts/group/new-group.ts'
import type { Letter } from '../store/alert-store.ts'
import { aNotification } from './a-notification.ts'

/** To `ops`, who took it; `given` is what the test is about. */
export function aLetter(given: Partial<Letter> = {}): Letter {
  const place = { projectId: 1, route: '', receiver: 'ops', labels: {}, isDigest: false }
  return {
    ...{ projectId: 1, key: 'thread', revision: 1, receiver: 'ops', version: 2, kind: 'webhook' },
    ...{ at: 1, status: 'delivered', attempts: 1, detail: 'HTTP 200', handle: null, about: [] },
    group: { ...newGroup(place, 'first'), key: 'thread' },
    notification: aNotification({ key: 'thread' }),
    ...given,
  }
}
