import { ProblemError } from '../problem.ts'
import { bearer, type Known } from './actor.ts'

/**
 * Servers write with a token of a member, not with a page's key.
 * @throws ProblemError
 */
export async function assertMayWrite(
  authorization: string | undefined,
  known: Omit<Known, 'logins'>,
): Promise<void> {
  const actor = await bearer(authorization, known)
  if (!actor) throw new ProblemError('login-required')
  if (actor.role === 'viewer') throw new ProblemError('not-allowed')
}
