import { expect, it } from 'vitest'
import { keepSeries } from './keep-series.ts'

const series = [1, 2].map((n) => ({
  labels: [['__name__', `metric_${n}`]] as [string, string][],
  type: 'gauge' as const,
  samples: [
    { at: 1, value: n },
    { at: 2, value: n },
  ],
}))

/** What became of them where the project was archived then, or never. */
async function keptOf(archivedAt: number | undefined) {
  const kept: string[] = []
  const counted: string[] = []
  const intake = {
    keep: ({ head }: { head: { format: string } }) => {
      kept.push(head.format)
      return Promise.resolve()
    },
    count: ({ kind, outcome, reason, n }: Record<string, unknown>) => {
      counted.push([kind, outcome, reason, n].join(' '))
    },
    keepTally: () => Promise.resolve(),
    stored: () => undefined,
    pendingRecords: () => 0,
  }
  const project = { number: 3, slug: 'web', name: 'Web', publicKey: 'k', allowedOrigins: [] }
  const projects = [{ ...project, ...(archivedAt !== undefined && { archivedAt }) }]
  await keepSeries(series, 3, { intake, now: () => 5, projects })
  return { kept, counted }
}

it('goes into the log', async () => {
  expect(await keptOf(undefined)).toEqual({ kept: ['series'], counted: [] })
})

it('is a line of the ledger where the project is archived', async () => {
  expect(await keptOf(1)).toEqual({
    kept: [],
    counted: ['server-sample received  4', 'server-sample dropped project-archived 4'],
  })
})
