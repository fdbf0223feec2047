import type { IssueEvent } from '@seismo/ingest/api'
import { functionOf, positionOf } from './position.ts'

/** The symbolicated stack in the shape engines write it, causes included: for a terminal or a chat. */
export function stackText(event: IssueEvent): string {
  return event.exceptions
    .map(({ type, message, frames }, index) => {
      const head = `${index === 0 ? '' : 'Caused by: '}${type}: ${message}`
      return [
        head,
        ...frames.map((frame) => `    at ${functionOf(frame)} (${positionOf(frame)})`),
      ].join('\n')
    })
    .join('\n')
}
