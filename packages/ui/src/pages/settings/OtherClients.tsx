import type { ReactNode } from 'react'
import { useMayChange, useProject } from '../../components/use-project.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { remoteWriteYaml } from './remote-write-yaml.ts'
import styles from './OtherClients.module.css'

/** Where clients send that are there already, with this project's key and address filled in. */
export function OtherClients() {
  const { publicKey, sentryDsn, faroUrl, otlpUrl, reportsUrl, remoteWriteUrl } = useProject()
  const mayChange = useMayChange()
  return (
    <Panel title="Other clients" note="They keep their code and send here">
      <div className={styles.clients}>
        <Client
          name="Sentry"
          hint={
            <>
              As <code>dsn</code>, in Sentry’s SDKs for browsers.
            </>
          }
        >
          <CodeBlock code={sentryDsn} label="Sentry DSN" />
        </Client>
        <Client
          name="Grafana Faro"
          hint={
            <>
              As <code>url</code>, in <code>initializeFaro</code>.
            </>
          }
        >
          <CodeBlock code={faroUrl} label="Faro URL" />
        </Client>
        <Client
          name="OpenTelemetry"
          hint={
            <>
              The endpoint of OTLP over HTTP, and the header with the key. Metrics need{' '}
              <code>AggregationTemporalityPreference.DELTA</code>.
            </>
          }
        >
          <CodeBlock code={otlpUrl} label="OTLP endpoint" />
          <CodeBlock code={`x-seismo-key: ${publicKey}`} label="OTLP header" />
        </Client>
        <Client
          name="Browser reports"
          hint="A header of your pages: crashes, deprecations and broken policies, told by the browser itself."
        >
          <CodeBlock
            code={`Reporting-Endpoints: default="${reportsUrl}"`}
            label="Reporting-Endpoints header"
          />
        </Client>
        {mayChange && <Prometheus url={remoteWriteUrl} />}
      </div>
    </Panel>
  )
}

/** Its token says who it is, and a viewer's may not write. */
function Prometheus({ url }: { url: string }) {
  return (
    <Client
      name="Prometheus"
      hint={
        <>
          In <code>prometheus.yml</code>. It takes the API token (<code>SEISMO_API_TOKEN</code>) and
          not the key.
        </>
      }
    >
      <CodeBlock code={remoteWriteYaml(url)} label="remote write settings" />
    </Client>
  )
}

function Client(props: { name: string; hint: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.client}>
      <h3>{props.name}</h3>
      <p className={styles.hint}>{props.hint}</p>
      {props.children}
    </section>
  )
}
