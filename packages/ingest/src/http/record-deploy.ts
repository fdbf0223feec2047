import type { Deploy } from '../contract/releases.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'

/** A pipeline may tell of a deploy as it begins, and its clock may be off. */
const MOST_AHEAD_MS = 3_600_000
/** Before, there was no script in pages to tell apart. */
const EARLIEST = Date.UTC(2000)

interface Told extends Pick<Deploy, 'release' | 'environment' | 'at' | 'actor'> {
  source: 'api' | 'sentry-cli'
  url?: string | undefined
  commit?: string | undefined
}

/** Keeps it, and tells open pages of it. */
export async function recordDeploy(
  { store, stream, now }: Pick<Dependencies, 'store' | 'stream' | 'now'>,
  projectId: number,
  told: Told,
): Promise<Deploy> {
  const { release, environment, at, source, actor, url = '', commit = '' } = told
  if (!(at >= EARLIEST && at <= now() + MOST_AHEAD_MS)) {
    throw new ProblemError('invalid-query', {
      detail: 'at: expected the time of the deploy in ISO 8601, at most an hour from now',
      errors: [{ path: 'at', message: 'expected a time, at most an hour from now' }],
    })
  }
  const deploy = { release, environment, at, source, url, commit, actor }
  await store.releases.deploys.add(projectId, deploy)
  stream.publish({ is: 'deploy', projectId, release, environment, at })
  return { ...deploy, url: url || null, commit: commit || null }
}
