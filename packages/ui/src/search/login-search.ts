const PROBLEMS = [
  ...(['expired', 'unreachable', 'denied', 'invalid', 'no-email', 'email-unverified'] as const),
  ...(['domain', 'no-role', 'not-invited', 'linked-elsewhere', 'name-taken', 'too-many'] as const),
] as const

/** Why nobody came back from the identity provider; the service's own words for it. */
export type LoginProblem = (typeof PROBLEMS)[number]

export interface LoginSearch {
  /** Where to go afterwards: an address of this page, never of another site. */
  next?: string | undefined
  problem?: LoginProblem | undefined
}

export function readLoginSearch({ next, problem }: Record<string, unknown>): LoginSearch {
  const known = PROBLEMS.find((one) => one === problem)
  return {
    ...(typeof next === 'string' && /^\/(?![/\\])/.test(next) && { next }),
    ...(known && { problem: known }),
  }
}
