import type { AlertsConfig } from '../config.ts'
import { inhibited } from '../inhibit.ts'
import type { Labels } from '../rule/labels.ts'
import type { HeldAlert } from './plan-round.ts'
import type { FiringAlert } from './told-alert.ts'

export interface HoldOptions {
  config: () => Pick<AlertsConfig, 'route' | 'inhibit'>
  silencesAt: (at: number) => (projectId: number, labels: Labels) => string | undefined
  /** What else holds alerts back, by incident: their issue was archived, or resolved meanwhile. */
  settled: (alerts: readonly FiringAlert[]) => Promise<ReadonlyMap<string, string>>
}

/** Each alert with what keeps it from being told at this moment: a silence, another alert, a person. */
export async function holdBack(
  options: HoldOptions,
  alerts: readonly FiringAlert[],
  at: number,
): Promise<HeldAlert[]> {
  if (alerts.length === 0) return []
  const silenced = options.silencesAt(at)
  const byOthers = inhibited(
    options.config().inhibit,
    alerts.map(({ incident, labels }) => ({ id: incident, labels })),
  )
  const settled = await options.settled(alerts)
  return alerts.map((alert) => {
    const { incident, labels, projectId } = alert
    const source = byOthers.get(incident)
    const held =
      silenced(projectId, { ...labels, incident }) ??
      (source === undefined ? settled.get(incident) : `inhibited by ${source}`)
    return { ...alert, held }
  })
}
