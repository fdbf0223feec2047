import type { IssueEvent, IssueSummary } from '@seismo/ingest/api'
import type { ShapeName, Tone } from '../ui/Shape.tsx'

export interface Severity {
  shape: ShapeName
  tone: Tone
  word: string
}

const ofClass: Record<IssueSummary['class'], Severity> = {
  error: { shape: 'square', tone: 'poor', word: 'Error' },
  'chunk-load': { shape: 'triangle', tone: 'ni', word: 'Chunk load' },
  network: { shape: 'triangle', tone: 'ni', word: 'Network' },
  'non-error': { shape: 'triangle', tone: 'ni', word: 'Non-error' },
  opaque: { shape: 'diamond', tone: 'info', word: 'Opaque' },
  'resize-loop': { shape: 'dot', tone: 'muted', word: 'Resize loop' },
  hydration: { shape: 'triangle', tone: 'ni', word: 'Hydration' },
  injected: { shape: 'dot', tone: 'muted', word: 'Injected' },
  extension: { shape: 'dot', tone: 'muted', word: 'Extension' },
  policy: { shape: 'diamond', tone: 'info', word: 'Policy' },
  overflow: { shape: 'triangle', tone: 'ni', word: 'Overflow' },
  resource: { shape: 'triangle', tone: 'ni', word: 'File' },
}

/** What kind of trouble an issue is; the service tells noise from errors by its class. */
export function severityOf(issueClass: IssueSummary['class']): Severity {
  return ofClass[issueClass]
}

const ofLevel: Record<IssueEvent['level'], Severity> = {
  fatal: { shape: 'cross', tone: 'fatal', word: 'Fatal' },
  error: { shape: 'square', tone: 'poor', word: 'Error' },
  warning: { shape: 'triangle', tone: 'ni', word: 'Warning' },
  info: { shape: 'diamond', tone: 'info', word: 'Info' },
}

export function severityOfLevel(level: IssueEvent['level']): Severity {
  return ofLevel[level]
}
