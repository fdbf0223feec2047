import { LinkButton } from '../../../components/LinkButton.tsx'
import { useProject } from '../../../components/use-project.ts'
import styles from './OverflowNotice.module.css'

/** What this issue is, that no other is, and where to go from here. */
export function OverflowNotice() {
  const { slug } = useProject()
  const params = { project: slug }
  return (
    <div className={styles.notice} role="note">
      <p>
        This is no single fault: the project had more new issues at once than its budget, and these
        errors would have opened the rest. Look below for what they share, such as a release or a
        browser extension; split off what matters; group what belongs together; or raise{' '}
        <code>new_issues</code> in <code>seismo.yaml</code>.
      </p>
      <p className={styles.links}>
        <LinkButton size="small" to="/p/$project/settings/grouping" params={params}>
          Grouping rules
        </LinkButton>
        <LinkButton size="small" to="/p/$project/system" params={params}>
          The budget, on System
        </LinkButton>
      </p>
    </div>
  )
}
