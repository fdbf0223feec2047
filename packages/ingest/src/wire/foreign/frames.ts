import * as z from 'zod'
import type { Frame } from '../../process/frame.ts'
import { toFunctionName } from '../../process/stack/function-name.ts'
import { MAX_FRAMES } from '../../process/stack/parse-stack.ts'
import { address, lastOf, lenient, short } from './bounded.ts'

const place = z.number().int().min(1)

const frame = z.object({
  function: lenient(short),
  abs_path: lenient(address),
  filename: lenient(address),
  lineno: lenient(place),
  colno: lenient(place),
})

export const stacktrace = z.object({ frames: lastOf(frame, MAX_FRAMES) })

/** Sentry writes the innermost call last. */
export function toFrames({ frames }: z.output<typeof stacktrace>): Frame[] {
  return frames.map(toFrame).reverse()
}

function toFrame(raw: z.output<typeof frame>): Frame {
  const name = toFunctionName(raw.function ?? '')
  // The path on the disc or the whole address, where the client shortened `filename`.
  const file = raw.abs_path ?? raw.filename
  return {
    ...(name !== undefined && { function: name }),
    ...(file !== undefined && { file }),
    ...(raw.lineno !== undefined && { line: raw.lineno }),
    ...(raw.colno !== undefined && { column: raw.colno }),
  }
}

/** The stack as V8 would have written it: Sentry's clients keep no text of it. */
export function toStack(header: string, frames: readonly Frame[]): string {
  return frames.length === 0 ? '' : [header, ...frames.map(toLine)].join('\n')
}

function toLine({ function: name, file = '<anonymous>', line, column }: Frame): string {
  const at = [file, line, column].filter((part) => part !== undefined).join(':')
  return name === undefined ? `    at ${at}` : `    at ${name} (${at})`
}
