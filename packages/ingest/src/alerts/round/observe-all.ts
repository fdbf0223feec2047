import type { Answered, Asked, Observers } from '../observation.ts'
import type { RuleKind } from '../rule/rule.ts'

/** Every kind at once, each by its observer, which shares what its rules read. */
export async function observeAll(
  observers: Observers,
  asked: readonly Asked[],
  at: number,
): Promise<Answered[]> {
  const kinds = Map.groupBy(asked, ({ rule }) => rule.kind)
  const answers = await Promise.all(
    [...kinds].map(([kind, ofKind]) => observeKind(observers, { kind, asked: ofKind }, at)),
  )
  return answers.flat()
}

async function observeKind(
  observers: Observers,
  { kind, asked }: { kind: RuleKind; asked: readonly Asked[] },
  at: number,
): Promise<Answered[]> {
  const failed = (why: string): Answered[] =>
    asked.map(({ ruleId }) => ({ ruleId, is: 'failed', why }))
  const observer = observers[kind]
  if (!observer) return failed(`rules of kind ${kind} are not evaluated by this version`)
  try {
    return await observer(asked, at)
  } catch (cause) {
    // One kind that cannot be read must not keep the others from being evaluated.
    return failed(cause instanceof Error ? cause.message : String(cause))
  }
}
