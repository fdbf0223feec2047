import { afterEach, expect, it, vi } from 'vitest'
import { createProjectChanges } from '../auth/project-changes.ts'
import type { ProjectRecord } from '../auth/project-record.ts'
import { createRecorder } from '../auth/recorder.ts'
import { memoryChanges } from '../testing/memory-changes.ts'
import { FOLLOW_EVERY_MS, followChanges } from './follow-changes.ts'

const WEB = { number: 1, slug: 'web', name: 'Web', publicKey: 'pub_1', allowedOrigins: [] }

afterEach(() => {
  vi.useRealTimers()
})

/** A machine that changes projects, and one that follows it. */
function twoMachines() {
  vi.useFakeTimers()
  const changes = memoryChanges()
  const theirs: ProjectRecord[] = [{ ...WEB }]
  const projects: ProjectRecord[] = [{ ...WEB }]
  const nothing = () => undefined
  const record = createRecorder(changes, () => 1)
  const their = createProjectChanges({ changes, projects: theirs, record, onAdded: nothing })
  const refreshed: string[] = []
  const refresh = (name: string) => () => Promise.resolve(void refreshed.push(name))
  const stop = followChanges({
    ...{ projects, store: { changes }, log: { error: nothing } },
    tokens: { refresh: refresh('tokens') },
    alerts: { refresh: refresh('alerts') },
  })
  const follow = () => vi.advanceTimersByTimeAsync(FOLLOW_EVERY_MS)
  return { their, theirs, projects, refreshed, follow, stop }
}

it('takes over what another machine changed, and what it took back, in the record that all read', async () => {
  const { their, theirs, projects, follow, stop } = twoMachines()
  const [web, first] = [projects[0], theirs[0]]
  if (!web || !first) throw new Error('no project')

  const sampling = { rates: { error: 0.5 } }
  await their.change(first, { archivedAt: 5, sampling }, 'ana')
  await follow()
  expect(web).toMatchObject({ archivedAt: 5, sampling })
  await their.change(first, { archivedAt: undefined, sampling: undefined }, 'ana')
  await follow()

  expect(web.archivedAt).toBeUndefined()
  expect(web.sampling).toBeUndefined()
  await stop()
})

it('knows what another machine added, and reads tokens and rules again', async () => {
  const { their, projects, refreshed, follow, stop } = twoMachines()

  await their.add({ name: 'Shop', slug: 'shop' }, 'ana')
  await follow()

  expect(projects.map(({ slug }) => slug)).toEqual(['web', 'shop'])
  expect(refreshed).toEqual(['tokens', 'alerts'])
  await stop()
})
