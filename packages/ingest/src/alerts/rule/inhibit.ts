import * as z from 'zod'
import { labelName } from './labels.ts'
import { matchers } from './matcher.ts'

/** While an alert fires that matches the source, those that match the target are not told. */
export const inhibitRule = z.strictObject({
  source_matchers: matchers.min(1),
  target_matchers: matchers.min(1),
  /** Labels in which both must agree. */
  equal: z.array(labelName).max(20).default(['project']),
})
export type InhibitRule = z.output<typeof inhibitRule>
