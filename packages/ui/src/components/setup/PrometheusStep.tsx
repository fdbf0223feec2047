import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { useIsAdmin } from '../use-project.ts'
import { PrometheusState } from './PrometheusState.tsx'
import styles from './Step.module.css'

/** One real question to it, and what it answered. */
export function PrometheusStep() {
  const isAdmin = useIsAdmin()
  return (
    <>
      <p className={styles.hint}>
        A Prometheus that Seismo may ask tells which series moved when an issue began.
      </p>
      {isAdmin && <PrometheusState />}
      <CodeBlock code="SEISMO_PROMETHEUS_URL=http://prometheus:9090" label="Prometheus setting" />
    </>
  )
}
