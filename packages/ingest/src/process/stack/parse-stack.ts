import type { Frame } from '../frame.ts'
import { parseChromiumLine } from './chromium.ts'
import { framesStart } from './header.ts'
import { parseNodeSyntaxError } from './node-syntax-error.ts'
import { parseOperaLine } from './opera.ts'
import { stackLines } from './stack-lines.ts'
import { parseWebkitLine } from './webkit.ts'

/** V8 stops at 10 frames and Firefox at 128 by default; past that only recursion repeats itself. */
export const MAX_FRAMES = 128

export interface StackError {
  type: string
  message: string
  stack: string
  /** Where the `error` event saw the error; used where the stack does not say. */
  at?: { file: string; line: number; column: number }
}

/** In this order: a stack with one `at …` line is V8's, whatever its message looks like. */
const DIALECTS = [parseChromiumLine, parseOperaLine, parseWebkitLine]

/** The calls on a stack, top first, positions as the engine counts them; linear in its length. */
export function parseStack(error: StackError): Frame[] {
  const lines = [...stackLines(error.stack, framesStart(error))]
  const broken = parseNodeSyntaxError(error.stack)
  for (const parseLine of DIALECTS) {
    const frames = parseLines(lines, parseLine)
    if (frames.length > 0) return withPosition(broken ? [broken, ...frames] : frames, error.at)
  }
  return withPosition([], error.at)
}

function parseLines(lines: string[], parseLine: (line: string) => Frame | undefined) {
  const frames: Frame[] = []
  for (const line of lines) {
    const frame = parseLine(line)
    if (frame) frames.push(frame)
    if (frames.length === MAX_FRAMES) break
  }
  return frames
}

/** The event knows the top position of errors without frames, and of frames without a line. */
function withPosition(frames: Frame[], at: StackError['at']): Frame[] {
  const [top, ...rest] = frames
  // Of a script of another origin the event says neither file nor line.
  if (!at || at.file === '') return frames
  if (!top) return [{ ...at }]
  if (top.line !== undefined || top.file !== at.file) return frames
  return [{ ...top, ...at }, ...rest]
}
