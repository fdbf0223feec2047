import type { EndpointDetail } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { EndpointAsk } from '../../../api/requests.ts'
import { DevicePicker } from '../../../components/DevicePicker.tsx'
import { EnvironmentPicker } from '../../../components/EnvironmentPicker.tsx'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { ReleasePicker } from '../../../components/ReleasePicker.tsx'
import { SignalChips } from '../../../components/SignalChips.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { windowLabel } from '../../../search/time-window.ts'
import { PartyBadge } from '../PartyBadge.tsx'
import { endpointTerms } from './endpoint-terms.ts'
import { listSearch } from './list-search.ts'
import frame from '../../../components/BackHeader.module.css'
import styles from './EndpointPage.module.css'

interface EndpointHeaderProps {
  ask: EndpointAsk
  /** Undefined while it is on its way. */
  detail: EndpointDetail | undefined
}

export function EndpointHeader({ ask, detail }: EndpointHeaderProps) {
  const { slug } = useProject()
  const { endpoint, window, signals } = ask
  const { method, target, operation } = endpoint
  const terms = endpointTerms(endpoint, signals)
  const params = { project: slug }
  return (
    <header className={frame.header}>
      <Link to="/p/$project/requests" params={params} search={listSearch} className={frame.back}>
        <ArrowLeft size={14} aria-hidden="true" /> Requests
      </Link>
      <h1 className={`${frame.name ?? ''} ${styles.name ?? ''}`}>
        <span className={styles.method}>{method}</span> <bdi>{target || '(no address)'}</bdi>{' '}
        {operation !== '' && <bdi className={styles.method}>{operation}</bdi>}
      </h1>
      {detail?.firstParty === false && <PartyBadge />}
      <p className={frame.note}>
        {windowLabel(window)}
        {detail !== undefined &&
          detail.n > detail.seen &&
          ` · ≈ sampled: ${formatExact(detail.seen)} requests were seen`}
      </p>
      <div className={frame.side}>
        <DevicePicker device={signals.device ?? 'all'} />
        <EnvironmentPicker environment={signals.environment} window={window} />
        <ReleasePicker release={signals.release} window={window} />
        {terms !== undefined && (
          <LinkButton
            to="/p/$project/explore"
            params={params}
            search={{ ...window, dataset: 'requests', as: 'samples', q: terms }}
          >
            Rows in Explore
          </LinkButton>
        )}
      </div>
      <SignalChips values={{ page: signals.page }} />
    </header>
  )
}
