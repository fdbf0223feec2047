import { parseLogin, type LoginRecord } from './login-record.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'
import { digest } from './secret.ts'

/** One of a member's own; `id` names it and cannot be used as its cookie. */
export interface ActiveLogin extends Pick<
  LoginRecord,
  'startedAt' | 'expiresAt' | 'via' | 'device'
> {
  id: string
}

interface OwnLoginsOptions {
  changes: ChangeLog
  record: RecordChange
  now: () => number
  /** Called with the ids that hold no more. */
  forget: (ids: string[]) => void
}

/** What members see and end of their own logins. */
export function createOwnLogins({ changes, record, now, forget }: OwnLoginsOptions) {
  /** Of this member, newest first. */
  async function list(name: string): Promise<ActiveLogin[]> {
    const logins = (await theirLogins(name)).filter(({ login }) => login.expiresAt > now())
    return logins
      .map(({ id, login: { startedAt, expiresAt, via, device } }) => ({
        ...{ id: shownId(id), startedAt, expiresAt, via, device },
      }))
      .toSorted((a, b) => b.startedAt - a.startedAt)
  }

  /** One of a member's own, by its shown id, or all but the one of this token. */
  async function endOwn(name: string, which: { id: string } | { except: string }): Promise<number> {
    const kept = 'except' in which ? digest(which.except) : ''
    const ended = (await theirLogins(name)).filter(({ id }) =>
      'id' in which ? shownId(id) === which.id : id !== kept,
    )
    for (const { id, change } of ended) {
      await record({ kind: 'login', id, actor: name, value: undefined, after: change })
    }
    forget(ended.map(({ id }) => id))
    return ended.length
  }

  async function theirLogins(name: string) {
    const all = await changes.newest('login')
    return all
      .map((change) => ({ id: change.id, change, login: parseLogin(change) }))
      .filter(({ login }) => login.name === name)
  }

  return { list, endOwn }
}

/** Enough to tell them apart, and nothing that a cookie's digest could be made of. */
export function shownId(id: string): string {
  return id.slice(0, 12)
}
