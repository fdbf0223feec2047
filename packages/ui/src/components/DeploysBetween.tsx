import { useQuery } from '@tanstack/react-query'
import { deploysQuery } from '../api/releases.ts'
import { DeployMarks } from './DeployMarks.tsx'
import { useProject } from './use-project.ts'

/** What was deployed between the ends of a picture, which they are on; asked for beside what it shows. */
export function DeploysBetween({ from, to }: { from: number; to: number }) {
  const { slug } = useProject()
  const window = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
  const { data } = useQuery({ ...deploysQuery(slug, window), enabled: to > from })
  return <DeployMarks deploys={data?.items ?? []} from={from} to={to} />
}
