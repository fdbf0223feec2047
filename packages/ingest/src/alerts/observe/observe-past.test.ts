import { expect, it } from 'vitest'
import type { AlertInputs } from '../../store/alert-inputs.ts'
import { replay } from '../backtest/replay.ts'
import type { Asked, Observer } from '../observation.ts'
import { rule } from '../rule/rule.ts'
import { createObservePast } from './observe-past.ts'
import { observed } from './observed.ts'
import { pastByLooks } from './past-by-looks.ts'

const FIVE = 300_000
const HOUR = 12 * FIVE
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 0, 5)

function asked(given: object): Asked {
  return { ruleId: 'one', projectId: 1, standing: [], rule: rule.parse({ name: 'one', ...given }) }
}

it('tells when a project would have been silent beyond its hour of the week', async () => {
  const traffic = { sessions: 9, pageViews: 20, errors: 1, affected: 1, crashed: 0 }
  const isSilent = (at: number) => at >= NOW - HOUR && at < NOW - HOUR / 2
  const buckets = Array.from({ length: 30 * 288 }, (_, n) => NOW - 30 * DAY + n * FIVE)
    .filter((at) => !isSilent(at))
    .map((at) => ({ at, ...traffic }))
  // as: nothing else is asked.
  const inputs = {
    series: () => Promise.resolve([{ projectId: 1, value: '', buckets }]),
  } as unknown as AlertInputs
  const silence = asked({ kind: 'no-data', after: '10m' })

  const past = await createObservePast(inputs)(silence, { from: NOW - DAY, to: NOW, stepMs: FIVE })

  expect(past[0]?.observations).toHaveLength(289)
  expect(replay(silence.rule, past)).toMatchObject([
    { startedAt: NOW - HOUR + 2 * FIVE, endedAt: NOW - HOUR / 2 + FIVE },
  ])
})

/** An issue that is seen at some moments. */
function seenAt(moments: readonly number[]): Observer {
  const seen = { ...{ value: 3, words: 'x: 3 events', unit: 'events', windowMs: HOUR } }
  return (all, at) => {
    const one = observed({ ...seen, labels: { issue: 'a' }, verdict: 'breach' })
    const series = moments.includes(at) ? [one] : []
    return Promise.resolve(all.map(({ ruleId }) => ({ ruleId, is: 'observed', series })))
  }
}

const newIssue = asked({ kind: 'new-issue' })
const lastDay = { from: NOW - DAY, to: NOW, everyMs: HOUR }

it('asks as if it were then: what is not seen any more is unknown, as live', async () => {
  const past = await pastByLooks(seenAt([NOW - 5 * HOUR]), newIssue, lastDay)

  expect(past[0]?.observations.map(({ verdict }) => verdict)).toEqual([
    ...['no-data', 'breach', 'no-data', 'no-data', 'no-data', 'no-data', 'no-data'],
  ])
  expect(replay(newIssue.rule, past)).toMatchObject([
    { labels: { issue: 'a' }, startedAt: NOW - 5 * HOUR },
  ])
})

it('says that nothing happened, and refuses what would take too many looks', async () => {
  const past = await pastByLooks(seenAt([]), newIssue, lastDay)

  expect(past).toMatchObject([{ labels: {}, observations: [{ value: 0 }, { value: 0 }] }])
  await expect(pastByLooks(seenAt([]), newIssue, { ...lastDay, everyMs: 60_000 })).rejects.toThrow(
    'try fewer',
  )
})

it('gives up where the looks take too long', async () => {
  let elapsed = 0
  const slow = () => (elapsed += 9_000)

  await expect(pastByLooks(seenAt([]), newIssue, { ...lastDay, elapsedMs: slow })).rejects.toThrow(
    'takes too long',
  )
})

it('judges a release by all of its window, whenever it came', async () => {
  const of = { projectId: 1, environment: '', errors: 0, requests: 0, failedRequests: 0 }
  const none = { ...of, newIssues: 0, sessions: 1_000, affected: 10 }
  const firstSeen = NOW - 5 * HOUR - FIVE
  const release = { ...of, release: 'new', firstSeen }
  // as: nothing else is asked.
  const inputs = {
    newReleases: ({ from, to }: { from: number; to: number }) =>
      Promise.resolve(firstSeen >= from && firstSeen < to ? [release] : []),
    releaseFigures: ({ from, to }: { from: number; to: number }) => {
      const isWhole = to - from > HOUR / 2
      const newer = { ...none, release: 'new', sessions: isWhole ? 500 : 5, affected: 100 }
      return Promise.resolve(from < firstSeen ? [{ ...none, release: 'old' }] : [newer])
    },
  } as unknown as AlertInputs
  const deploy = asked({ kind: 'deploy' })

  const past = await createObservePast(inputs)(deploy, { from: NOW - DAY, to: NOW, stepMs: FIVE })

  expect(replay(deploy.rule, past)).toMatchObject([
    { labels: { release: 'new' }, startedAt: firstSeen + HOUR - 1 },
  ])
})
