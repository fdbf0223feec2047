import type { Finding } from '@seismo/ingest/api'
import { formatExact, formatValue } from '../../format/numbers.ts'
import { formatAbsolute } from '../../format/time.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { valueWords } from './value-words.ts'
import styles from './FindingMore.module.css'

type Of<Is> = Extract<Finding['evidence'], { is: Is }>

/** More would be a list of its own. */
const MOST_TRACES = 10

/** What is behind it: the query, the others of its family, the deploy's page, the traces. */
export function FindingMore({ finding }: { finding: Finding }) {
  const { evidence } = finding
  switch (evidence.is) {
    case 'metric':
      return <MetricMore finding={finding} evidence={evidence} />
    case 'deploy':
      return <DeployMore evidence={evidence} />
    case 'alert':
    case 'setting':
      return <p className={styles.deploy}>{formatAbsolute(evidence.at)}</p>
    case 'trace':
      return <TraceMore evidence={evidence} />
    default:
      return null
  }
}

function MetricMore({ finding, evidence }: { finding: Finding; evidence: Of<'metric'> }) {
  const { name, labels } = finding
  const { family, query, unit } = evidence
  return (
    <details className={styles.more}>
      <summary>
        {family.length === 0 ? 'Labels' : `${formatExact(family.length)} more of its family`}
        {query !== '' && ' and its query'}
      </summary>
      <div className={styles.inside}>
        <LabelWords labels={labels} />
        {query !== '' && <CodeBlock code={query} label={`PromQL of ${name.slice(0, 80)}`} />}
        {family.length > 0 && <Family family={family} unit={unit} />}
      </div>
    </details>
  )
}

function Family({ family, unit }: Pick<Of<'metric'>, 'family' | 'unit'>) {
  return (
    <table className={styles.family}>
      <thead>
        <tr>
          <th>Of its family</th>
          <th className={styles.number}>Before</th>
          <th className={styles.number}>After</th>
          <th className={styles.number}>Usual changes</th>
        </tr>
      </thead>
      <tbody>
        {family.map(({ labels, before, after, severity }, index) => (
          <tr key={index}>
            <td>
              <LabelWords labels={labels} />
            </td>
            <td className={styles.number}>{valueWords(before, unit)}</td>
            <td className={styles.number}>{valueWords(after, unit)}</td>
            <td className={styles.number}>{formatValue(severity)} ×</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LabelWords({ labels }: Pick<Finding, 'labels'>) {
  const entries = Object.entries(labels)
  return (
    <p className={styles.labels}>
      {entries.length === 0
        ? 'No labels.'
        : entries.map(([key, value], index) => (
            <span key={key}>
              {index > 0 && ', '}
              <bdi>{key}</bdi>=<bdi>{value}</bdi>
            </span>
          ))}
    </p>
  )
}

function DeployMore({ evidence: { at, url } }: { evidence: Of<'deploy'> }) {
  return (
    <p className={styles.deploy}>
      {formatAbsolute(at)}
      {/* Written by whoever deployed: only what a browser fetches is a link. */}
      {url !== null && /^https?:\/\//i.test(url) && (
        <a href={url} rel="noreferrer noopener" target="_blank" className={styles.link}>
          What was deployed
        </a>
      )}
    </p>
  )
}

function TraceMore({ evidence: { traceIds } }: { evidence: Of<'trace'> }) {
  if (traceIds.length === 0) return null
  const shown = traceIds.slice(0, MOST_TRACES)
  return (
    <details className={styles.more}>
      <summary>Traces</summary>
      <div className={styles.inside}>
        <CodeBlock code={shown.join('\n')} label="trace ids" />
      </div>
    </details>
  )
}
