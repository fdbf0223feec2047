import { getRouteApi } from '@tanstack/react-router'
import { DevicePicker } from '../../components/DevicePicker.tsx'
import { EnvironmentPicker } from '../../components/EnvironmentPicker.tsx'
import { NameFilter } from '../../components/NameFilter.tsx'
import { PageHead } from '../../components/PageHead.tsx'
import { ReleasePicker } from '../../components/ReleasePicker.tsx'
import { SignalChips } from '../../components/SignalChips.tsx'
import { useProject } from '../../components/use-project.ts'
import { requestsFilter } from '../../search/requests-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EndpointList } from './EndpointList.tsx'
import { FailedList } from './FailedList.tsx'
import { HostList } from './HostList.tsx'
import { RequestTabs } from './RequestTabs.tsx'
import styles from './RequestsPage.module.css'

const route = getRouteApi('/authed/p/$project/requests')
const LISTS = { all: EndpointList, failed: FailedList, hosts: HostList } as const

/** All requests, those that failed, or whom they go to. */
export function RequestsPage() {
  const { name } = useProject()
  const filter = requestsFilter(route.useSearch())
  const { window, signals, list, host } = filter
  const List = LISTS[list]
  return (
    <div>
      <title>{`Requests · ${name} · Seismo`}</title>
      <PageHead title="Requests" note={windowLabel(window)}>
        <DevicePicker device={signals.device ?? 'all'} />
        <EnvironmentPicker environment={signals.environment} window={window} />
        <ReleasePicker release={signals.release} window={window} />
        {list !== 'failed' && (
          <NameFilter
            param="path"
            label="Find a request"
            placeholder="Find a request, such as /api/*"
            name={filter.path}
          />
        )}
      </PageHead>
      <div className={styles.bar}>
        <RequestTabs list={list} />
        <SignalChips values={{ page: signals.page, host: list === 'all' ? host : undefined }} />
      </div>
      <List filter={filter} />
    </div>
  )
}
