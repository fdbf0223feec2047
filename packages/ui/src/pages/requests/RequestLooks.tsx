import type { RequestStats } from '@seismo/ingest/api'
import { useSearch } from '@tanstack/react-router'
import { LazyLooks } from '../../components/correlation/LazyLooks.tsx'
import { windowOf } from '../../search/time-window.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { requestName } from './request-name.ts'
import styles from './RequestsPage.module.css'

/** With the name of the request above it. */
const HEIGHT = 66

/** What moved with the failures of one request: of the one that was chosen, or else the first. */
export function RequestLooks({ requests }: { requests: readonly RequestStats[] }) {
  const { rise, request: chosen, ...search } = useSearch({ strict: false })
  const first = requests[0]
  const request = chosen ?? (first && requestName(first))
  if (request === undefined) {
    return (
      <div className={styles.looks}>
        <Skeleton height={HEIGHT} />
      </div>
    )
  }
  return (
    <div className={styles.looks}>
      <p className={styles.chosen}>
        {chosen === undefined ? 'First of the list' : 'Chosen'}: <bdi>{request}</bdi>
      </p>
      <LazyLooks
        dataset="requests"
        ask={{ signal: { signal: `requests:${request}` }, window: windowOf(search), rise }}
      />
    </div>
  )
}
