import { ArrowRight } from 'lucide-react'
import { refOfName } from '@seismo/ingest/search'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { useProject } from '../../components/use-project.ts'
import { withValue } from '../../search/filter-terms.ts'
import { oneOf } from '../../search/one-of.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { VITALS } from '../../search/vitals-search.ts'
import { FIELDS } from './fields.ts'
import type { OverviewModel } from './model.ts'
import styles from './EntityLinks.module.css'

interface EntityLinksProps {
  model: OverviewModel
  filter: OverviewFilter
  entity: number
}

/** Where one reads on about it, in the same time. */
export function EntityLinks({ model, filter, entity }: EntityLinksProps) {
  const { show, fill, window, environment } = filter
  const here = { ...window, ...(environment !== undefined && { environment }) }
  const params = { project: useProject().slug }
  const id = model.data.ids[entity] ?? ''
  if (show === 'issues') {
    return (
      <Links>
        <Way to="/p/$project/issues/$issueId" params={{ ...params, issueId: id }} search={window}>
          Open the issue
        </Way>
      </Links>
    )
  }
  const requests = (
    <Way to="/p/$project/requests" params={params} search={window}>
      Requests
    </Way>
  )
  if (show === 'servers') return <Links>{requests}</Links>
  const metric = oneOf(VITALS, fill)
  const route = show === 'pages' && id !== '' ? refOfName(id) : undefined
  return (
    <Links>
      {route !== undefined && (
        <Way to="/p/$project/pages/$route" params={{ ...params, route }} search={here}>
          The page
        </Way>
      )}
      {show === 'releases' && id !== '' && (
        <Way to="/p/$project/releases/$release" params={{ ...params, release: id }} search={here}>
          The release
        </Way>
      )}
      {/* Of what is not known there is nothing to filter by. */}
      {id !== '' && (
        <Way
          to="/p/$project/issues"
          params={params}
          search={{ ...window, q: issuesOf(FIELDS[show], id, environment) }}
        >
          Its issues
        </Way>
      )}
      <Way
        to="/p/$project/vitals"
        params={params}
        search={{ ...window, by: FIELDS[show], ...(metric && { metric }) }}
      >
        Vitals by {FIELDS[show]}
      </Way>
      {requests}
    </Links>
  )
}

function issuesOf(key: string, value: string, environment: string | undefined): string {
  const q = withValue('', { key, value })
  return environment === undefined ? q : withValue(q, { key: 'environment', value: environment })
}

function Links({ children }: { children: ReactNode }) {
  return <div className={styles.links}>{children}</div>
}

const Way = (({ children, ...props }: ComponentProps<typeof Link>) => (
  <Link {...props} className={styles.link}>
    {children as ReactNode} <ArrowRight size={14} aria-hidden="true" />
  </Link>
)) as typeof Link
