import * as z from 'zod'
import type { Change } from '../store/ports.ts'
import { role } from './role.ts'

/** A member in the log of changes, under the name. */
export const memberRecord = z.object({
  /** As password.ts makes it; none where an identity provider alone says who they are. */
  password: z.string().optional(),
  role,
  /** By which the identity provider's people are matched, in lower case. */
  email: z.string().optional(),
  /** Who they are there (`sub`, of `iss`); an address may be given to somebody else. */
  issuer: z.string().optional(),
  subject: z.string().optional(),
})
export type MemberRecord = z.output<typeof memberRecord>

export function parseMember({ value }: Change): MemberRecord {
  return memberRecord.parse(JSON.parse(value))
}
