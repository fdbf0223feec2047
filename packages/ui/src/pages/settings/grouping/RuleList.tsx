import type { GroupingRule } from '@seismo/ingest/api'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { moved } from './draft.ts'
import { Examples } from './Examples.tsx'
import { RuleForm } from './RuleForm.tsx'
import { RuleRow } from './RuleRow.tsx'
import styles from './RuleList.module.css'

interface RuleListProps {
  rules: readonly GroupingRule[]
  mayChange: boolean
  onChange: (rules: GroupingRule[]) => void
  begun: GroupingRule | undefined
  onBegun: () => void
}

/** Which rule the form is about; `rules.length` is a new one. */
interface Editing {
  index: number
  rule: GroupingRule | undefined
}

export function RuleList({ rules, mayChange, onChange, begun, onBegun }: RuleListProps) {
  const [chosen, setEditing] = useState<Editing>()
  const editing = chosen ?? (mayChange && begun ? { index: rules.length, rule: begun } : undefined)

  function close() {
    setEditing(undefined)
    if (begun) onBegun()
  }

  return (
    <div className={styles.list}>
      {rules.length === 0 ? (
        <Examples
          mayChange={mayChange}
          onTake={(rule) => setEditing({ index: rules.length, rule })}
        />
      ) : (
        <ol className={styles.rows}>
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.name}
              rule={rule}
              mayChange={mayChange}
              isFirst={index === 0}
              isLast={index === rules.length - 1}
              onEdit={() => setEditing({ index, rule })}
              onMove={(by) => onChange(moved(rules, index, index + by))}
              onRemove={() => onChange(rules.filter((one) => one !== rule))}
            />
          ))}
        </ol>
      )}
      {mayChange && (
        <div>
          <Button onClick={() => setEditing({ index: rules.length, rule: undefined })}>
            <Plus size={14} aria-hidden="true" /> Add rule
          </Button>
        </div>
      )}
      {editing && (
        <RuleForm
          rule={editing.rule}
          others={rules.filter((_, index) => index !== editing.index).map(({ name }) => name)}
          isNew={editing.index === rules.length}
          onDone={(rule) => {
            onChange([...rules.slice(0, editing.index), rule, ...rules.slice(editing.index + 1)])
            close()
          }}
          onClose={close}
        />
      )}
    </div>
  )
}
