import { hash128 } from '../../lib/hash.ts'
import type { Labels } from '../rule/labels.ts'
import { seriesKey } from '../series-key.ts'
import type { Group } from './group.ts'

interface Place {
  projectId: number
  route: string
  receiver: string
  labels: Labels
  isDigest: boolean
}

export function groupId({ projectId, route, receiver, labels }: Omit<Place, 'isDigest'>): string {
  return hash128(JSON.stringify([projectId, route, receiver, seriesKey(labels)])).slice(0, 24)
}

/** @param incident of its first alert: the key is the same when a crash makes the group anew. */
export function newGroup(place: Place, incident: string): Group {
  const id = groupId(place)
  return {
    id,
    key: `${id}-${hash128(incident).slice(0, 8)}`,
    projectId: place.projectId,
    receiver: place.receiver,
    labels: place.labels,
    isDigest: place.isDigest,
    ...{ revision: 0, startedAt: 0, toldAt: 0, escalated: 0 },
    ...{ told: {}, withheld: {}, alsoTold: [], acknowledged: null, isOver: false },
  }
}
