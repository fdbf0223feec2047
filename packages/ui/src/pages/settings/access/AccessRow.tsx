import type { ReactNode } from 'react'
import type { Role } from '../../../api/members.ts'
import { RoleBadge } from './RoleBadge.tsx'
import styles from './AccessRow.module.css'

interface AccessRowProps {
  name: string
  /** Of what has one of its own. */
  role?: Role
  /** Beside the name, such as "you". */
  mark?: ReactNode
  note: ReactNode
  actions: ReactNode
  /** What an action asks before it is done. */
  children?: ReactNode
}

/** Who or what may come in, and what can be done about it. */
export function AccessRow({ name, role, mark, note, actions, children }: AccessRowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.name}>
          <bdi>{name}</bdi> {role && <RoleBadge role={role} />}{' '}
          <span className={styles.note}>{mark}</span>
        </p>
        <p className={styles.note}>{note}</p>
      </div>
      <div className={styles.actions}>{actions}</div>
      {children}
    </li>
  )
}
