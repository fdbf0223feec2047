import type { Visit } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { Stat, Stats } from '../../../components/Stats.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { formatDuration } from '../../../format/time.ts'

export function SessionFacts({ visit }: { visit: Visit }) {
  const { slug } = useProject()
  const { views, errors, startedAt, endedAt, environment, user } = visit
  // A page may name none, and the next one does.
  const releases = visit.releases.filter((release) => release !== '')
  const params = { project: slug }
  return (
    <Stats>
      <Stat name="Duration">{formatDuration(endedAt - startedAt)}</Stat>
      <Stat name="Page views">{formatExact(views)}</Stat>
      <Stat name="Errors">{formatExact(errors)}</Stat>
      {releases.length > 0 && (
        <Stat name={releases.length > 1 ? 'Releases' : 'Release'}>
          {releases.map((release, index) => (
            <span key={release}>
              {index > 0 && ' → '}
              <Link
                to="/p/$project/releases/$release"
                params={{ project: slug, release }}
                search={(old) => ({ ...old, at: undefined, shown: undefined })}
              >
                <bdi>{release}</bdi>
              </Link>
            </span>
          ))}
        </Stat>
      )}
      {environment !== '' && (
        <Stat name="Environment">
          <bdi>{environment}</bdi>
        </Stat>
      )}
      {user !== '' && (
        <Stat name="User">
          <Link
            to="/p/$project/sessions"
            params={params}
            search={(old) => ({ from: old.from, to: old.to, user })}
            title="All sessions of this user"
          >
            <bdi>{user}</bdi>
          </Link>
        </Stat>
      )}
    </Stats>
  )
}
