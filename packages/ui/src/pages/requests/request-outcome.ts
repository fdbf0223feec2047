import type { RequestStats } from '@seismo/ingest/api'
import type { ShapeName, Tone } from '../../ui/Shape.tsx'

interface OutcomeLook {
  shape: ShapeName
  tone: Tone
  word: string
}

const looks: Record<RequestStats['outcome'], OutcomeLook> = {
  'http-error': { shape: 'square', tone: 'poor', word: 'HTTP' },
  'network-error': { shape: 'cross', tone: 'poor', word: 'Network error' },
  timeout: { shape: 'triangle', tone: 'ni', word: 'Timeout' },
  offline: { shape: 'diamond', tone: 'info', word: 'Offline' },
  aborted: { shape: 'diamond', tone: 'info', word: 'Aborted' },
}

/** `HTTP 503` is the server's failure and weighs more than `HTTP 404`, the client's. */
export function outcomeLook({ outcome, status }: RequestStats): OutcomeLook {
  const look = looks[outcome]
  if (outcome !== 'http-error') return look
  const word = `${look.word} ${status}`
  return status >= 500 ? { ...look, word } : { shape: 'triangle', tone: 'ni', word }
}
