import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPushedGroups } from '../pushed/pushed-groups.ts'
import { createLogger } from './logger.ts'
import { startRepeating } from './start-repeating.ts'

const LABELS: [string, string][] = [['job', 'backup']]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-pushed-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A process that holds pushes, from its start until it is stopped. */
async function aProcess() {
  const pushed = createPushedGroups({ now: Date.now, maxSeries: 10, maxGroups: 10 })
  const intake = {
    keep: () => Promise.resolve(),
    count: () => undefined,
    keepTally: () => Promise.resolve(),
    stored: () => undefined,
    pendingRecords: () => 0,
  }
  const log = createLogger('0')
  const stop = await startRepeating(folder, { pushed, intake, log, now: Date.now, projects: [] })
  return { pushed, stop }
}

it('keeps what jobs pushed for the next process, figures that JSON lacks as well', async () => {
  const before = await aProcess()
  const series = [Infinity, 7.5].map((value, index) => ({
    ...{ labels: [['__name__', `a${index}`], ...LABELS] as [string, string][], value },
    type: 'gauge' as const,
  }))
  const families = [{ name: 'a', series }]
  before.pushed.plan({ projectId: 3, labels: LABELS, push: { is: 'replace', families } }).commit()
  await before.stop()

  const after = await aProcess()

  expect(after.pushed.all()).toMatchObject([{ projectId: 3, labels: LABELS, families }])
  await after.stop()
})

it('starts with nothing where the file cannot be read', async () => {
  await writeFile(join(folder, 'pushed.json'), '{"half":')

  const { pushed, stop } = await aProcess()

  expect(pushed.all()).toEqual([])
  await stop()
})
