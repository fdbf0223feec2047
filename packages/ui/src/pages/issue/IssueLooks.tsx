import type { IssueDetail } from '@seismo/ingest/api'
import { useSearch } from '@tanstack/react-router'
import { LazyLooks } from '../../components/correlation/LazyLooks.tsx'
import { ValueFilterContext } from '../../components/correlation/value-filter.ts'
import { withValue } from '../../search/filter-terms.ts'
import { windowOf } from '../../search/time-window.ts'
import { useEventFilter } from './events/use-event-filter.ts'
import styles from './IssuePage.module.css'

/** What moved with the issue; a value there narrows down the events below. */
export function IssueLooks({ issue }: { issue: IssueDetail }) {
  const { rise, ...search } = useSearch({ strict: false })
  const { only, setOnly } = useEventFilter()
  return (
    <div className={styles.looks}>
      <ValueFilterContext value={(value) => setOnly(withValue(only, value))}>
        <LazyLooks
          dataset="errors"
          ask={{ signal: { issue: issue.id }, window: windowOf(search), rise }}
        />
      </ValueFilterContext>
    </div>
  )
}
