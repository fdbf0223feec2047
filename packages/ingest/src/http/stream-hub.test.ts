import { expect, it } from 'vitest'
import type { StreamEvent } from '../contract/stream.ts'
import type { ActivityRow, ErrorRow } from '../store/rows.ts'
import { createStreamHub } from './stream-hub.ts'

function listen(silent?: Set<number>) {
  const hub = createStreamHub(silent)
  const heard: StreamEvent[] = []
  const stop = hub.listen({ onEvent: (event) => void heard.push(event), onEnd: () => undefined })
  return { hub, heard, stop }
}

// The hub reads these fields alone.
const error = { is: 'error', projectId: 1, fingerprint: 'f', type: 'E', message: 'm' } as ErrorRow
const created = { is: 'activity', projectId: 1, fingerprint: 'f', verb: 'created' } as ActivityRow

it('folds a batch to one message a project, and names new issues', () => {
  const { hub, heard } = listen()

  hub.publishStored({ rows: [error, error, { ...error, projectId: 2 }], activity: [created] })

  expect(heard).toEqual([
    { is: 'activity', projectId: 1, issueIds: ['f'], kinds: { error: 2 } },
    { is: 'activity', projectId: 2, issueIds: ['f'], kinds: { error: 1 } },
    { is: 'issue', projectId: 1, id: 'f', title: 'E: m' },
  ])
})

it('tells the first event of a silent project once', () => {
  const { hub, heard } = listen(new Set([1]))

  hub.publishStored({ rows: [error], activity: [] })
  hub.publishStored({ rows: [error], activity: [] })

  expect(heard.filter(({ is }) => is === 'first-event')).toEqual([
    { is: 'first-event', projectId: 1 },
  ])
})

it('tells a page that left nothing', () => {
  const { hub, heard, stop } = listen()

  stop()
  hub.publish({ is: 'first-event', projectId: 1 })

  expect(heard).toEqual([])
  expect(hub.listeners()).toBe(0)
})
