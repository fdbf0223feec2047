import type { Severity } from '../rule/common.ts'
import type { Labels } from '../rule/labels.ts'

/** One message thread to one receiver, and what was said in it: kept with each letter. */
export interface Group {
  /** Of destination and labels: at any time one incident has it. */
  id: string
  /** Names the incident and its message for good: the deduplication key. */
  key: string
  projectId: number
  receiver: string
  labels: Labels
  /** Of the last message; 0 before the first. */
  revision: number
  startedAt: number
  toldAt: number
  /** By the incidents of its alerts. */
  told: Record<string, Told>
  /** Steps of escalation that were taken. */
  escalated: number
  /** Whom escalation brought in. */
  alsoTold: string[]
  acknowledged: { by: string; at: number } | null
  /** Incidents that were held back, by what: each is counted once. */
  withheld: Record<string, string>
  /** Gathers; nothing follows what it told. */
  isDigest: boolean
  isOver: boolean
}

interface Told {
  is: 'firing' | 'resolved'
  severity: Severity
}
