import { expect, it } from 'vitest'
import type { Question } from '../../correlate/correlate.ts'
import type { KnownIssue } from '../../store/ports.ts'
import type { FiringAlert } from '../group/told-alert.ts'
import { createWhatMoved } from './what-moved.ts'

const NOW = 100 * 3_600_000
const OLD = 'e3b0c442-98fc-4c14-9afb-f4c8996fb924'
const MERGED_INTO = '27ae41e4-649b-434c-a495-991b7852b855'

function anAlert(labels: FiringAlert['labels'], beganAt?: number): FiringAlert {
  return {
    ...{ incident: 'r1/1', ruleId: 'r1', projectId: 1, since: NOW - 60_000, series: {}, labels },
    rule: { kind: 'spike', name: 'Spike' },
    observation: { beganAt },
  } as unknown as FiringAlert // as: of an alert no more is asked than this.
}

async function askedOf(alert: FiringAlert): Promise<Question | undefined> {
  let asked: Question | undefined
  const whatMoved = createWhatMoved({
    correlate: (question) => {
      asked = question
      return Promise.reject(new Error('away'))
    },
    issues: {
      known: () =>
        // as: whose it is, is all that is asked.
        Promise.resolve(new Map([[OLD, { id: MERGED_INTO } as KnownIssue]])),
    },
    now: () => NOW,
  })
  await whatMoved('key', alert).catch(() => undefined)
  return asked
}

it('asks of the issue that the one of the alert was merged into', async () => {
  expect(await askedOf(anAlert({ issue: OLD }))).toMatchObject({
    source: { is: 'issue', id: MERGED_INTO },
  })
})

it('asks of an issue that nobody knows any more by the name it has', async () => {
  expect(await askedOf(anAlert({ issue: MERGED_INTO }))).toMatchObject({
    source: { is: 'issue', id: MERGED_INTO },
  })
})

it('says when the alert began, and when it fired', async () => {
  expect(await askedOf(anAlert({}, NOW - 300_000))).toMatchObject({
    source: { is: 'errors' },
    alert: { beganAt: NOW - 300_000, firedAt: NOW - 60_000 },
  })
})
