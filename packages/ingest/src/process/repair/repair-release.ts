import type { Store } from '../../store/ports.ts'
import type { StackUse } from '../../store/repair-store.ts'
import type { StackRepairRow, StackRow } from '../../store/rows.ts'
import type { Artifact } from '../../symbolicate/artifacts/ports.ts'
import type { Symbolicate } from '../resolve-stack.ts'
import { issuesNow } from './issues-now.ts'
import { linkIssues } from './link-issues.ts'
import { createMapOfFrame, type ArrivedMap, type MapOfFrame } from './maps-of-release.ts'
import { resolveAgain } from './resolve-again.ts'

/** Uploads of one project and release, or without a release. */
export interface ReleaseUploads {
  projectId: number
  release: string
  artifacts: readonly Artifact[]
}

/** What open pages are told: these read otherwise now. */
export interface RepairedIssues {
  projectId: number
  /** Some, where there are many; by the names of their events, which aliases may lead on. */
  issueIds: string[]
}

interface RepairReleaseOptions {
  store: Pick<Store, 'insert' | 'issues' | 'repairs'>
  symbolicate: Symbolicate
  now: () => number
  /** Waits until there is time for another page; rejects where there will be none. */
  turn: () => Promise<void>
  onRepaired: (repaired: RepairedIssues) => void
}

interface RepairedStack {
  row: StackRow
  map: ArrivedMap
}

const STACKS_A_PAGE = 100
const TOLD_ISSUES = 100
/** In one bound parameter; see known-issues.ts. */
const MOST_FINGERPRINTS = 1_000

/**
 * Looks the stored stacks up again that uploads concern. A stack is rewritten after all that follows
 * from it is: whatever interrupts this, the next time finds the stack as it was and does it again, and
 * each of the steps done twice is as done once.
 */
export function createRepairRelease(options: RepairReleaseOptions) {
  const { store, symbolicate, now, turn, onRepaired } = options

  async function repairPage(
    stacks: readonly StackRow[],
    mapOf: MapOfFrame,
    seen: Set<string>,
  ): Promise<void> {
    const looked = await Promise.all(stacks.map((stack) => repairStack(stack, mapOf)))
    const changed = looked.filter((one) => one !== undefined)
    const [first] = changed
    if (!first) return
    const { projectId } = first.row
    const uses = await store.repairs.uses(
      projectId,
      changed.map(({ row }) => row.stackId),
    )
    const fingerprints = [...new Set(uses.map(({ fingerprint }) => fingerprint))]
    const fresh = fingerprints.filter((id) => !seen.has(id))
    for (let from = 0; from < fresh.length; from += MOST_FINGERPRINTS) {
      await regroup(projectId, fresh.slice(from, from + MOST_FINGERPRINTS), first.map)
    }
    for (const id of fresh) seen.add(id)
    // A stack without errors is one whose errors are on their way: the next repair has both.
    const used = new Set(uses.map(({ stackId }) => stackId))
    const rewritten = changed.filter(({ row }) => used.has(row.stackId))
    await store.insert(repairRows(rewritten, uses))
    await store.insert(rewritten.map(({ row }) => row))
    if (fingerprints.length > 0)
      onRepaired({ projectId, issueIds: fingerprints.slice(0, TOLD_ISSUES) })
  }

  async function repairStack(
    stack: StackRow,
    mapOf: MapOfFrame,
  ): Promise<RepairedStack | undefined> {
    const frames = stack.exceptions.flatMap((exception) => exception.frames)
    const concerned = frames.find((frame) => mapOf(stack, frame))
    if (!concerned) return undefined
    const { exceptions, changed } = await resolveAgain(symbolicate, stack)
    if (changed.length === 0) return undefined
    const [map] = [...changed, concerned].flatMap((frame) => mapOf(stack, frame) ?? [])
    // Of two rows of one stack the later counts, whatever the clock says.
    const receivedAt = Math.max(now(), stack.receivedAt + 1)
    return map && { row: { ...stack, receivedAt, exceptions }, map }
  }

  async function regroup(
    projectId: number,
    fingerprints: string[],
    { file, release }: ArrivedMap,
  ): Promise<void> {
    const found = await issuesNow(projectId, fingerprints, {
      ...{ repairs: store.repairs, symbolicate, turn },
    })
    const reason = `the source map of ${file} (release ${release}) arrived`
    await linkIssues(store, { projectId, fingerprints, found, reason }, now())
  }

  return async function repairRelease(uploads: ReleaseUploads): Promise<void> {
    const { projectId, release, artifacts } = uploads
    const debugIds = artifacts.flatMap(({ debugId }) => debugId ?? [])
    const mapOf = createMapOfFrame(artifacts)
    const seen = new Set<string>()
    for (let after: string | undefined; ;) {
      await turn()
      const page = await store.repairs.stacks({
        ...{ projectId, release, debugIds, limit: STACKS_A_PAGE },
        ...(after !== undefined && { after }),
      })
      await repairPage(page, mapOf, seen)
      after = page.at(-1)?.stackId
      if (page.length < STACKS_A_PAGE) return
    }
  }
}

function repairRows(stacks: readonly RepairedStack[], uses: readonly StackUse[]): StackRepairRow[] {
  const maps = new Map(stacks.map(({ row, map }) => [row.stackId, { row, map }]))
  return uses.flatMap(({ fingerprint, stackId, events }) => {
    const repaired = maps.get(stackId)
    if (!repaired) return []
    const { row, map } = repaired
    return {
      ...{ is: 'stack-repair', projectId: row.projectId, fingerprint, at: map.uploadedAt },
      ...{ release: map.release, file: map.file, stackId, events },
    }
  })
}
