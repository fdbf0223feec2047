import type { Finding } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { NO_LOOK } from '../../search/look-search.ts'
import { useProject } from '../use-project.ts'
import { ValueButton } from './ValueButton.tsx'
import styles from './FindingName.module.css'

/** Labels beyond these are told further down. */
const MOST_LABELS = 3

/** What it is, as a way to its own page or, for values, as a filter. */
export function FindingName({ finding }: { finding: Finding }) {
  const { name, labels, evidence } = finding
  const { slug } = useProject()
  switch (evidence.is) {
    case 'dimension':
      return (
        <span className={styles.values}>
          {Object.entries(labels).map(([key, value]) => (
            <ValueButton key={key} name={key} value={value} />
          ))}
        </span>
      )
    case 'deploy':
      return (
        <Link
          to="/p/$project/releases/$release"
          params={{ project: slug, release: evidence.release }}
          className={styles.link}
        >
          <bdi>{evidence.release}</bdi>
        </Link>
      )
    case 'alert':
      return (
        <span className={styles.name}>
          <Link
            to="/p/$project/alerts"
            params={{ project: slug }}
            search={(old) => ({ ...old, ...NO_LOOK, show: 'history' })}
            className={styles.link}
          >
            <bdi>{evidence.rule}</bdi>
          </Link>{' '}
          <Labels labels={labels} />
        </span>
      )
    case 'request':
      return (
        <Link
          to="/p/$project/requests"
          params={{ project: slug }}
          search={(old) => ({
            ...old,
            ...NO_LOOK,
            request: `${evidence.method} ${evidence.target}`,
          })}
          className={styles.link}
        >
          {evidence.method} <bdi>{evidence.target}</bdi>
        </Link>
      )
    default:
      return (
        <span className={styles.name} title={name}>
          <bdi>{name}</bdi> <Labels labels={labels} />
        </span>
      )
  }
}

function Labels({ labels }: Pick<Finding, 'labels'>) {
  return Object.entries(labels)
    .slice(0, MOST_LABELS)
    .map(([key, value]) => (
      <span key={key} className={styles.label}>
        <bdi>{key}</bdi>=<bdi>{value}</bdi>
      </span>
    ))
}
