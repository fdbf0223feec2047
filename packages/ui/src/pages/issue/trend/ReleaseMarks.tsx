import type { IssueDetail } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { deploysQuery } from '../../../api/releases.ts'
import { DeployMarks } from '../../../components/DeployMarks.tsx'
import { TimeMark } from '../../../components/TimeMark.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatAbsolute } from '../../../format/time.ts'

/** What was deployed, and where a release was first seen with this issue, if that is inside the picture. */
export function ReleaseMarks({ issue: { series, stepMs, releases } }: { issue: IssueDetail }) {
  const from = series[0]?.at ?? 0
  const to = (series.at(-1)?.at ?? 0) + stepMs
  const deploys = useDeploys(from, to, new Set(releases.map(({ release }) => release)))
  const deployed = new Set(deploys.map(({ release }) => release))
  return (
    <>
      <DeployMarks deploys={deploys} from={from} to={to} />
      {releases
        .filter(({ release, firstSeen }) => release !== '' && firstSeen > from && firstSeen < to)
        .filter(({ release }) => !deployed.has(release))
        .slice(0, 6)
        .map(({ release, firstSeen }) => (
          <TimeMark
            key={release}
            {...{ at: firstSeen, from, to }}
            label={release}
            title={`${release}, first seen here ${formatAbsolute(firstSeen)}`}
          />
        ))}
    </>
  )
}

/** All that somebody told of, and of what was only seen, the releases that have the issue. */
function useDeploys(from: number, to: number, ofIssue: ReadonlySet<string>) {
  const { slug } = useProject()
  const window = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
  const { data } = useQuery({ ...deploysQuery(slug, window), enabled: to > from })
  const deploys = data?.items ?? []
  return deploys.filter(({ source, release }) => source !== 'first-sight' || ofIssue.has(release))
}
