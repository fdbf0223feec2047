import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { alertsQuery } from '../api/alerts.ts'
import { Hidden } from '../ui/Hidden.tsx'
import { Shape } from '../ui/Shape.tsx'
import { alertCounts } from './alert-counts.ts'
import type { Section } from './sections.ts'
import { useProject } from './use-project.ts'
import styles from './SectionLinks.module.css'

interface SectionLinksProps {
  sections: readonly Section[]
  className: string | undefined
  /** After the links, in the same list. */
  children?: ReactNode
}

/** The same links make the rail and, on a phone, the bar at the bottom. */
export function SectionLinks({ sections, className, children }: SectionLinksProps) {
  const { slug } = useProject()
  return (
    <ul className={className}>
      {sections.map(({ to, label, key, Icon }) => (
        <li key={to}>
          <Link
            to={to}
            params={{ project: slug }}
            className={styles.link}
            activeOptions={{ includeSearch: false }}
            title={`${label} (g ${key})`}
          >
            <Icon size={16} aria-hidden="true" />
            <span className={styles.label}>{label}</span>
            {label === 'Alerts' && <FiringCount project={slug} />}
          </Link>
        </li>
      ))}
      {children}
    </ul>
  )
}

function FiringCount({ project }: { project: string }) {
  const { data } = useQuery(alertsQuery(project))
  // What is held back is on a tab of its own, and calls nobody here either.
  const { firing } = alertCounts(data?.items ?? [])
  if (firing === 0) return null
  return (
    <span className={styles.firing}>
      <Shape name="square" tone="poor" size={7} />
      {firing}
      <Hidden> firing</Hidden>
    </span>
  )
}
