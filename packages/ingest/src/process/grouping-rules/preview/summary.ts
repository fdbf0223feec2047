import type {
  PreviewIssue,
  PreviewTarget,
  RulesPreviewed,
} from '../../../contract/grouping-rules.ts'
import { toShortId } from '../../../issues/short-id.ts'
import { changesOf, flowsOf, type Flow, type Move } from './moves.ts'

/** Of merges, splits and moves, and of the issues in each. */
const MOST_LISTED = 50

type Looked = Pick<RulesPreviewed['looked'], 'stacks' | 'issues' | 'events'>
type Summary = Omit<RulesPreviewed, 'looked'> & { looked: Looked }

interface Surroundings {
  /** Of the project, before each short id. */
  slug: string
  /** Issues that there are, whether or not they were looked at. */
  known: ReadonlySet<string>
}

/** What becomes of which issue, as people read it: the most events come first. */
export function createSummary(all: readonly Move[], { slug, known }: Surroundings): Summary {
  const flows = flowsOf(all)
  const events = totalOf(flows)
  const left = flows.filter((flow) => flow.from !== flow.to)
  const changed = { issues: new Set(left.map((flow) => flow.from)).size, events: totalOf(left) }
  const issueEvents = eventsByIssue(flows)
  const titles = new Map(all.map(({ from, kind }) => [from, kind]))

  function issueOf(id: string, { kind }: Move): PreviewIssue {
    const { type, message } = titles.get(id) ?? kind
    const shortId = `${slug.toUpperCase()}-${toShortId(id)}`
    return { id, shortId, type, message: message.slice(0, 300), events: issueEvents.get(id) ?? 0 }
  }

  function targetOf(flow: Flow, n = flow.events): PreviewTarget {
    const { to, main } = flow
    return {
      issue: known.has(to) ? issueOf(to, main) : null,
      rule: main.now.rule ?? null,
      why: main.now.why,
      events: n,
    }
  }

  const { merges, splits, moves } = changesOf(flows)
  return {
    looked: {
      stacks: new Set(all.map(({ kind }) => kind.stackId)).size,
      issues: issueEvents.size,
      events,
    },
    merges: merges.slice(0, MOST_LISTED).flatMap((group) => {
      // One that comes here by the rules can say which.
      const speaker = group.find((flow) => flow.from !== flow.to)
      if (!speaker) return []
      const listed = group.slice(0, MOST_LISTED)
      return {
        into: targetOf(speaker, totalOf(group)),
        issues: listed.map((flow) => ({ ...issueOf(flow.from, flow.main), events: flow.events })),
        more: group.length - listed.length,
      }
    }),
    splits: splits.slice(0, MOST_LISTED).flatMap((group) => {
      const [first] = group
      if (!first) return []
      const listed = group.slice(0, MOST_LISTED)
      return {
        issue: issueOf(first.from, first.main),
        parts: listed.map((flow) => targetOf(flow)),
        more: group.length - listed.length,
      }
    }),
    moves: moves.slice(0, MOST_LISTED).map((flow) => ({
      issue: issueOf(flow.from, flow.main),
      into: targetOf(flow),
    })),
    totals: { merges: merges.length, splits: splits.length, moves: moves.length },
    changed,
    unchanged: { issues: issueEvents.size - changed.issues, events: events - changed.events },
  }
}

function eventsByIssue(flows: readonly Flow[]): Map<string, number> {
  const events = new Map<string, number>()
  for (const flow of flows) events.set(flow.from, (events.get(flow.from) ?? 0) + flow.events)
  return events
}

function totalOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, { events }) => sum + events, 0)
}
