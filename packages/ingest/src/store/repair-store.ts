import type { Artifact } from '../symbolicate/artifacts/ports.ts'
import type { AliasRow, StackRow } from './rows.ts'

/**
 * Others may still write what they looked up before they knew of an upload: batches under way here,
 * and other machines for the ten seconds that they remember what there is. So a repair of before this
 * age is followed by another.
 */
export const SETTLES_AFTER_MS = 15_000

/** An upload, and when the stacks that it concerns were looked up again; 0 where they never were. */
export interface Upload {
  projectId: number
  artifact: Artifact
  repairedAt: number
}

/** The stacks that uploads of one release may concern, in the order of their ids. */
export interface StackPage {
  projectId: number
  /** Empty for uploads that only their debug ids identify. */
  release: string
  /** Lower case. */
  debugIds: readonly string[]
  /** The last id of the page before. */
  after?: string
  limit: number
}

/** Which errors have a stack. */
export interface StackUse {
  fingerprint: string
  stackId: string
  events: number
}

/** What errors of one fingerprint and stack were grouped by, beside the stack. */
export interface GroupedStack {
  fingerprint: string
  stackId: string
  version: string
  class: string
  why: string[]
  /** Some of them, where there are many. */
  routes: string[]
}

export interface GroupedStackPage {
  projectId: number
  fingerprints: readonly string[]
  /** The last one of the page before. */
  after?: Pick<GroupedStack, 'fingerprint' | 'stackId'>
  limit: number
}

/** What an issue is called that has no event under its own name yet. */
export interface NewHead {
  projectId: number
  id: string
  /** Whose times, releases, type and message it takes over. */
  from: string
  version: string
  class: string
  why: readonly string[]
  culprit: string
}

/** What the repair of stored stacks reads; it writes with `insert`, as everybody does. */
export interface RepairStore {
  /** Those since `since`, and older ones down to `oldest` that are still to be repaired. */
  uploads(range: { since: number; oldest: number }): Promise<Upload[]>
  stacks(page: StackPage): Promise<StackRow[]>
  stacksWithIds(projectId: number, ids: readonly string[]): Promise<StackRow[]>
  uses(projectId: number, stackIds: readonly string[]): Promise<StackUse[]>
  /** In the order of fingerprints. */
  groupedStacks(page: GroupedStackPage): Promise<GroupedStack[]>
  /** As written: taken back ones as well. */
  aliases(projectId: number): Promise<AliasRow[]>
  /** Does nothing where the issue has a head. */
  addHead(head: NewHead): Promise<void>
  /** Of the issue under all its names. */
  lastSeen(projectId: number, issueId: string): Promise<number>
}
