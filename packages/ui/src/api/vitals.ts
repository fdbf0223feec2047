import type {
  LongFrameStats,
  VitalGoal,
  VitalName,
  VitalStats,
  VitalTarget,
} from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import type { Breakdown, VitalsFilter } from '../search/vitals-search.ts'
import { client, type Query } from './client.ts'
import { keepWithinProject } from './keep-within-project.ts'

export function vitalsQuery(project: string, filter: VitalsFilter) {
  const query = toQuery(project, filter)
  return queryOptions({
    queryKey: ['vitals', query],
    queryFn: ({ signal }) => client.get<{ items: VitalStats[] }>('/api/vitals', query, signal),
    placeholderData: keepWithinProject(project),
  })
}

export function vitalBreakdownQuery(
  project: string,
  filter: VitalsFilter,
  { metric, by }: { metric: VitalName; by: Breakdown },
) {
  const query = { ...toQuery(project, filter), metric, by, limit: 200 }
  return queryOptions({
    queryKey: ['vitals', query],
    queryFn: ({ signal }) => client.get<{ items: VitalStats[] }>('/api/vitals', query, signal),
    placeholderData: keepWithinProject(project),
  })
}

/** How many visits of fast and of slow views reached a page; nothing is asked without one. */
export function vitalGoalQuery(
  project: string,
  filter: VitalsFilter,
  { metric, goal }: { metric: VitalName; goal: string | undefined },
) {
  const query = { ...toScope(project, filter), metric, goal }
  return queryOptions({
    queryKey: ['vitals', 'goal', query],
    queryFn: ({ signal }) => client.get<VitalGoal>('/api/vitals/goal', query, signal),
    enabled: goal !== undefined,
  })
}

/** The elements and scripts behind the vitals, whatever the percentile. */
export function vitalTargetsQuery(project: string, filter: VitalsFilter) {
  const query = toScope(project, filter)
  return queryOptions({
    queryKey: ['vitals', 'targets', query],
    queryFn: ({ signal }) =>
      client.get<{ items: VitalTarget[] }>('/api/vitals/targets', query, signal),
    placeholderData: keepWithinProject(project),
  })
}

export function longFramesQuery(project: string, filter: VitalsFilter) {
  const query = { ...toScope(project, filter), limit: 20 }
  return queryOptions({
    queryKey: ['long-frames', query],
    queryFn: ({ signal }) =>
      client.get<{ items: LongFrameStats[] }>('/api/long-frames', query, signal),
    placeholderData: keepWithinProject(project),
  })
}

function toQuery(project: string, filter: VitalsFilter): Query {
  return { ...toScope(project, filter), percentile: filter.percentile }
}

function toScope(project: string, { window, device, signals }: VitalsFilter): Query {
  return { project, ...window, ...signals, device: device === 'all' ? undefined : device }
}
