import type { RequestPart } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { PageLink } from '../../../components/PageLink.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatCount, formatExact, formatPercent } from '../../../format/numbers.ts'
import { formatDuration } from '../../../format/time.ts'
import { isLowSample } from '../../../format/vitals.ts'
import { NO_LOOK } from '../../../search/look-search.ts'
import { Panel } from '../../../ui/Panel.tsx'
import styles from './PartTable.module.css'

interface PartTableProps {
  is: 'page' | 'release'
  parts: readonly RequestPart[]
  /** Of all of them. */
  n: number
}

const TITLES = { page: 'Pages that make it', release: 'Releases' } as const

export function PartTable({ is, parts, n }: PartTableProps) {
  return (
    <Panel title={TITLES[is]} note={parts.length === MOST ? 'The first ten' : undefined} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{is === 'page' ? 'Page' : 'Release'}</th>
            <th className={styles.number}>Requests</th>
            <th className={styles.number}>Failed</th>
            <th className={styles.number}>p75</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.name} data-low={isLowSample(part)}>
              <td>
                <PartName is={is} name={part.name} />
              </td>
              <td className={styles.number} title={`${formatExact(part.n)} of ${formatExact(n)}`}>
                {formatCount(part.n)}
              </td>
              <td className={styles.number} title={formatExact(part.failed)}>
                {formatPercent(part.failed, part.n)}
              </td>
              <td className={styles.number}>{formatDuration(part.p75Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** As many as the service tells. */
const MOST = 10

function PartName({ is, name }: Pick<PartTableProps, 'is'> & { name: string }) {
  const { slug } = useProject()
  if (is === 'page') return name === '' ? '(no address)' : <PageLink page={name} />
  if (name === '') return '(no release)'
  return (
    <Link
      to="/p/$project/releases/$release"
      params={{ project: slug, release: name }}
      search={({ from, to }) => ({ from, to, ...NO_LOOK })}
    >
      <bdi>{name}</bdi>
    </Link>
  )
}
