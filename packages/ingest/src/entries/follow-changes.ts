import { readProjects } from '../auth/first-start.ts'
import type { ProjectRecord } from '../auth/project-record.ts'
import type { Dependencies } from '../http/dependencies.ts'
import { every } from '../lib/every.ts'

/** Of what another machine saved, until it holds here. */
export const FOLLOW_EVERY_MS = 3_000

type Parts = Pick<Dependencies, 'store' | 'tokens' | 'alerts' | 'log'> & {
  projects: ProjectRecord[]
}

/** Reads again what other machines may have changed: projects with their keys, tokens, rules, silences. */
export function followChanges(parts: Parts): () => Promise<void> {
  return every(
    FOLLOW_EVERY_MS,
    () => follow(parts),
    (error) => parts.log.error({ error }, 'what other machines changed is not known here yet'),
  )
}

async function follow({ store, projects, tokens, alerts }: Parts): Promise<void> {
  const newest = await readProjects(store.changes)
  for (const project of newest) {
    const known = projects.find(({ number }) => number === project.number)
    // In place: everything reads this one.
    // What was taken back is not there any more.
    if (known) Object.assign(known, { archivedAt: undefined, sampling: undefined }, project)
    else projects.push(project)
  }
  await Promise.all([tokens.refresh(), alerts.refresh()])
}
