import type { SessionStats } from '../contract/signals.ts'
import type { Family } from './exposition.ts'

export interface ProjectSessions {
  project: string
  /** Of all releases together. */
  stats: Pick<SessionStats, 'sessions' | 'crashFree'>
}

/** Gauges, as a session that crashes later was counted as whole before. */
export function sessionFamilies(all: readonly ProjectSessions[]): Family[] {
  return [
    {
      ...{ name: 'seismo_page_sessions', type: 'gauge' },
      help: 'Sessions of the last hour.',
      samples: all.map(({ project, stats }) => ({ labels: { project }, value: stats.sessions })),
    },
    {
      ...{ name: 'seismo_page_crash_free_sessions_ratio', type: 'gauge' },
      help: 'Share of the sessions of the last hour without an unhandled error, from 0 to 1.',
      samples: all.flatMap(({ project, stats: { crashFree } }) =>
        crashFree === null ? [] : [{ labels: { project }, value: crashFree }],
      ),
    },
  ]
}
