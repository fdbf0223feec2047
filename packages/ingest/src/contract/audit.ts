import * as z from 'zod'
import { epochMs } from './common.ts'

const shown = z.union([z.string(), z.number(), z.array(z.string()), z.null()])

export const auditEntry = z.object({
  at: epochMs,
  /** A member, `token …` for one of the tokens, `token` for SEISMO_API_TOKEN, `seismo` for a start. */
  actor: z.string(),
  kind: z.enum([
    'project',
    'member',
    'login',
    'token',
    'view',
    'grouping-rules',
    'scrub-rules',
    'alert-rule',
    'silence',
    'snooze',
    'signing-key',
    'link',
    'display',
  ]),
  /** Number of the project, name of the member (also of a login), id of the token, project and id of a saved view. */
  id: z.string(),
  verb: z.enum(['added', 'changed', 'removed']),
  fields: z.array(
    z.object({
      name: z.string(),
      /** Null where there was or is none, and both where it is secret. */
      from: shown,
      to: shown,
    }),
  ),
})
export type AuditEntry = z.output<typeof auditEntry>
