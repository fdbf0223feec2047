import type { Answer, RequestOutcome } from '@seismo/ingest/api'
import type { ShapeName, Tone } from '../../ui/Shape.tsx'

interface OutcomeLook {
  shape: ShapeName
  tone: Tone
  word: string
}

const looks: Record<Exclude<RequestOutcome, 'ok' | 'http-error'>, OutcomeLook> = {
  'network-error': { shape: 'cross', tone: 'poor', word: 'Network error' },
  timeout: { shape: 'triangle', tone: 'ni', word: 'Timeout' },
  offline: { shape: 'diamond', tone: 'info', word: 'Offline' },
  aborted: { shape: 'diamond', tone: 'info', word: 'Aborted' },
  opaque: { shape: 'ring', tone: 'muted', word: 'Not told' },
}

/** `HTTP 503` is the server's failure and weighs more than `HTTP 404`, the client's. */
export function outcomeLook({
  outcome,
  status,
}: {
  outcome: RequestOutcome
  status: number
}): OutcomeLook {
  if (outcome === 'ok')
    return { shape: 'circle', tone: 'good', word: status > 0 ? `HTTP ${status}` : 'Answered' }
  if (outcome !== 'http-error') return looks[outcome]
  const word = `HTTP ${status}`
  return status >= 500
    ? { shape: 'square', tone: 'poor', word }
    : { shape: 'triangle', tone: 'ni', word }
}

/** How endpoints answer, from the best to the worst. */
export const ANSWER_LOOKS = {
  '2xx': { shape: 'circle', tone: 'good', word: '2xx' },
  '3xx': { shape: 'diamond', tone: 'info', word: '3xx' },
  untold: { shape: 'ring', tone: 'muted', word: 'not told' },
  '4xx': { shape: 'triangle', tone: 'ni', word: '4xx' },
  '5xx': { shape: 'square', tone: 'poor', word: '5xx' },
  none: { shape: 'cross', tone: 'fatal', word: 'no answer' },
} as const satisfies Record<Answer, OutcomeLook>

// as: what Object.keys answers of a literal.
export const ANSWER_ORDER = Object.keys(ANSWER_LOOKS) as Answer[]
