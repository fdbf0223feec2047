import type { GroupingRule } from '@seismo/ingest/api'
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { IconButton } from '../../../ui/Button.tsx'
import { conditionWords, effectWords } from './rule-words.ts'
import styles from './RuleRow.module.css'

interface RuleRowProps {
  rule: GroupingRule
  mayChange: boolean
  isFirst: boolean
  isLast: boolean
  onEdit: () => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

export function RuleRow({ rule, mayChange, ...props }: RuleRowProps) {
  const { name } = rule
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <RuleWords rule={rule} />
      </div>
      {mayChange && (
        <div className={styles.actions}>
          <IconButton
            label={`Move ${name} up`}
            disabled={props.isFirst}
            onClick={() => props.onMove(-1)}
          >
            <ArrowUp size={14} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={`Move ${name} down`}
            disabled={props.isLast}
            onClick={() => props.onMove(1)}
          >
            <ArrowDown size={14} aria-hidden="true" />
          </IconButton>
          <IconButton label={`Edit ${name}`} onClick={props.onEdit}>
            <Pencil size={14} aria-hidden="true" />
          </IconButton>
          <IconButton label={`Remove ${name}`} onClick={props.onRemove}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </li>
  )
}

export function RuleWords({ rule }: { rule: GroupingRule }) {
  return (
    <>
      <h3 className={styles.name}>{rule.name}</h3>
      <p className={styles.conditions}>
        {conditionWords(rule.match).map(({ field, words }) => (
          <span key={field}>
            <code>{field}</code> {words}
          </span>
        ))}
      </p>
      <p className={styles.effect}>
        <span aria-hidden="true">→ </span>
        {effectWords(rule)}
      </p>
    </>
  )
}
