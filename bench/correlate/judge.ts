import type { Ranking } from '../../packages/ingest/src/correlate/rank/question.ts'
import type { Incident } from './incident.ts'

export type Ranker = (question: Incident['question']) => Ranking

export interface Verdict {
  incidents: number
  first: number
  inThree: number
  inFive: number
  /** Sum of the shares of the first one to five that hold the service. */
  avg5: number
  metricFirst: number
  /** Kept of those that have a true service, and said of those that have none. */
  kept: number
  silent: number
  quiet: number
  missed: string[]
}

/** Ranks of services: each stands where its best series stands. */
export function rankOf(service: string, { ranked }: Ranking): number {
  const services = [...new Set(ranked.map(({ series }) => series.service))]
  const at = services.indexOf(service)
  return at === -1 ? Infinity : at + 1
}

export function judge(incidents: readonly Incident[], rank: Ranker): Verdict {
  const verdict = {
    incidents: 0,
    first: 0,
    inThree: 0,
    inFive: 0,
    avg5: 0,
    metricFirst: 0,
    kept: 0,
    silent: 0,
    quiet: 0,
  }
  const missed: string[] = []
  for (const { id, kind, question, service, metrics } of incidents) {
    const ranking = rank(question)
    if (service === null) {
      verdict.quiet += 1
      if (ranking.nothing) verdict.silent += 1
      else missed.push(`${id} ${kind} not silent: ${nameOf(ranking)}`)
      continue
    }
    const at = rankOf(service, ranking)
    verdict.incidents += 1
    if (at <= 1) verdict.first += 1
    if (at <= 3) verdict.inThree += 1
    if (at <= 5) verdict.inFive += 1
    verdict.avg5 += Math.max(0, 6 - at) / 5
    const best = ranking.ranked[0]?.series
    if (best?.service === service && metrics.includes(best.name)) verdict.metricFirst += 1
    if (!ranking.nothing) verdict.kept += 1
    if (at > 1 || ranking.nothing) {
      missed.push(`${id} ${kind} ${service} at ${at}${ranking.nothing ? ', silent' : ''}`)
    }
  }
  return { ...verdict, missed }
}

function nameOf({ ranked }: Ranking): string {
  return ranked
    .slice(0, 2)
    .map(({ series, severity, lag }) => `${series.family} ${severity.toFixed(1)}@${String(lag)}s`)
    .join(', ')
}

export function share(part: number, of: number): string {
  return of === 0 ? '–' : (part / of).toFixed(2)
}
