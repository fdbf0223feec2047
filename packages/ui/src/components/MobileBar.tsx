import { useMatchRoute, useNavigate } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { Menu } from '../ui/Menu.tsx'
import { SectionLinks } from './SectionLinks.tsx'
import { SECTIONS } from './sections.ts'
import { useProject } from './use-project.ts'
import styles from './MobileBar.module.css'

/** What somebody who was paged at night needs first, in the order of the rail. */
const FIRST: ReadonlySet<string> = new Set(['Overview', 'Issues', 'Vitals', 'Alerts'])
const first = SECTIONS.filter(({ label }) => FIRST.has(label))
const rest = SECTIONS.filter(({ label }) => !FIRST.has(label))

/** The sections at the thumb, on a phone alone. */
export function MobileBar() {
  return (
    <nav aria-label="Sections" className={styles.bar}>
      <SectionLinks sections={first} className={styles.tabs}>
        <li>
          <More />
        </li>
      </SectionLinks>
    </nav>
  )
}

function More() {
  const { slug } = useProject()
  const navigate = useNavigate()
  const matchRoute = useMatchRoute()
  const isHere = rest.some(({ to }) => matchRoute({ to, fuzzy: true }) !== false)
  return (
    <Menu
      trigger={(props) => (
        <button {...props} type="button" className={styles.more} data-here={isHere}>
          <MenuIcon size={16} aria-hidden="true" />
          More
        </button>
      )}
      entries={rest.map(({ to, label, Icon }) => ({
        ...{ is: 'item' as const, text: label, icon: <Icon size={14} aria-hidden="true" /> },
        onSelect: () => void navigate({ to, params: { project: slug } }),
      }))}
    />
  )
}
