import * as z from 'zod'
import { role } from '../auth/role.ts'
import { epochMs } from './common.ts'

export const token = z.object({
  id: z.string(),
  name: z.string(),
  role,
  createdAt: epochMs,
  createdBy: z.string(),
  /** Null for never. */
  expiresAt: epochMs.nullable(),
})
export type TokenSummary = z.output<typeof token>

/** The answer to its making, and the only one with the secret. */
export const madeToken = token.extend({ secret: z.string() })
export type MadeToken = z.output<typeof madeToken>

export const newToken = z.object({
  name: z.string().trim().min(1).max(100),
  role,
  expiresAt: epochMs.nullable().default(null),
})
