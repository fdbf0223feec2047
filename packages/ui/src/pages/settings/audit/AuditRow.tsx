import type { AuditEntry } from '@seismo/ingest/api'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { useSession } from '../../../components/use-project.ts'
import { Hidden } from '../../../ui/Hidden.tsx'
import { actorName } from '../actor-name.ts'
import { deedOf, valueWords } from './audit-words.ts'
import { isSecret, shownFields } from './shown-fields.ts'
import styles from './AuditRow.module.css'

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { projects } = useSession()
  const { at, actor, verb } = entry
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p>
          <bdi className={styles.actor}>{actorName(actor)}</bdi>{' '}
          <bdi>{deedOf(entry, projects)}</bdi>
        </p>
        <ul className={styles.fields}>
          {shownFields(entry).map((field) => (
            <FieldLine key={field.name} field={field} verb={verb} />
          ))}
        </ul>
      </div>
      <span className={styles.at}>
        <RelativeTime at={at} />
      </span>
    </li>
  )
}

interface FieldLineProps {
  field: AuditEntry['fields'][number]
  verb: AuditEntry['verb']
}

function FieldLine({ field, verb }: FieldLineProps) {
  const { name, from, to } = field
  return (
    <li>
      <code>{name}</code>{' '}
      {isSecret(field) ? (
        'changed'
      ) : (
        <>
          {verb !== 'added' && <bdi>{valueWords(from, name)}</bdi>}
          {verb === 'changed' && (
            <>
              <span aria-hidden="true"> → </span>
              <Hidden> to </Hidden>
            </>
          )}
          {verb !== 'removed' && <bdi>{valueWords(to, name)}</bdi>}
        </>
      )}
    </li>
  )
}
