import type { Correlations, Lane } from '@seismo/ingest/api'
import { formatExact } from '../../format/numbers.ts'

type Lanes = Pick<Correlations, 'lanes'>

const NOUNS: Record<Lane['lane'], readonly [one: string, more: string]> = {
  metrics: ['series', 'series'],
  requests: ['endpoint', 'endpoints'],
  changes: ['change', 'changes'],
  dimensions: ['value', 'values'],
  traces: ['trace', 'traces'],
}

/** `1,204 series, 12 endpoints, 3 deploys, 46 values`; lanes that could not look are left out. */
export function checkedWords({ lanes }: Lanes): string {
  return lanes
    .filter(({ checked, problem }) => checked > 0 || problem === null)
    .map(({ lane, checked }) => `${formatExact(checked)} ${NOUNS[lane][checked === 1 ? 0 : 1]}`)
    .join(', ')
}

/** Empty is an answer: it says what it is the answer of, and does not speak for what was not seen. */
export function nothingWords(answer: Lanes & Pick<Correlations, 'signal'>): string {
  if (answer.signal.onset === null) return 'No rise was found, so there is nothing to look for.'
  const checked = checkedWords(answer)
  if (checked === '') return 'Nothing could be looked at.'
  const hasProblem = answer.lanes.some(({ problem }) => problem !== null)
  return hasProblem
    ? `Nothing of what could be looked at moved with it: ${checked}.`
    : `Nothing on the server moved with it: ${checked} looked at.`
}

/** What could not be looked at; lanes that lack the same say it once. */
export function problemsOf({ lanes }: Lanes): string[] {
  return [...new Set(lanes.flatMap(({ problem }) => problem ?? []))]
}
