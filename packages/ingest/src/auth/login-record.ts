import * as z from 'zod'
import type { Change } from '../store/ports.ts'
import { role } from './role.ts'

/** How somebody proved who they are. */
export const signInWay = z.enum(['password', 'oidc'])
export type SignInWay = z.output<typeof signInWay>

/** A login in the log of changes, under the digest of its token. */
const loginRecord = z.object({
  name: z.string(),
  role,
  expiresAt: z.number(),
  // Logins of earlier versions have none of these.
  startedAt: z.number().default(0),
  via: signInWay.default('password'),
  /** Browser and system, as the person knows them again. */
  device: z.string().default(''),
})
export type LoginRecord = z.output<typeof loginRecord>

export function parseLogin({ value }: Change): LoginRecord {
  return loginRecord.parse(JSON.parse(value))
}
