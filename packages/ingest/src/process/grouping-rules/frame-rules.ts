import type { SymbolicatedFrame } from '../frame.ts'
import type { Symbolicate } from '../resolve-stack.ts'
import { holds } from './condition.ts'
import type { CompiledRules, FrameRule } from './compile-rules.ts'
import { factsOfFrame } from './facts.ts'

/** Which calls are the project's own, by all of its rules in their order: the last one counts. */
export function withFrameRules(
  frames: readonly SymbolicatedFrame[],
  rules: readonly FrameRule[],
): SymbolicatedFrame[] {
  if (rules.length === 0) return [...frames]
  return frames.map((frame) => {
    const facts = factsOfFrame(frame)
    const rule = rules.findLast(({ conditions }) =>
      conditions.every((condition) => holds(condition, facts[condition.field])),
    )
    if (!rule || rule.inApp === frame.inApp) return frame
    return { ...frame, inApp: rule.inApp, inAppByRule: true }
  })
}

/** As it was without any rule. */
export function withoutFrameRules(frames: readonly SymbolicatedFrame[]): SymbolicatedFrame[] {
  return frames.map(({ inAppByRule, ...frame }) =>
    inAppByRule ? { ...frame, inApp: !frame.inApp } : frame,
  )
}

export function symbolicateByRules(
  symbolicate: Symbolicate,
  rulesOf: (projectId: number) => CompiledRules,
): Symbolicate {
  return async (origin, frames) =>
    withFrameRules(await symbolicate(origin, frames), rulesOf(origin.projectId).frames)
}
