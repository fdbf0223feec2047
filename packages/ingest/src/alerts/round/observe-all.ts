import { StoreError } from '../../store/store-error.ts'
import type { Answered, Asked, Observer, Observers } from '../observation.ts'
import type { RuleKind } from '../rule/rule.ts'

/** Of one kind in a round: enough to find one of ten thousand. */
const MOST_SPLITS = 20
/** Rules that failed by themselves are asked by themselves, so that they are not searched for again. */
const MOST_APART = 50

/** Every kind at once, each by its observer, which shares what its rules read. */
export function createObserveAll(observers: Observers) {
  const apart = new Set<string>()

  async function observeKind(kind: RuleKind, asked: Asked[], at: number): Promise<Answered[]> {
    const observer = observers[kind]
    if (!observer) {
      return failed(asked, `rules of kind ${kind} are not evaluated by this version`)
    }
    const { alone = [], together = [] } = Object.groupBy(asked, ({ ruleId }) =>
      apart.has(ruleId) ? 'alone' : 'together',
    )
    const splits = { left: MOST_SPLITS }
    const groups = [...(together.length > 0 ? [together] : []), ...alone.map((one) => [one])]
    const answers: Answered[] = []
    for (const group of groups)
      answers.push(...(await observeApart(observer, group, { at, splits })))
    note(answers, asked)
    return answers
  }

  function note(answers: readonly Answered[], asked: readonly Asked[]): void {
    const failures = answers.filter(({ is }) => is === 'failed')
    for (const { ruleId } of asked) apart.delete(ruleId)
    // Where much fails, it is not the rules.
    if (failures.length > MOST_APART || failures.length === answers.length) return
    for (const { ruleId } of failures) apart.add(ruleId)
  }

  return async (asked: readonly Asked[], at: number): Promise<Answered[]> => {
    const kinds = Map.groupBy(asked, ({ rule }) => rule.kind)
    const answers = await Promise.all(
      [...kinds].map(([kind, ofKind]) => observeKind(kind, ofKind, at)),
    )
    return answers.flat()
  }
}

/** What cannot be read must keep neither other kinds nor the rest of its own from being evaluated. */
async function observeApart(
  observer: Observer,
  asked: readonly Asked[],
  round: { at: number; splits: { left: number } },
): Promise<Answered[]> {
  try {
    return await observer(asked, round.at)
  } catch (cause) {
    const isAway = cause instanceof StoreError && cause.trouble === 'away'
    if (asked.length === 1 || isAway || round.splits.left === 0) {
      return failed(asked, cause instanceof Error ? cause.message : String(cause))
    }
    round.splits.left -= 1
    const middle = asked.length >> 1
    const first = await observeApart(observer, asked.slice(0, middle), round)
    return [...first, ...(await observeApart(observer, asked.slice(middle), round))]
  }
}

function failed(asked: readonly Asked[], why: string): Answered[] {
  return asked.map(({ ruleId }) => ({ ruleId, is: 'failed', why }))
}
