import type { IssueEvent } from '@seismo/ingest/api'
import { ExternalLink } from 'lucide-react'
import { CopyButton } from '../../ui/CopyButton.tsx'
import styles from './TraceHead.module.css'

/** The trace's id, and where else it can be opened. */
export function TraceHead({ trace }: { trace: NonNullable<IssueEvent['trace']> }) {
  const { traceId, links } = trace
  return (
    <p className={styles.head}>
      <span className={styles.label}>Trace</span>
      <code className={styles.id}>{traceId}</code>
      <CopyButton text={traceId} label="Copy trace id" />
      {links.map(({ name, url }) => (
        <a
          key={`${name} ${url}`}
          href={url}
          target="_blank"
          rel="noreferrer"
          className={styles.link}
        >
          Open in <bdi>{name}</bdi> <ExternalLink size={12} aria-hidden="true" />
        </a>
      ))}
    </p>
  )
}
