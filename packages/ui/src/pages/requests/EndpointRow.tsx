import type { EndpointStats } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { PageLink } from '../../components/PageLink.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import { FigureCells } from './FigureCells.tsx'
import { PartyBadge } from './PartyBadge.tsx'
import styles from './EndpointTable.module.css'

export function EndpointRow({ endpoint }: { endpoint: EndpointStats }) {
  const { slug } = useProject()
  const { method, target, operation, page, pages, firstParty } = endpoint
  return (
    <tr>
      <td className={styles.name}>
        <Link
          to="/p/$project/requests/endpoint"
          params={{ project: slug }}
          search={(old) => ({ ...old, method, target, operation: operation || undefined })}
          className={styles.target}
          data-row
          title={`${method} ${target} ${operation}`}
          preload={false}
        >
          <span className={styles.method}>{method}</span> <bdi>{target || '(no address)'}</bdi>{' '}
          {operation !== '' && <bdi className={styles.operation}>{operation}</bdi>}
        </Link>
        <span className={styles.second}>
          {!firstParty && <PartyBadge />}{' '}
          {page !== '' && (
            <>
              on <PageLink page={page} />
            </>
          )}
          {pages > 1 && ` + ${formatExact(pages - 1)} more`}
        </span>
      </td>
      <FigureCells of={endpoint} />
    </tr>
  )
}
