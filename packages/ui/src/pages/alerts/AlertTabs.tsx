import { Link } from '@tanstack/react-router'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { ALERT_TABS, type AlertTab } from '../../search/alerts-search.ts'
import styles from '../../components/TabLinks.module.css'

const LABELS: Record<AlertTab, string> = {
  firing: 'Firing',
  pending: 'Pending',
  silenced: 'Silenced',
  rules: 'Rules',
  history: 'History',
  'dead-letters': 'Dead letters',
}

/** How many stand behind a tab; undefined while it is not known, or where nobody counts. */
export type TabCounts = Partial<Record<AlertTab, number | undefined>>

interface AlertTabsProps {
  active: AlertTab
  counts: TabCounts
}

/** Tabs are links: the tab is part of the address. */
export function AlertTabs({ active, counts }: AlertTabsProps) {
  return (
    <nav className={styles.tabs} aria-label="Alerts">
      {ALERT_TABS.filter((tab) => isShown(tab, { active, counts })).map((tab) => (
        <Link
          key={tab}
          to="."
          search={{ show: tab === 'firing' ? undefined : tab }}
          className={styles.tab}
          // The address of an open rule names no tab, and is on one all the same.
          aria-current={tab === active ? 'page' : undefined}
          data-tone={isBad(tab, counts) || undefined}
          activeOptions={EXACTLY}
          preload={false}
        >
          {LABELS[tab]}
          <Count tab={tab} n={counts[tab]} />
        </Link>
      ))}
    </nav>
  )
}

const EXACTLY = { exact: true, includeSearch: true } as const

/** Messages that reached nobody are the exception: no tab for what is not there. */
function isShown(tab: AlertTab, { active, counts }: AlertTabsProps): boolean {
  return tab !== 'dead-letters' || tab === active || (counts['dead-letters'] ?? 0) > 0
}

function isBad(tab: AlertTab, counts: TabCounts): boolean {
  return (tab === 'firing' || tab === 'dead-letters') && (counts[tab] ?? 0) > 0
}

/** Its place is kept while it is not known: tabs that move are tabs one misses. */
function Count({ tab, n }: { tab: AlertTab; n: number | undefined }) {
  if (tab === 'history') return null
  return (
    <span className={styles.count} title={n === undefined ? undefined : formatExact(n)}>
      {n === undefined ? '' : formatCount(n)}
    </span>
  )
}
