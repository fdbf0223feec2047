import type { PrometheusCheck } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { prometheusCheckQuery } from '../../api/prometheus.ts'
import { Button } from '../../ui/Button.tsx'
import { Shape } from '../../ui/Shape.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { checkWords } from './check-words.ts'
import styles from './PrometheusState.module.css'

/** Whether there is one, what it has, and what is wrong with it just now. */
export function PrometheusState() {
  const { data, error, isFetching, refetch } = useQuery(prometheusCheckQuery())
  return (
    <div className={styles.state} role="status">
      {data === undefined && error === null && <Skeleton width={280} height={14} />}
      {data === undefined && error !== null && (
        <>
          <Shape name="square" tone="poor" />
          <span className={styles.words}>{error.message}</span>
        </>
      )}
      {data !== undefined && <Answer check={data} />}
      <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
        {isFetching ? 'Checking…' : 'Check'}
      </Button>
    </div>
  )
}

function Answer({ check }: { check: PrometheusCheck }) {
  const { url, problem } = check
  if (url === null) {
    return (
      <>
        <Shape name="ring" tone="muted" />
        <span className={styles.words}>Not set</span>
      </>
    )
  }
  return (
    <>
      {problem === null ? <Shape name="circle" tone="good" /> : <Shape name="triangle" tone="ni" />}
      <span className={styles.words}>
        <strong>{problem === null ? 'Answers' : 'Trouble'}</strong>, <code>{url}</code>:{' '}
        <bdi>{problem ?? checkWords(check)}</bdi>
      </span>
    </>
  )
}
