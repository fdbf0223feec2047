import type { RequestHost } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { formatExact } from '../../format/numbers.ts'
import { FigureCells } from './FigureCells.tsx'
import { PartyBadge } from './PartyBadge.tsx'
import styles from './EndpointTable.module.css'

export function HostRow({ host }: { host: RequestHost }) {
  const { host: name, endpoints, firstParty } = host
  return (
    <tr>
      <td className={styles.name}>
        {name === '' ? (
          <span className={styles.target}>(no host)</span>
        ) : (
          <Link
            to="."
            search={(old) => ({ ...old, list: 'all', host: name })}
            className={styles.target}
            data-row
            title={`${name}: its requests`}
            preload={false}
          >
            <bdi>{name}</bdi>
          </Link>
        )}
        <span className={styles.second}>
          {firstParty ? 'first party · ' : <PartyBadge />} {formatExact(endpoints)}{' '}
          {endpoints === 1 ? 'endpoint' : 'endpoints'}
        </span>
      </td>
      <FigureCells of={host} />
    </tr>
  )
}
