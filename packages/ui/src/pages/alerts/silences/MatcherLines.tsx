import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Blank } from '../sentence/Blank.tsx'
import { Choose } from '../sentence/Choose.tsx'
import { OPERATORS } from '../../../components/triage/matcher-text.ts'
import type { DraftMatcher } from './silence-draft.ts'
import styles from './MatcherLines.module.css'

const LABELS = ['rule', 'severity', 'release', 'route', 'environment', 'issue', 'team']
const WORDS = { '=': 'is', '!=': 'is not', '=~': 'is like', '!~': 'is not like' } as const
const OPTIONS = OPERATORS.map((value) => ({ value, label: WORDS[value] }))
const MOST = 20

interface MatcherLinesProps {
  matchers: readonly DraftMatcher[]
  onChange: (matchers: DraftMatcher[]) => void
}

export function MatcherLines({ matchers, onChange }: MatcherLinesProps) {
  function change(id: number, part: Partial<DraftMatcher>) {
    onChange(matchers.map((one) => (one.id === id ? { ...one, ...part } : one)))
  }

  function add() {
    const id = Math.max(-1, ...matchers.map((one) => one.id)) + 1
    onChange([...matchers, { id, name: '', op: '=', value: '' }])
  }

  return (
    <fieldset className={styles.lines}>
      <legend className={styles.legend}>Alerts of which all of this holds</legend>
      {matchers.map(({ id, name, op, value }, index) => (
        <div key={id} className={styles.line}>
          <Blank
            label={`Label ${index + 1}`}
            value={name}
            width={9}
            required
            maxLength={64}
            suggestions={LABELS}
            onChange={(next) => change(id, { name: next.trim() })}
          />
          <Choose
            label={`Compared ${index + 1}`}
            value={op}
            options={OPTIONS}
            onChange={(next) => change(id, { op: next })}
          />
          <Blank
            label={`Value ${index + 1}`}
            value={value}
            maxLength={200}
            onChange={(next) => change(id, { value: next })}
          />
          <IconButton
            label={`Remove condition ${index + 1}`}
            disabled={matchers.length === 1}
            onClick={() => onChange(matchers.filter((one) => one.id !== id))}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <div>
        <Button size="small" disabled={matchers.length >= MOST} onClick={add}>
          <Plus size={14} aria-hidden="true" /> And
        </Button>
      </div>
    </fieldset>
  )
}
