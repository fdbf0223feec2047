import type { Store } from '../../store/ports.ts'
import type { LaneAnswer, Rise } from '../lanes.ts'
import { CLOSE_MS, LATE_MS } from './closeness.ts'
import { rankAlerts, USUAL_DAYS } from './rank-alerts.ts'
import { rankSettings } from './rank-settings.ts'
import { readDeploys } from './read-deploys.ts'

const DAY_MS = 86_400_000
/** Alerts of other systems hold for a while before they fire. */
const ALERTS_LATE_MS = 15 * 60_000

export interface ChangesStore extends Pick<Store, 'releases' | 'signals'> {
  alerts: Pick<Store['alerts'], 'starts'>
  changes: Pick<Store['changes'], 'between'>
}

/** The lane of what somebody did or was told: deploys, first sights of releases, alerts, settings. */
export async function readChanges(store: ChangesStore, rise: Rise): Promise<LaneAnswer> {
  const [deploys, alerts, settings] = await Promise.all([
    readDeploys(store, rise),
    readAlerts(store, rise),
    readSettings(store, rise),
  ])
  return {
    candidates: [...deploys.candidates, ...alerts, ...settings],
    checked: deploys.checked + alerts.length + settings.length,
    problem: null,
  }
}

async function readAlerts({ alerts }: Pick<ChangesStore, 'alerts'>, { projectId, onset }: Rise) {
  const from = onset - CLOSE_MS
  const starts = await alerts.starts({
    ...{ projectId, from, to: onset + ALERTS_LATE_MS, since: from - USUAL_DAYS * DAY_MS },
  })
  return rankAlerts(starts, onset)
}

async function readSettings({ changes }: Pick<ChangesStore, 'changes'>, rise: Rise) {
  const { projectId, onset, source } = rise
  const steps = await changes.between({
    ...{ id: String(projectId), from: onset - CLOSE_MS, to: onset + LATE_MS },
    // Other grouping moves errors between issues, and makes none.
    kinds: source.is === 'issue' ? ['grouping-rules', 'project'] : ['project'],
  })
  return rankSettings(steps, onset)
}
