import type { EventFrame, IssueEvent } from '@seismo/ingest/api'
import { MAP_STATUS } from '../../../components/map-status.ts'

/** Frames of the customer's own whose source is not shown, by reason. */
export function unmapped(event: IssueEvent): Map<EventFrame['status'], number> {
  const counts = new Map<EventFrame['status'], number>()
  for (const { inApp, status } of event.exceptions.flatMap((one) => one.frames)) {
    if (inApp && MAP_STATUS[status].meaning !== '') {
      counts.set(status, (counts.get(status) ?? 0) + 1)
    }
  }
  return counts
}

type Build = Pick<IssueEvent, 'release' | 'debugIds'>

/** Why a frame does not show its source: what was looked for, and in vain; empty where it does. */
export function reasonOf({ status, raw }: EventFrame, { release, debugIds }: Build): string {
  const { meaning } = MAP_STATUS[status]
  if (meaning === '' || status === 'outside-map') return meaning
  const debugId = debugIdOf(raw.file, debugIds)
  const sought = [
    ...(debugId === undefined ? [] : [`debug id ${debugId}`]),
    release === '' ? 'no release, as the page names none' : `release ${release}`,
  ]
  return `${meaning} Looked for: ${sought.join(', ')}.`
}

/** The page chose the addresses, and every object has a `constructor`. */
export function debugIdOf(file: string | undefined, ids: Build['debugIds']): string | undefined {
  return file !== undefined && Object.hasOwn(ids, file) ? ids[file] : undefined
}
