import { useQuery } from '@tanstack/react-query'
import { attemptsQuery } from '../../api/attempts.ts'
import { formRefusal } from '../../api/refusal.ts'
import { useNow } from '../../hooks/use-now.ts'
import { Button } from '../../ui/Button.tsx'
import { RelativeTime } from '../RelativeTime.tsx'
import { useProjectChange } from '../use-project-change.ts'
import { useIsAdmin, useProject } from '../use-project.ts'
import { attemptWords, isAllowable, isSettled, silentLoads } from './attempt-words.ts'
import styles from './Attempts.module.css'

/** What came and was not taken, while somebody waits for what is. */
export function Attempts() {
  const { slug, allowedOrigins } = useProject()
  const { data } = useQuery(attemptsQuery(slug))
  const now = useNow()
  if (data === undefined) return null
  const refused = data.refused.filter((one) => !isSettled(one, allowedOrigins))
  const silent = silentLoads(data, now)
  if (refused.length === 0 && silent.length === 0) return null
  return (
    <ul className={styles.attempts} aria-label="What did not get through">
      {refused.slice(0, 5).map((one) => {
        const { what, remedy } = attemptWords(one)
        return (
          <li key={`${one.reason} ${one.origin}`} className={styles.attempt}>
            <p className={styles.what}>
              <bdi>{what}</bdi>
            </p>
            <p className={styles.remedy}>
              {remedy} {one.n > 1 && `${one.n} times, last `}
              <RelativeTime at={one.lastAt} />.
            </p>
            {isAllowable(one) && <AllowOrigin origin={one.origin} />}
          </li>
        )
      })}
      {silent.map((origin) => (
        <li key={origin} className={styles.attempt}>
          <p className={styles.what}>
            <bdi>{origin}</bdi> loaded the script, and nothing came after it.
          </p>
          <p className={styles.remedy}>
            An ad blocker may stop it, or a Content-Security-Policy without the line of step 1.
          </p>
        </li>
      ))}
    </ul>
  )
}

function AllowOrigin({ origin }: { origin: string }) {
  const { allowedOrigins } = useProject()
  const isAdmin = useIsAdmin()
  const save = useProjectChange()
  if (!isAdmin) return <p className={styles.remedy}>Ask an admin to allow it under Settings.</p>
  return (
    <div>
      <Button
        size="small"
        disabled={save.isPending}
        onClick={() => save.mutate({ allowedOrigins: [...allowedOrigins, origin] })}
      >
        Allow {origin}
      </Button>
      <p role="alert" className={styles.remedy}>
        {formRefusal(save.error)}
      </p>
    </div>
  )
}
