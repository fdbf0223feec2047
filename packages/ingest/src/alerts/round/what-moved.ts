import type { Correlate } from '../../correlate/correlate.ts'
import type { SignalSource } from '../../correlate/signal-source.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { IssueStore } from '../../store/ports.ts'
import type { FiringAlert } from '../group/told-alert.ts'

/** The incident's key, and the alert of it that counts. */
type WhatMoved = (key: string, alert: FiringAlert) => Promise<string[]>

const MOST_SENTENCES = 3
/** Each revision asks again, but not what is still fresh. */
const FRESH_MS = 3 * 60_000
/** A message is gone by then. */
const TOO_LATE_MS = 3_000
const LOOK_BACK_MS = 6 * 3_600_000
const MOST_REMEMBERED = 500

interface Options {
  correlate: Correlate
  issues: Pick<IssueStore, 'known'>
  now: () => number
}

/** What a message says of server, deploys and clients beside the figures of its alert. */
export function createWhatMoved({ correlate, issues, now }: Options): WhatMoved {
  const said = new Map<string, { sentences: string[]; at: number }>()
  // Of a storm the first are told; each reads what a page reads.
  const inTurn = createOneAtATime()

  function note(key: string, sentences: string[]): void {
    said.delete(key)
    const [oldest] = said.keys()
    if (said.size >= MOST_REMEMBERED && oldest !== undefined) said.delete(oldest)
    said.set(key, { sentences, at: now() })
  }

  /** An alert keeps the name that its issue had, which may have been merged into another since. */
  async function settled(projectId: number, source: SignalSource): Promise<SignalSource> {
    if (source.is !== 'issue') return source
    const known = await issues.known(projectId, [source.id])
    return { is: 'issue', id: known.get(source.id)?.id ?? source.id }
  }

  return async (key, alert) => {
    const before = said.get(key)
    if (before && now() - before.at < FRESH_MS) return before.sentences
    const labelled = sourceOf(alert)
    if (!labelled) return []
    const asked = now()
    return inTurn(async () => {
      if (now() - asked > TOO_LATE_MS) return before?.sentences ?? []
      const { projectId, since, observation } = alert
      const { beganAt } = observation
      const { items } = await correlate({
        ...{ projectId, source: await settled(projectId, labelled) },
        range: { from: (beganAt ?? since) - LOOK_BACK_MS, to: asked },
        alert: { beganAt, firedAt: since },
      })
      const sentences = items.slice(0, MOST_SENTENCES).map(({ sentence }) => sentence)
      note(key, sentences)
      return sentences
    })
  }
}

/** What an alert is about, as correlations know it; undefined of what they know nothing. */
function sourceOf({ rule, labels }: FiringAlert): SignalSource | undefined {
  if (labels.issue !== undefined) return { is: 'issue', id: labels.issue }
  if (rule.kind === 'vital') {
    const { metric, device } = rule
    return {
      ...{ is: 'vital', metric },
      ...(labels.route !== undefined && { page: labels.route }),
      ...(device !== 'all' && { device }),
    }
  }
  if (rule.kind === 'threshold' && !rule.measure.startsWith('errors')) {
    const isOfRequests = rule.measure === 'failed-requests-percent'
    return isOfRequests ? { is: 'requests', method: '', target: '' } : undefined
  }
  return rule.kind === 'deploy' || rule.kind === 'no-data' ? undefined : { is: 'errors' }
}
