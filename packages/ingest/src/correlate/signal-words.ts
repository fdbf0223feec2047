import type { SignalSource } from './signal-source.ts'

/** What a signal is called, and what its figures are. */
export interface SignalWords {
  title: string
  unit: string
  /** Figures are counts a minute, or a share in percent. */
  as: 'per-minute' | 'percent'
}

export function wordsOf(source: SignalSource, issueTitle = ''): SignalWords {
  if (source.is === 'issue') return { title: issueTitle, unit: 'errors a minute', as: 'per-minute' }
  if (source.is === 'errors') {
    return { title: 'All errors', unit: 'errors a minute', as: 'per-minute' }
  }
  if (source.is === 'requests') {
    const of = source.target === '' ? '' : ` of ${source.method} ${source.target}`
    return { title: `Failed requests${of}`, unit: '% failed', as: 'percent' }
  }
  const { metric, page, device } = source
  const where = [page === undefined ? '' : ` on ${page}`, device ? ` (${device})` : ''].join('')
  return { title: `Poor ${metric}${where}`, unit: '% poor', as: 'percent' }
}
