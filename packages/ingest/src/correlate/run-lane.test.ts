import { expect, it } from 'vitest'
import { runLane } from './run-lane.ts'

const answered = { candidates: [], checked: 3, problem: null }
const options = { lane: 'metrics' as const, now: Date.now, onError: () => undefined }

it('answers what a lane found', async () => {
  const run = await runLane(options, { deadline: Date.now() + 1_000 }, () =>
    Promise.resolve(answered),
  )

  expect(run).toEqual({ lane: 'metrics', ...answered })
})

it('says of a lane that never answers that it took too long', async () => {
  const run = await runLane(
    options,
    { deadline: Date.now() + 20 },
    () => new Promise(() => undefined),
  )

  expect(run.problem).toMatch(/^Server metrics took longer than 0\.1 s/)
})

it('says of a lane that fails that it could not be read, and logs why', async () => {
  const causes: unknown[] = []
  const onError = (cause: unknown) => causes.push(cause)

  const run = await runLane({ ...options, onError }, { deadline: Date.now() + 1_000 }, () =>
    Promise.reject(new Error('the database is away')),
  )

  expect(run).toMatchObject({ candidates: [], checked: 0 })
  expect(run.problem).not.toContain('database')
  expect(causes).toHaveLength(1)
})
