import type { EndpointDetail } from '@seismo/ingest/api'
import { getRouteApi } from '@tanstack/react-router'
import type { EndpointAsk } from '../../../api/requests.ts'
import { LazyLooks } from '../../../components/correlation/LazyLooks.tsx'
import { requestName } from '../request-name.ts'
import { AnswersChart } from './AnswersChart.tsx'
import { DurationsChart } from './DurationsChart.tsx'
import { EndpointFigures } from './EndpointFigures.tsx'
import { Outcomes } from './Outcomes.tsx'
import { PartTable } from './PartTable.tsx'
import { Samples } from './Samples.tsx'
import { ServerShare } from './ServerShare.tsx'
import { Waterfall } from './Waterfall.tsx'
import styles from './EndpointPage.module.css'

const route = getRouteApi('/authed/p/$project/requests/endpoint')

/** What the data does not have is not on the page. */
export function EndpointBody({ detail, ask }: { detail: EndpointDetail; ask: EndpointAsk }) {
  const { rise } = route.useSearch()
  const { byPage, byRelease, failed, phases, server } = detail
  const hasReleases = byRelease.some(({ name }) => name !== '')
  return (
    <>
      <EndpointFigures detail={detail} />
      {failed > 0 && (
        <LazyLooks
          dataset="requests"
          ask={{ signal: { signal: `requests:${requestName(detail)}` }, window: ask.window, rise }}
        />
      )}
      <DurationsChart detail={detail} />
      <div className={styles.pair}>
        <AnswersChart detail={detail} />
        <Outcomes outcomes={detail.outcomes} n={detail.n} />
      </div>
      {(phases.n > 0 || server.n > 0) && (
        <div className={styles.pair}>
          {phases.n > 0 && <Waterfall phases={phases} n={detail.n} />}
          {server.n > 0 && <ServerShare server={server} timings={detail.serverTimings} />}
        </div>
      )}
      <div className={styles.pair}>
        <PartTable is="page" parts={byPage} n={detail.n} />
        {hasReleases && <PartTable is="release" parts={byRelease} n={detail.n} />}
      </div>
      <Samples samples={detail.samples} />
    </>
  )
}
