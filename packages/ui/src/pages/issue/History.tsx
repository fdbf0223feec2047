import type { Activity } from '@seismo/ingest/api'
import { CircleCheck, CirclePlus, RotateCcw, TrendingUp, type LucideIcon } from 'lucide-react'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RailSection } from './RailSection.tsx'
import styles from './History.module.css'

const verbs: Record<Activity['verb'], { Icon: LucideIcon; words: string }> = {
  created: { Icon: CirclePlus, words: 'First seen' },
  resolved: { Icon: CircleCheck, words: 'Resolved' },
  reopened: { Icon: RotateCcw, words: 'Reopened' },
  regressed: { Icon: TrendingUp, words: 'Regressed' },
}

/** Verbs of people name who it was; the rest the service observed. */
const byPeople: readonly Activity['verb'][] = ['resolved', 'reopened']

export function History({ activity }: { activity: readonly Activity[] }) {
  return (
    <RailSection title="History">
      <ol className={styles.entries}>
        {activity.map(({ at, actor, verb, release }, index) => {
          const { Icon, words } = verbs[verb]
          return (
            <li key={index} className={styles.entry}>
              <Icon size={14} aria-hidden="true" className={styles.icon} />
              <span className={styles.words}>
                {words}
                {byPeople.includes(verb) && actor !== '' && (
                  <>
                    {' '}
                    by <bdi>{actor}</bdi>
                  </>
                )}
                {release !== undefined && release !== '' && (
                  <>
                    {' '}
                    in <bdi>{release}</bdi>
                  </>
                )}
              </span>
              <span className={styles.at}>
                <RelativeTime at={at} />
              </span>
            </li>
          )
        })}
      </ol>
    </RailSection>
  )
}
