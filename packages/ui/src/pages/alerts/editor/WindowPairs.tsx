import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Blank } from '../sentence/Blank.tsx'
import { Span } from '../sentence/Span.tsx'
import type { Pair } from './rule-form.ts'
import type { SentenceProps } from './RuleSentence.tsx'
import styles from './WindowPairs.module.css'

const MOST = 5

/** How fast the budget burns over a long window, and still over a short one. */
export function WindowPairs({ form, readOnly, onChange }: SentenceProps) {
  const { pairs } = form

  function change(index: number, part: Partial<Pair>) {
    const next = pairs.map((pair, at) => (at === index ? { ...pair, ...part } : pair))
    onChange({ ...form, pairs: next })
  }

  return (
    <div className={styles.pairs}>
      {pairs.map(({ long, short, factor }, index) => (
        <div key={index} className={styles.pair} role="group" aria-label={`Windows ${index + 1}`}>
          <Blank
            label="Times too fast"
            value={factor}
            width={5}
            inputMode="decimal"
            maxLength={10}
            disabled={readOnly}
            onChange={(value) => change(index, { factor: value })}
          />
          <span>times too fast over</span>
          <Span
            label="Long window"
            value={long}
            disabled={readOnly}
            onChange={(value) => change(index, { long: value })}
          />
          <span>and still over</span>
          <Span
            label="Short window"
            value={short}
            disabled={readOnly}
            onChange={(value) => change(index, { short: value })}
          />
          {!readOnly && pairs.length > 1 && (
            <IconButton
              label={`Remove windows ${index + 1}`}
              onClick={() => onChange({ ...form, pairs: pairs.filter((_, at) => at !== index) })}
            >
              <X size={14} aria-hidden="true" />
            </IconButton>
          )}
        </div>
      ))}
      {!readOnly && pairs.length < MOST && (
        <div>
          <Button
            size="small"
            onClick={() =>
              onChange({ ...form, pairs: [...pairs, { long: '1d', short: '2h', factor: '3' }] })
            }
          >
            <Plus size={14} aria-hidden="true" /> Or
          </Button>
        </div>
      )}
    </div>
  )
}
