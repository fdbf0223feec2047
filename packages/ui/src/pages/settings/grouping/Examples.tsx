import type { GroupingRule } from '@seismo/ingest/api'
import { Button } from '../../../ui/Button.tsx'
import { EXAMPLES } from './examples.ts'
import { RuleWords } from './RuleRow.tsx'
import styles from './Examples.module.css'

interface ExamplesProps {
  mayChange: boolean
  onTake: (rule: GroupingRule) => void
}

export function Examples({ mayChange, onTake }: ExamplesProps) {
  return (
    <div className={styles.examples}>
      <p className={styles.lead}>
        No rules: Seismo groups by itself, and that is mostly what you want. A rule is for what only
        you can know, such as:
      </p>
      <ul className={styles.list}>
        {EXAMPLES.map(({ rule, why }) => (
          <li key={rule.name} className={styles.example}>
            <RuleWords rule={rule} />
            <p className={styles.why}>{why}</p>
            {mayChange && (
              <Button size="small" onClick={() => onTake(rule)}>
                Begin with “{rule.name}”
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
