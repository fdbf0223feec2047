import type { EventFrame } from '@seismo/ingest/api'

/** `src/cart/total.ts:41:17`; what is not known is left out. */
export function positionOf({ file, line, column }: EventFrame['raw']): string {
  return [file ?? '<unknown file>', line, column].filter((part) => part !== undefined).join(':')
}

export function functionOf(frame: EventFrame['raw']): string {
  return frame.function === undefined || frame.function === '' ? '<anonymous>' : frame.function
}
