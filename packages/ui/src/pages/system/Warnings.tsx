import type { System } from '@seismo/ingest/api'
import { Link } from '@tanstack/react-router'
import { Duration } from '../../components/RelativeTime.tsx'
import { Shape, type ShapeName, type Tone } from '../../ui/Shape.tsx'
import { warningsOf, type Warning } from './warnings-of.ts'
import styles from './Warnings.module.css'

const looks: Record<Warning['is'], { shape: ShapeName; tone: Tone }> = {
  trouble: { shape: 'square', tone: 'poor' },
  'over-budget': { shape: 'triangle', tone: 'ni' },
  disk: { shape: 'triangle', tone: 'ni' },
  full: { shape: 'triangle', tone: 'ni' },
  damaged: { shape: 'diamond', tone: 'info' },
}

/** Stands empty on the page, so that a screen reader is told what appears in it. */
export function Warnings({ system }: { system: System }) {
  return (
    <div role="status" className={styles.warnings}>
      {warningsOf(system).map(({ is, title, advice, since, issue }) => (
        <div key={title} className={styles.warning} data-tone={looks[is].tone}>
          <p className={styles.title}>
            <Shape name={looks[is].shape} tone={looks[is].tone} />
            <span>
              {title}
              {since !== undefined && (
                <>
                  , <Duration since={since} />
                </>
              )}
            </span>
          </p>
          <p className={styles.advice}>
            {advice}
            {issue !== undefined && (
              <>
                {' '}
                <Link
                  to="/p/$project/issues/$issueId"
                  params={{ project: issue.project, issueId: issue.id }}
                  className={styles.link}
                >
                  See the issue
                </Link>
              </>
            )}
          </p>
        </div>
      ))}
    </div>
  )
}
