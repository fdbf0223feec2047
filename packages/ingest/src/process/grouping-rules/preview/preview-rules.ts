import type { RulesPreviewed } from '../../../contract/grouping-rules.ts'
import type { ErrorKind, Store } from '../../../store/ports.ts'
import type { StackException } from '../../../store/rows.ts'
import { askedOf } from '../asked-of.ts'
import { compileRules } from '../compile-rules.ts'
import type { GroupingRule } from '../rule.ts'
import type { Move } from './moves.ts'
import { regroupKind, type Regrouped } from './regroup-kind.ts'
import { createSummary } from './summary.ts'

const DAY_MS = 86_400_000
const MOST_KINDS = 5_000
const MOST_MS = 8_000
const STACKS_AT_ONCE = 100
const IDS_AT_ONCE = 1_000

type PreviewStore = Pick<Store, 'errorKinds' | 'issues'> & {
  repairs: Pick<Store['repairs'], 'stacksWithIds'>
}

interface Asked {
  projectId: number
  /** Of the project, before each short id. */
  slug: string
  before: readonly GroupingRule[]
  after: readonly GroupingRule[]
  days: number
}

/** What other rules would do, by the errors of the last days: the newest first, and only as many as time allows. */
export function createPreviewRules(store: PreviewStore, now: () => number) {
  async function kindsOf({ projectId, before, after, days }: Asked, startedAt: number) {
    const { tags, url: byUrl } = askedOf([...before, ...after])
    const kinds: ErrorKind[] = []
    let from = startedAt
    let onlyPart: RulesPreviewed['looked']['onlyPart'] = null
    for (let day = 0; day < days && !onlyPart; day += 1) {
      const range = { projectId, from: from - DAY_MS, to: from }
      const limit = MOST_KINDS - kinds.length + 1
      kinds.push(...(await store.errorKinds({ ...range, tags, byUrl, limit })))
      from -= DAY_MS
      if (kinds.length > MOST_KINDS) onlyPart = 'many-stacks'
      else if (now() - startedAt > MOST_MS / 2 && day + 1 < days) onlyPart = 'time'
    }
    return { kinds: kinds.slice(0, MOST_KINDS), from, onlyPart }
  }

  return async function previewRules(asked: Asked): Promise<RulesPreviewed> {
    const startedAt = now()
    const { kinds, from, ...looked } = await kindsOf(asked, startedAt)
    const { before, after } = {
      before: compileRules(asked.before),
      after: compileRules(asked.after),
    }
    const found: { kind: ErrorKind; was: Regrouped; now: Regrouped }[] = []
    let { onlyPart } = looked
    for (let at = 0; at < kinds.length; at += STACKS_AT_ONCE) {
      if (now() - startedAt > MOST_MS) {
        onlyPart = 'time'
        break
      }
      const some = kinds.slice(at, at + STACKS_AT_ONCE)
      const chains = await chainsOf(asked.projectId, some)
      for (const kind of some) {
        const chain = chains.get(kind.stackId)
        // Its stack is past its time.
        if (!chain) continue
        const was = regroupKind(kind, chain, before)
        found.push({ kind, was, now: regroupKind(kind, chain, after) })
      }
    }
    const known = await knownOf(
      asked.projectId,
      found.flatMap(({ kind, now: next }) => [kind.fingerprint, next.id, ...next.older]),
    )
    const issueOf = (id: string, older: readonly string[] = []) =>
      [id, ...older].map((one) => known.get(one)).find((one) => one !== undefined) ?? id
    const moves = found.map(({ kind, was, now: next }): Move => {
      const source = issueOf(kind.fingerprint)
      return {
        kind,
        from: source,
        to: was.id === next.id ? source : issueOf(next.id, next.older),
        now: next,
      }
    })
    const summary = createSummary(moves, { slug: asked.slug, known: new Set(known.values()) })
    return { ...summary, looked: { from, to: startedAt, onlyPart, ...summary.looked } }
  }

  async function chainsOf(projectId: number, kinds: readonly ErrorKind[]) {
    const ids = [...new Set(kinds.map(({ stackId }) => stackId))]
    const stacks = await store.repairs.stacksWithIds(projectId, ids)
    return new Map<string, StackException[]>(
      stacks.map(({ stackId, exceptions }) => [stackId, exceptions]),
    )
  }

  async function knownOf(projectId: number, all: readonly string[]) {
    const ids = [...new Set(all)]
    const known = new Map<string, string>()
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      const some = await store.issues.known(projectId, ids.slice(at, at + IDS_AT_ONCE))
      for (const [id, issue] of some) known.set(id, issue.id)
    }
    return known
  }
}
