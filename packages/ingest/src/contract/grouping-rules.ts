import * as z from 'zod'
import { groupingRule, groupingRules, MOST_CHARS } from '../process/grouping-rules/rule.ts'
import { epochMs } from './common.ts'

export { groupingRule }
export type { GroupingRule } from '../process/grouping-rules/rule.ts'

/** `GET /api/projects/{slug}/grouping-rules`. */
export const savedRules = z.object({
  /** As it was written, comments included. */
  yaml: z.string(),
  /** The same, read. */
  rules: z.array(groupingRule),
  /** 0 before the first were saved; sent back with a change, it tells of another's in between. */
  version: z.number(),
  savedAt: epochMs.nullable(),
  savedBy: z.string().nullable(),
  /** Those of `file` stand in `seismo.yaml` and are changed there alone. */
  from: z.enum(['page', 'file']),
})
export type SavedRules = z.output<typeof savedRules>

const given = z.object({
  yaml: z.string().max(MOST_CHARS).optional(),
  rules: groupingRules.optional(),
})

/** One of `yaml` and `rules`. */
export const rulesPut = given.extend({
  /** As it was read; absent, the last one wins. */
  version: z.number().optional(),
})
export type RulesPut = z.output<typeof rulesPut>

export const rulesPreview = given.extend({
  days: z.number().int().min(1).max(90).default(7),
})

/** `POST …/check`: the one as the other, without anything being saved. */
export const rulesCheck = given
export const rulesChecked = savedRules.pick({ yaml: true, rules: true })
export type RulesChecked = z.output<typeof rulesChecked>

const previewIssue = z.object({
  id: z.string(),
  shortId: z.string(),
  type: z.string(),
  message: z.string(),
  /** Of those that were looked at. */
  events: z.number(),
})
export type PreviewIssue = z.output<typeof previewIssue>

const previewTarget = z.object({
  /** Null where there is no such issue yet. */
  issue: previewIssue.nullable(),
  /** The rule that leads there; null where it is Seismo's own grouping. */
  rule: z.string().nullable(),
  why: z.array(z.string()),
  events: z.number(),
})
export type PreviewTarget = z.output<typeof previewTarget>

/** What rules would do to errors like those of the last days; what is stored stays as it is. */
export const rulesPreviewed = z.object({
  looked: z.object({
    from: epochMs,
    to: epochMs,
    stacks: z.number(),
    issues: z.number(),
    events: z.number(),
    /** Why only the newest of what was asked for were looked at; null where all were. */
    onlyPart: z.enum(['many-stacks', 'time']).nullable(),
  }),
  merges: z.array(
    z.object({ into: previewTarget, issues: z.array(previewIssue), more: z.number() }),
  ),
  splits: z.array(
    z.object({ issue: previewIssue, parts: z.array(previewTarget), more: z.number() }),
  ),
  /** Issues that stop growing, as their next errors begin another. */
  moves: z.array(z.object({ issue: previewIssue, into: previewTarget })),
  /** How many there are of each, where not all are listed. */
  totals: z.object({ merges: z.number(), splits: z.number(), moves: z.number() }),
  changed: z.object({ issues: z.number(), events: z.number() }),
  unchanged: z.object({ issues: z.number(), events: z.number() }),
})
export type RulesPreviewed = z.output<typeof rulesPreviewed>
