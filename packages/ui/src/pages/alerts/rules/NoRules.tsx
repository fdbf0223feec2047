import { Link } from '@tanstack/react-router'
import { useMayChange } from '../../../components/use-project.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { KINDS } from '../editor/kinds.ts'
import styles from './NoRules.module.css'

/** What can be watched, each a rule to begin with. */
export function NoRules() {
  const mayChange = useMayChange()
  return (
    <Panel title="No rules yet">
      <div className={styles.text}>
        <p className={styles.lead}>
          Nobody is told of anything yet. {mayChange ? 'Begin with one of these' : 'A rule'}, or put
          rules into <code>alerts/*.yml</code> beside the service, where they are reviewed and
          versioned.
        </p>
        <ul className={styles.kinds}>
          {KINDS.map(({ kind, label, why }) => (
            <li key={kind} className={styles.kind}>
              <h3>
                {mayChange ? (
                  <Link to="." search={{ rule: 'new', like: kind }} className={styles.link}>
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </h3>
              <p className={styles.why}>{why}</p>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
