import type { PageFlow } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { useProject } from '../../../components/use-project.ts'
import { formatCount, formatExact, formatPercent } from '../../../format/numbers.ts'
import { NO_LOOK } from '../../../search/look-search.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { flowRows, type FlowRow } from './flow-rows.ts'
import styles from './Flow.module.css'

/** Where visits came from, and where they went: shares of the views that have a session. */
export function Flow({ flow }: { flow: PageFlow }) {
  const { views, before, after, isPart } = flow
  return (
    <Panel
      title="Flow"
      note={`Of ${formatCount(views)} views with a session${isPart ? ', of the first 20,000 sessions' : ''}`}
    >
      {views === 0 ? (
        <p className={styles.none}>No view of this page has a session.</p>
      ) : (
        <div className={styles.columns}>
          <Steps title="Came from" none="Began here" rows={flowRows(before, views)} />
          <Steps title="Went on to" none="Ended here" rows={flowRows(after, views)} />
        </div>
      )}
    </Panel>
  )
}

interface StepsProps {
  title: string
  /** Said where there is no page on this side. */
  none: string
  rows: readonly FlowRow[]
}

function Steps({ title, none, rows }: StepsProps) {
  return (
    <section className={styles.side}>
      <h3 className={styles.title}>{title}</h3>
      <ol>
        {rows.map((row) => (
          <li key={row.key} className={styles.step}>
            <meter
              className={styles.bar}
              value={row.share}
              aria-label={`Share of views: ${row.name || none}`}
            />
            <StepName row={row} none={none} />
            <span className={styles.share} title={`${formatExact(row.views)} views`}>
              {formatPercent(row.views, row.share === 0 ? 0 : row.views / row.share)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepName({ row: { is, name, ref }, none }: { row: FlowRow; none: string }) {
  const { slug } = useProject()
  if (is !== 'page') {
    return (
      <span className={styles.name} data-is={is}>
        {is === 'site' ? <bdi>{name}</bdi> : name || none}
      </span>
    )
  }
  return (
    <Link
      to="/p/$project/pages/$route"
      params={{ project: slug, route: ref }}
      search={(old) => ({ ...old, ...NO_LOOK })}
      className={styles.name}
      title={name}
    >
      <bdi>{name === '' ? '(no address)' : name}</bdi>
    </Link>
  )
}
