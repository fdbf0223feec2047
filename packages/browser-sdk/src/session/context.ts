import type { Context } from '../wire.ts'

type Shared = Omit<Context, 'url'>

export interface SessionContext {
  setUser: (id: string | undefined) => void
  setTags: (tags: Record<string, string>) => void
  /** What all items of a beacon share, as of now. */
  read: () => Shared
}

export function createContext(
  base: Pick<Shared, 'sessionId' | 'release' | 'environment'>,
  page: Window = window,
): SessionContext {
  let userId: string | undefined
  let tags: Record<string, string> | undefined
  return {
    setUser(id) {
      userId = id
    },
    setTags(given) {
      tags = given
    },
    read: () => ({
      ...base,
      ...(userId && { userId }),
      ...(tags && { tags }),
      viewport: { width: page.innerWidth, height: page.innerHeight },
    }),
  }
}
