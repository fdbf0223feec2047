import { Link } from '@tanstack/react-router'
import { NO_LOOK } from '../../search/look-search.ts'
import type { RequestList } from '../../search/requests-search.ts'
import styles from '../../components/TabLinks.module.css'

const tabs: readonly { list: RequestList; label: string }[] = [
  { list: 'all', label: 'All' },
  { list: 'failed', label: 'Failed' },
  { list: 'hosts', label: 'Hosts' },
]

/** Tabs are links: the tab is part of the address. */
export function RequestTabs({ list }: { list: RequestList }) {
  return (
    <nav className={styles.tabs} aria-label="Requests">
      {tabs.map((tab) => (
        <Link
          key={tab.list}
          to="."
          search={(old) => ({ ...old, ...NO_LOOK, ...OF_FAILED, list: tab.list })}
          className={styles.tab}
          // The address without a list is on one all the same.
          aria-current={tab.list === list ? 'page' : undefined}
          activeOptions={EXACTLY}
          preload={false}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}

/** What only the list of failures has. */
const OF_FAILED = { order: undefined, request: undefined }
const EXACTLY = { exact: true, includeSearch: true } as const
