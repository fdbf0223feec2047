import type { RuleSource } from '@seismo/ingest/api'

export type RuleKind = RuleSource['kind']

interface KindWords {
  kind: RuleKind
  /** In the list to choose from. */
  label: string
  /** What it is for, in one sentence. */
  why: string
}

/** In the order in which most people need them. */
export const KINDS: readonly KindWords[] = [
  {
    kind: 'spike',
    label: 'Errors spike',
    why: 'Errors leave their own seasonal baseline, counted over the traffic: quiet on a flash crowd and at night.',
  },
  {
    kind: 'threshold',
    label: 'A figure crosses a value',
    why: 'A rate, a count or a percentile is above or below a number of your own.',
  },
  {
    kind: 'new-issue',
    label: 'A new issue appears',
    why: 'An error that was never seen before, once enough people have it.',
  },
  {
    kind: 'regressed',
    label: 'An issue comes back',
    why: 'An error that was resolved is there again, in a later release.',
  },
  {
    kind: 'escalating',
    label: 'An issue escalates',
    why: 'A known error grows beyond the busiest hour of its own week.',
  },
  {
    kind: 'vital',
    label: 'A Web Vital gets worse',
    why: 'A percentile is above its threshold, or worse than in the release before on the same pages.',
  },
  {
    kind: 'deploy',
    label: 'A deploy makes it worse',
    why: 'The first hour of a release is worse than the release before at the same traffic.',
  },
  {
    kind: 'burn-rate',
    label: 'An objective burns its budget',
    why: 'Too much of an error budget is spent too fast, over a long window and still over a short one.',
  },
  {
    kind: 'no-data',
    label: 'A project falls silent',
    why: 'Less arrives than its hour of the week explains. Kept apart from “all is well”.',
  },
]

/** A later version of the service may have saved others. */
export function isKnownKind(kind: string): boolean {
  return KINDS.some((one) => one.kind === kind)
}
