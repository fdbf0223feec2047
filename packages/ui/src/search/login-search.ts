export interface LoginSearch {
  /** Where to go afterwards: an address of this page, never of another site. */
  next?: string | undefined
}

export function readLoginSearch({ next }: Record<string, unknown>): LoginSearch {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}
}
