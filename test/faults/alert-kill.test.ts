import { expect, it } from 'vitest'
import { repeatsOf, troublesOf } from '../harness/alert-kill-troubles.ts'
import { killEvaluator } from '../harness/alert-kills.ts'

// What was decided is told, whenever the service is killed: bench/alerts/kill.ts does it fifty times.

const KILLS = Number(process.env.SEISMO_KILLS ?? 8)

it(
  `tells every alert and its end in order through ${KILLS} kills of the evaluator`,
  async () => {
    const outcome = await killEvaluator({ kills: KILLS, lanes: 16, longestLifeMs: 2_000 })

    console.info(`${KILLS} kills, ${outcome.entries.length} changes, ${repeatsOf(outcome)} repeats`)
    expect(outcome.entries.length).toBeGreaterThan(KILLS)
    expect(troublesOf(outcome)).toEqual([])
  },
  KILLS * 15_000 + 120_000,
)
