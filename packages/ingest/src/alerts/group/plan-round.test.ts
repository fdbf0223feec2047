import { expect, it } from 'vitest'
import { observed } from '../observe/observed.ts'
import { route } from '../rule/route.ts'
import { rule } from '../rule/rule.ts'
import { planRound, type HeldAlert, type PlannedRound } from './plan-round.ts'

const HOUR_MS = 3_600_000
const root = route.parse({ receiver: 'all' })
const info = rule.parse({ name: 'Errors', above: 1, severity: 'info' })

function anAlert(incident: string, since: number, held?: string): HeldAlert {
  return {
    ...{ incident, since, held, ruleId: 'r', rule: info, projectId: 1, series: {} },
    labels: { alertname: 'Errors', project: 'shop' },
    observation: observed({ verdict: 'breach', value: 2, words: '2', unit: '', windowMs: 60_000 }),
  }
}

function start() {
  let last: PlannedRound = { open: new Map(), said: [], withheld: [], untold: new Map() }
  return (at: number, ...firing: HeldAlert[]) => {
    last = planRound(last.open, firing, { root, at, untold: last.untold })
    return last.said.map(({ say, alerts }) => ({
      reason: say.reason,
      alerts: alerts.map(({ incident, endedAt }) => [incident, endedAt]),
    }))
  }
}

it('tells in a digest also of what was over by then, once', () => {
  const round = start()

  expect(round(0, anAlert('short', 0))).toEqual([])
  expect(round(60_000)).toEqual([])
  expect(round(HOUR_MS / 2, anAlert('long', HOUR_MS / 2))).toEqual([])
  expect(round(HOUR_MS, anAlert('long', HOUR_MS / 2))).toEqual([
    {
      reason: 'digest',
      alerts: [
        ['short', 60_000],
        ['long', undefined],
      ],
    },
  ])
  expect(round(HOUR_MS + 60_000, anAlert('long', HOUR_MS / 2))).toEqual([])
  expect(round(3 * HOUR_MS)).toEqual([])
})

it('leaves out of a digest what was held back when it ended', () => {
  const round = start()
  round(0, anAlert('silenced', 0))
  round(30_000, anAlert('silenced', 0, 'a-silence'))
  round(60_000)

  expect(round(2 * HOUR_MS)).toEqual([])
})
