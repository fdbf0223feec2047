import * as z from 'zod'
import { role } from '../auth/role.ts'
import { epochMs } from './common.ts'

/** What a person types to log in: no letters that look like others, no spaces as tokens have. */
const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$/, '1 to 64 letters, digits or . _ @ + -')
  // What else the log of changes has as an actor.
  .refine((text) => !['seismo', 'token'].includes(text.toLowerCase()), 'this name is taken')
export const password = z.string().min(8).max(200)

/** As an identity provider tells it; compared in lower case. */
const email = z.email().max(254)

export const member = z.object({
  name: z.string(),
  role,
  email: z.string().nullable(),
  /** Without one they come in by the identity provider alone. */
  hasPassword: z.boolean(),
  /** Whether they have come in by the identity provider. */
  isLinked: z.boolean(),
  changedAt: epochMs,
})
export type Member = z.output<typeof member>

/** `password` only where the service made it, and only in this answer. */
export const memberAnswer = member.extend({ password: z.string().optional() })
export type MemberAnswer = z.output<typeof memberAnswer>

export const newMember = z.object({
  name,
  role,
  email: email.optional(),
  /** Null: none, as the identity provider says who it is. */
  password: password.nullable().optional(),
})

export const memberPatch = z.object({
  role: role.optional(),
  /** Null takes it away. */
  email: email.nullable().optional(),
  /** Null has the service make one. */
  password: password.nullable().optional(),
})
