import { useIsAdmin, useSession } from '../../../components/use-project.ts'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Shape } from '../../../ui/Shape.tsx'
import { PrometheusState } from '../../../components/setup/PrometheusState.tsx'
import styles from './Integrations.module.css'

/** What Seismo reads elsewhere, to tell what moved with an error; the operator sets where. */
export function Integrations() {
  const isAdmin = useIsAdmin()
  const { hasJaeger } = useSession()
  return (
    <Panel title="Integrations" note="Read by Seismo, set where it runs">
      <div className={styles.list}>
        <section className={styles.one}>
          <h3>Prometheus</h3>
          <p className={styles.hint}>
            Its series are held against the onset of an issue. Without it, those that are written to
            Seismo are.
          </p>
          {isAdmin && <PrometheusState />}
          <CodeBlock
            code="SEISMO_PROMETHEUS_URL=http://prometheus:9090"
            label="Prometheus setting"
          />
        </section>
        <section className={styles.one}>
          <h3>Jaeger</h3>
          <p className={styles.hint}>
            Its traces tell what the server did for a request that failed.
          </p>
          <div className={styles.state}>
            <Shape name={hasJaeger ? 'circle' : 'ring'} tone={hasJaeger ? 'good' : 'muted'} />
            <span className={styles.words}>
              {hasJaeger ? 'Configured: it is asked trace by trace' : 'None is configured'}
            </span>
          </div>
          <CodeBlock code="SEISMO_JAEGER_URL=http://jaeger:16686" label="Jaeger setting" />
        </section>
      </div>
    </Panel>
  )
}
