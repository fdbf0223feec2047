import type { ChangeLog, RecordChange } from './recorder.ts'

/** Removes every login of this name, and answers their ids. */
export async function endLogins(
  changes: ChangeLog,
  record: RecordChange,
  { name, actor }: { name: string; actor: string },
): Promise<string[]> {
  const all = await changes.newest('login')
  const theirs = all.filter(({ value }) => isOf(name, value))
  for (const after of theirs) {
    await record({ kind: 'login', id: after.id, actor, value: undefined, after })
  }
  return theirs.map(({ id }) => id)
}

function isOf(name: string, value: string): boolean {
  const login: unknown = JSON.parse(value)
  return typeof login === 'object' && login !== null && 'name' in login && login.name === name
}
