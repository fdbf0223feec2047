import type { IssuesFilter } from '../../search/issues-search.ts'
import { DisplayMenu } from './DisplayMenu.tsx'
import { FilterBox } from '../../components/filter/FilterBox.tsx'
import { FilterChips } from '../../components/filter/FilterChips.tsx'
import { SortMenu } from './SortMenu.tsx'
import type { Display } from './use-display.ts'
import { ViewTabs } from './views/ViewTabs.tsx'
import styles from './IssuesToolbar.module.css'

interface IssuesToolbarProps {
  filter: IssuesFilter
  display: Display
}

export function IssuesToolbar({ filter, display }: IssuesToolbarProps) {
  return (
    <>
      <div className={styles.bar}>
        <h1>Issues</h1>
        <ViewTabs filter={filter} />
      </div>
      <div className={styles.bar}>
        <FilterBox q={filter.q} window={filter.window} />
        <div className={styles.tools}>
          <SortMenu sort={filter.sort} />
          <DisplayMenu display={display} />
        </div>
      </div>
      <FilterChips q={filter.q} />
    </>
  )
}
