import * as z from 'zod'
import { SWITCHED_OFF, SWITCHED_ON } from '../process/scrub/built-in.ts'
import { scrubRules } from '../process/scrub/rules.ts'
import { epochMs } from './common.ts'

/** What is taken out of texts before they are stored: of a project, beside what is built in. */
const rules = z.object({
  /** Built in, and looked for only where it is asked for. */
  on: z.array(z.enum(SWITCHED_OFF)),
  /** Built in, and not looked for. */
  off: z.array(z.enum(SWITCHED_ON)),
  /** Names of facts, tags and `key=value` whose values are secrets. */
  keys: z.array(z.string()),
  /** Regular expressions; what they find becomes `[name]`. */
  patterns: z.array(z.object({ name: z.string(), pattern: z.string() })),
})
export type ScrubRules = z.output<typeof rules>

/** `GET /api/projects/{slug}/scrub-rules`. */
export const savedScrubRules = z.object({
  rules,
  /** Of `seismo.yaml`, which hold as well. */
  ofAll: rules,
  /** What there is to switch, in the order it is looked for. */
  builtIn: z.array(z.object({ name: z.string(), isOn: z.boolean() })),
  /** 0 before the first were saved; sent back with a change, it tells of another's in between. */
  version: z.number(),
  savedAt: epochMs.nullable(),
  savedBy: z.string().nullable(),
})
export type SavedScrubRules = z.output<typeof savedScrubRules>

export const scrubRulesPut = z.object({
  rules: scrubRules,
  /** As it was read; absent, the last one wins. */
  version: z.number().optional(),
})
export type ScrubRulesPut = z.input<typeof scrubRulesPut>

export const scrubPreview = scrubRulesPut.pick({ rules: true })

export const scrubPreviewed = z.object({
  looked: z.object({
    /** Of errors, the newest there are. */
    events: z.number(),
    /** Of the oldest of them; null where there are none. */
    since: epochMs.nullable(),
  }),
  /** Of which something would be taken. */
  changed: z.number(),
  /** Different texts, at most 50: each as much of it as shows what changes. */
  samples: z.array(
    z.object({
      where: z.string(),
      before: z.string(),
      after: z.string(),
      /** That had this text there. */
      events: z.number(),
      issueId: z.string(),
      at: epochMs,
    }),
  ),
})
export type ScrubPreviewed = z.output<typeof scrubPreviewed>
