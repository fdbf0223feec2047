import type { AlertInputs, Series } from '../../store/alert-inputs.ts'
import type { TimeRange } from '../../store/ports.ts'
import type { SpikeRule } from '../rule/spike.ts'
import { readGroup, wantedBy } from './spike-groups.ts'
import type { Lesson } from './spike-lessons.ts'

/** What was read of a rule's past, of which it has not learnt all yet. */
interface Begun {
  rule: SpikeRule
  range: TimeRange
  left: Series[]
}

interface Learner {
  learn: (ruleId: string, rule: SpikeRule, past: { series: Series; range: TimeRange }) => void
  hasLearnt: (ruleId: string, range: TimeRange) => void
}

/** What rules learn of their past, in as many rounds as it takes: nothing is read or learnt twice. */
export function createSpikeLearning(inputs: AlertInputs, { learn, hasLearnt }: Learner) {
  const begun = new Map<string, Begun>()

  /** While the detectors learn what was read, the database reads what comes next. */
  async function goOn(
    lessons: readonly Lesson[],
    range: TimeRange,
    isOver: () => boolean,
  ): Promise<void> {
    const left = lessons.values()
    const readNext = async () => {
      const next = isOver() ? undefined : left.next().value
      if (next) await begin(next, range)
      return next !== undefined
    }
    for (let isMore = true; isMore;) {
      ;[isMore] = await Promise.all([readNext(), finishBegun(isOver)])
    }
  }

  async function begin({ group, rules }: Lesson, range: TimeRange): Promise<void> {
    const byProject = await readGroup(inputs, { ...group, ...range }, rules)
    for (const { ruleId, projectId, rule } of rules) {
      const left = [...wantedBy(rule, byProject.get(projectId) ?? [])]
      begun.set(ruleId, { rule, range, left })
    }
  }

  /** Series by series: what is over the time goes on in the next round, where it was. */
  async function finishBegun(isOver: () => boolean): Promise<void> {
    for (const [ruleId, { rule, range, left }] of [...begun]) {
      for (let series = left.at(-1); series; series = left.at(-1)) {
        if (isOver()) return
        left.pop()
        learn(ruleId, rule, { series, range })
        await pause()
      }
      begun.delete(ruleId)
      hasLearnt(ruleId, range)
    }
  }

  return {
    goOn,
    has: (ruleId: string) => begun.has(ruleId),
    delete: (ruleId: string) => begun.delete(ruleId),
  }
}

/** Four weeks are some 30 ms, in which nothing else is answered: between them whatever waits. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
