import { readProjects } from '../auth/first-start.ts'
import { renewProject, type ProjectRecord } from '../auth/project-record.ts'
import type { ChangeLog } from '../auth/recorder.ts'
import type { ErrorLog } from '../lib/error-log.ts'
import { every } from '../lib/every.ts'

/** Of what another machine saved, until it holds here. */
export const FOLLOW_EVERY_MS = 3_000

interface Refreshed {
  refresh(): Promise<void>
}

interface Parts {
  store: { changes: Pick<ChangeLog, 'newest'> }
  projects: ProjectRecord[]
  tokens: Refreshed
  alerts: Refreshed
  log: ErrorLog
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
    if (known) renewProject(known, project)
    else projects.push(project)
  }
  await Promise.all([tokens.refresh(), alerts.refresh()])
}
