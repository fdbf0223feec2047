import type { Store } from '../../store/ports.ts'
import type { ActivityRow, AliasRow, LinkChange } from '../../store/rows.ts'
import type { IssueRecord } from '../../store/workflow-store.ts'
import { toShortId } from '../short-id.ts'
import type { By } from './by.ts'
import { findIssues } from './change-issues.ts'
import { decisionNow, toRow } from './decide.ts'
import { leadAliases, linkChanges } from './lead-aliases.ts'
import type { Outcome, Refusal } from './outcome.ts'
import { splitFingerprints } from './split-fingerprints.ts'

export interface PartsToTake {
  projectId: number
  id: string
  parts: readonly string[]
}

export interface TakeApartOptions {
  store: Pick<Store, 'insert' | 'workflow' | 'repairs'>
  /** Runs it while nothing is stored. */
  betweenBatches: <Result>(work: () => Promise<Result>) => Promise<Result>
}

/** Makes each of the parts, which were merged, an issue of its own again. */
export async function unmergeParts(
  { store }: TakeApartOptions,
  { projectId, id, parts }: PartsToTake,
  by: By,
): Promise<Outcome<{ ids: string[] }>> {
  const read = await readParts(store, { projectId, id, parts })
  if (read.is !== 'read') return read
  const { issue, names } = read
  const aliases = await store.repairs.aliases(projectId)
  const whole = names.filter((name) => !aliases.some((row) => row.fingerprint === name))
  if (whole.length > 0) {
    return { is: 'invalid', detail: `Never merged: ${whole.join(', ')}; split it off instead.` }
  }
  const leads = names.map((fingerprint) => ({ fingerprint, link: fingerprint }))
  const reason = `taken apart by ${by.actor}`
  const links = linkChanges(aliases, leads)
  // The history first, as it changes nothing by itself: what was interrupted can be done again.
  await store.insert(apartRows('unmerged', { issue, links, fresh: names }, { ...by, projectId }))
  await store.insert(leadAliases(aliases, leads, { ...by, projectId, reason }))
  return { is: 'done', ids: [issue.id, ...names] }
}

/** Makes one new issue of some kinds of stack of an issue; later errors go to the one of their kind. */
export async function splitParts(
  { store, betweenBatches }: TakeApartOptions,
  { projectId, id, parts }: PartsToTake,
  by: By,
): Promise<Outcome<{ ids: string[] }>> {
  const read = await readParts(store, { projectId, id, parts })
  if (read.is !== 'read') return read
  const { issue, names } = read
  const [fresh] = names
  const stacks = (await store.workflow.parts(projectId, issue.id)).filter(
    ({ is }) => is === 'stack',
  )
  const kinds = new Set(stacks.map((part) => part.id))
  const foreign = names.filter((name) => !kinds.has(name))
  if (foreign.length > 0 || fresh === undefined) {
    const detail = `No kind of stack of this issue: ${foreign.join(', ')}; GET its parts for those there are.`
    return { is: 'invalid', detail }
  }
  if (kinds.size === names.length) {
    return { is: 'invalid', detail: 'That is all of it; leave at least one kind of stack.' }
  }
  const before = await store.repairs.aliases(projectId)
  if (!names.every((name) => isOwnName(before, name))) {
    await splitFingerprints({ store, betweenBatches }, { projectId, id: issue.id }, by)
  }
  const aliases = await store.repairs.aliases(projectId)
  const leads = names.map((fingerprint) => ({ fingerprint, link: fresh }))
  const reason = `split by ${by.actor}`
  const scope = { ...by, projectId }
  const links = linkChanges(aliases, leads)
  // The history first: what is split off must not be open while the whole is resolved.
  await store.insert(apartRows('split', { issue, links, fresh: [fresh] }, scope))
  await store.insert(leadAliases(aliases, leads, { ...scope, reason }))
  return { is: 'done', ids: [issue.id, fresh] }
}

/** Names are written first of all: those of a split that was interrupted say nothing yet. */
function isOwnName(aliases: readonly AliasRow[], name: string): boolean {
  const alias = aliases.find((row) => row.kind === 'fine' && row.fingerprint === name)
  return aliases.some(({ kind, fingerprint }) => kind === 'split' && fingerprint === alias?.partOf)
}

type Read = { is: 'read'; issue: IssueRecord; names: string[] } | Refusal

async function readParts(
  store: Pick<Store, 'workflow'>,
  { projectId, id, parts }: PartsToTake,
): Promise<Read> {
  const found = await findIssues(store, projectId, [id])
  if (found.is !== 'found') return found
  const [issue] = found.issues
  if (!issue) return { is: 'unknown', detail: 'There is no such issue.' }
  const names = [...new Set(parts)]
  if (names.includes(issue.id)) {
    const detail = 'One of the parts gives the issue its name; take the others out instead.'
    return { is: 'invalid', detail }
  }
  const mine = await store.workflow.parts(projectId, issue.id)
  const missing = names.filter((name) => !mine.some((part) => part.id === name))
  if (missing.length === 0) return { is: 'read', issue, names }
  const detail = `No part of this issue: ${missing.join(', ')}; GET its parts for those there are.`
  return { is: 'invalid', detail }
}

interface Apart {
  issue: IssueRecord
  links: LinkChange[]
  /** Those that are issues now. */
  fresh: readonly string[]
}

/** The history of both sides; what was split off is what the whole was, so that nothing reopens by it. */
function apartRows(
  verb: 'split' | 'unmerged',
  { issue, links, fresh }: Apart,
  by: By & { projectId: number },
): ActivityRow[] {
  const now = decisionNow(issue, 'state')
  const ofWhole: ActivityRow = {
    ...toRow(issue, verb, by),
    decides: now,
    detail: { issues: fresh.map(toShortId), before: now, links },
  }
  const ofParts = fresh.map((id): ActivityRow => ({
    ...toRow({ id, version: issue.version }, verb, by),
    ...(verb === 'split' && { decides: now }),
    detail: { issues: [toShortId(issue.id)] },
  }))
  return [ofWhole, ...ofParts]
}
