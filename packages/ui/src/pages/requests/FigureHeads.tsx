import { SortHead } from '../../components/table/SortHead.tsx'
import type { EndpointSort } from '../../search/requests-search.ts'
import styles from './EndpointTable.module.css'

const heads: readonly { by: EndpointSort; label: string; title: string }[] = [
  { by: 'requests', label: 'Requests', title: 'Most requests first' },
  { by: 'failed', label: 'Failed', title: 'Most failed requests first' },
  { by: 'error-rate', label: 'Error rate', title: 'Share that failed; the worst first' },
  { by: 'p50', label: 'p50', title: 'Half of them took no longer; the slowest first' },
  { by: 'p75', label: 'p75', title: '75 % of them took no longer; the slowest first' },
  { by: 'p95', label: 'p95', title: '95 % of them took no longer; the slowest first' },
  {
    ...{ by: 'transfer', label: 'Transfer' },
    title: 'Median of the bytes over the network, cached ones apart; the largest first',
  },
  {
    ...{ by: 'cached', label: 'Cached' },
    title: 'Share that the browser had in its cache, where sizes are known; the most first',
  },
]

/** Of what `FigureCells` has. */
export function FigureHeads({ sort }: { sort: EndpointSort }) {
  return heads.map((head) => (
    <SortHead key={head.by} name="most" {...head} sort={sort} className={styles.number} />
  ))
}
