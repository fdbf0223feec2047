import type { PageDetail } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { DevicePicker } from '../../../components/DevicePicker.tsx'
import { EnvironmentPicker } from '../../../components/EnvironmentPicker.tsx'
import { ReleasePicker } from '../../../components/ReleasePicker.tsx'
import { useProject } from '../../../components/use-project.ts'
import { formatExact } from '../../../format/numbers.ts'
import { NO_LOOK } from '../../../search/look-search.ts'
import type { PagesFilter } from '../../../search/pages-search.ts'
import { windowLabel } from '../../../search/time-window.ts'
import styles from '../../../components/BackHeader.module.css'

interface PageHeaderProps extends Pick<PagesFilter, 'window' | 'signals'> {
  page: string
  /** Undefined while it is on its way. */
  detail: PageDetail | undefined
}

export function PageHeader({ page, detail, window, signals }: PageHeaderProps) {
  const { slug } = useProject()
  const isSampled = detail !== undefined && detail.views > detail.seen
  return (
    <header className={styles.header}>
      <Link
        to="/p/$project/pages"
        params={{ project: slug }}
        search={(old) => ({ ...old, ...NO_LOOK, metric: undefined })}
        className={styles.back}
      >
        <ArrowLeft size={14} aria-hidden="true" /> Pages
      </Link>
      <h1 className={styles.name}>
        <bdi>{page === '' ? '(no address)' : page}</bdi>
      </h1>
      <p className={styles.note}>
        {windowLabel(window)}
        {isSampled && ` · ≈ sampled: ${formatExact(detail.seen)} views were seen`}
      </p>
      <div className={styles.side}>
        <DevicePicker device={signals.device ?? 'all'} />
        <EnvironmentPicker environment={signals.environment} window={window} />
        <ReleasePicker release={signals.release} window={window} />
      </div>
    </header>
  )
}
