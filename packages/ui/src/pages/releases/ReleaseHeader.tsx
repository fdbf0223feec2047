import type { ReleaseDetail } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Fragment } from 'react'
import { LinkButton } from '../../components/LinkButton.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import type { TimeWindow } from '../../search/time-window.ts'
import { EnvironmentPicker } from '../../components/EnvironmentPicker.tsx'
import frame from '../../components/BackHeader.module.css'
import styles from './ReleaseHeader.module.css'

interface ReleaseHeaderProps {
  release: string
  /** Undefined while it is on its way. */
  detail: ReleaseDetail | undefined
  environment: string | undefined
  window: TimeWindow
}

export function ReleaseHeader({ release, detail, environment, window }: ReleaseHeaderProps) {
  const { slug } = useProject()
  return (
    <header className={frame.header}>
      <Link
        to="/p/$project/releases"
        params={{ project: slug }}
        search={(old) => old}
        className={frame.back}
      >
        <ArrowLeft size={14} aria-hidden="true" /> Releases
      </Link>
      <h1 className={frame.name}>
        <bdi>{release}</bdi>
      </h1>
      <p className={frame.note}>
        {detail && (
          <>
            {detail.environments
              .filter((one) => one !== '')
              .map((one) => (
                <Fragment key={one}>
                  <bdi>{one}</bdi> ·{' '}
                </Fragment>
              ))}
            first seen <RelativeTime at={detail.firstSeen} /> · last seen{' '}
            <RelativeTime at={detail.lastSeen} />
          </>
        )}
      </p>
      <div className={frame.side}>
        <EnvironmentPicker environment={environment} window={window} />
        <Neighbour release={detail?.previous ?? null} label="Previous" />
        <Neighbour release={detail?.next ?? null} label="Next" />
      </div>
    </header>
  )
}

function Neighbour({ release, label }: { release: string | null; label: string }) {
  const { slug } = useProject()
  if (release === null) return null
  return (
    <LinkButton
      to="/p/$project/releases/$release"
      params={{ project: slug, release }}
      search={(old) => old}
      title={`${label} release`}
      className={styles.neighbour}
    >
      {label}: <bdi>{release}</bdi>
    </LinkButton>
  )
}
