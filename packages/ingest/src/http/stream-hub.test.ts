import { expect, it } from 'vitest'
import type { StreamEvent } from '../contract/stream.ts'
import type { Stored } from '../process/loop/stored.ts'
import { createStreamHub } from './stream-hub.ts'

function listen(silent?: Set<number>) {
  const hub = createStreamHub(silent)
  const heard: StreamEvent[] = []
  const stop = hub.listen({ onEvent: (event) => void heard.push(event), onEnd: () => undefined })
  return { hub, heard, stop }
}

const project = { projectId: 1, issueIds: ['f'], kinds: { error: 2 } }
const issue = { projectId: 1, id: 'f' }
const stored: Stored = { projects: [project], issues: [], overBudget: 0, routes: [], rows: {} }

it('tells what was stored, and which issues are new or came back', () => {
  const { hub, heard } = listen()

  hub.publishStored({
    ...stored,
    issues: [
      { ...issue, title: 'E: m', verb: 'created', at: 5 },
      { ...issue, title: 'E: m', verb: 'regressed', at: 6 },
    ],
  })

  expect(heard).toEqual([
    { is: 'activity', ...project },
    { is: 'issue', ...issue, title: 'E: m' },
    { is: 'issue-state', ...issue, state: 'open', version: 6, actor: 'seismo' },
  ])
})

it('tells the first event of a silent project once', () => {
  const { hub, heard } = listen(new Set([1]))

  hub.publishStored(stored)
  hub.publishStored(stored)

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
