import type { SymbolicatedFrame } from '../../frame.ts'
import { functionKey } from './function-key.ts'
import type { GroupedException } from './grouped-exception.ts'
import { packageOf } from './location-key.ts'

export interface HashedFrames {
  /** The calls that name the fault, at most two, top first. */
  frames: SymbolicatedFrame[]
  /** The npm package that threw, where it was not the project itself. */
  thrownIn?: string
  /** False where no call of the project is known. */
  inApp: boolean
  /** The top call only complains on behalf of its caller: `invariant`, `assertShape`. */
  sharedThrower: boolean
}

/**
 * The calls that every engine reports for a fault: only the top of the project's own. Below it the
 * engines differ: V8 alone shows callers behind an `await`, JavaScriptCore leaves out callers that
 * return the call (proper tail calls). In the corpus of captured stacks the first call agrees in
 * 96 % of the pairs of engines, the first two in 82 %, the first five in 33 %.
 */
export function hashedFrames(causes: readonly GroupedException[]): HashedFrames {
  const [root] = causes
  const own = root ? reportedByAll(root) : []
  const source = [own, ...causes.slice(1).map(reportedByAll)].find((frames) => frames.some(isInApp))
  const candidates = source?.filter(isInApp) ?? own
  const [top, caller] = candidates
  const sharedThrower = top !== undefined && isThrower(top)
  const thrower = own[0]
  const thrownIn = thrower && !thrower.inApp ? packageOf(thrower.file ?? '') : undefined
  return {
    frames: [top, sharedThrower ? caller : undefined].filter((frame) => frame !== undefined),
    ...(thrownIn !== undefined && { thrownIn }),
    inApp: source !== undefined,
    sharedThrower,
  }
}

function isInApp({ inApp }: SymbolicatedFrame): boolean {
  return inApp
}

function reportedByAll({ type, frames }: GroupedException): SymbolicatedFrame[] {
  const border = frames.findIndex(({ raw }) => raw.function?.startsWith('async ') === true)
  const placed = (border > 0 ? frames.slice(0, border) : frames).filter(hasPlace)
  const start = placed.findIndex((frame) => !isConstructor(frame, type))
  const calls = placed.slice(Math.max(start, 0))
  return calls.filter((frame, index) => !isRepeat(frame, calls[index - 1]))
}

function hasPlace({ file }: SymbolicatedFrame): boolean {
  return file !== undefined && file !== '<anonymous>'
}

/** V8 starts a stack where the error was made; the others show the error's own constructors too. */
function isConstructor(frame: SymbolicatedFrame, type: string): boolean {
  const name = functionKey(frame.function)
  return name !== '' && (name === type || /^[A-Z]\w*(?:Error|Exception)$/.test(name))
}

function isRepeat(frame: SymbolicatedFrame, callee: SymbolicatedFrame | undefined): boolean {
  const name = frame.function
  return name !== undefined && name === callee?.function && frame.file === callee.file
}

const THROWER = /^(?:invariant|unreachable|panic|fail|(?:dev)?assert|ensure|raise|throw)(?![a-z])/

function isThrower(frame: SymbolicatedFrame): boolean {
  return THROWER.test(functionKey(frame.function))
}
