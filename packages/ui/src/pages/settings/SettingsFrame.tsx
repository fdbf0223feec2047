import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useIsAdmin, useProject } from '../../components/use-project.ts'
import styles from './SettingsFrame.module.css'

const PAGES = [
  { to: '/p/$project/settings/setup', label: 'Set up', forAdmins: false },
  { to: '/p/$project/settings', label: 'Project', forAdmins: false },
  { to: '/p/$project/settings/grouping', label: 'Grouping', forAdmins: false },
  { to: '/p/$project/settings/privacy', label: 'Privacy', forAdmins: false },
  { to: '/p/$project/settings/sampling', label: 'Sampling', forAdmins: false },
  { to: '/p/$project/settings/retention', label: 'Retention', forAdmins: false },
  { to: '/p/$project/settings/access', label: 'Access', forAdmins: false },
  { to: '/p/$project/settings/audit', label: 'Audit log', forAdmins: true },
] as const

/** What the pages of the settings share: their title and the way from one to the other. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { slug, name } = useProject()
  const isAdmin = useIsAdmin()
  return (
    <div className={styles.page}>
      <title>{`Settings · ${name} · Seismo`}</title>
      <h1>Settings</h1>
      <nav aria-label="Settings">
        <ul className={styles.links}>
          {PAGES.filter(({ forAdmins }) => isAdmin || !forAdmins).map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                params={{ project: slug }}
                className={styles.link}
                activeOptions={{ exact: true, includeSearch: false }}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  )
}
