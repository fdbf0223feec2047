import type { Dataset } from '@seismo/ingest/api'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import type { CorrelationsAsk } from '../../api/correlations.ts'
import { Button } from '../../ui/Button.tsx'
import { writeBox } from '../../search/box.ts'
import { Compare } from './Compare.tsx'
import { Moved } from './Moved.tsx'
import { MovedTeaser } from './MovedTeaser.tsx'
import { useLooks } from './use-looks.ts'
import styles from './Looks.module.css'

export interface LooksProps {
  ask: CorrelationsAsk
  /** What is compared; nothing where a signal is of a part of them only. */
  dataset?: Dataset
}

/** What moved with a signal, and how a part of it differs: a line that opens in its place. */
export function Looks({ ask, dataset }: LooksProps) {
  const { look, box } = useLooks()
  const id = useId()
  return (
    <section className={styles.looks} aria-label="What moved with it">
      <div className={styles.heads}>
        <LookButton look="moved" controls={id}>
          What moved with it
        </LookButton>
        <MovedTeaser ask={ask} />
        {dataset !== undefined && (
          <LookButton look="compare" controls={id}>
            Compare
          </LookButton>
        )}
      </div>
      <div id={id} className={styles.body} hidden={look === undefined}>
        {look === 'moved' && <Moved ask={ask} />}
        {look === 'compare' && dataset !== undefined && (
          <Compare
            ask={{
              ...{ dataset, window: ask.window, box: box && writeBox(box) },
              ...('issue' in ask.signal && { issue: String(ask.signal.issue) }),
            }}
          />
        )}
      </div>
    </section>
  )
}

interface LookButtonProps {
  look: 'moved' | 'compare'
  controls: string
  children: ReactNode
}

function LookButton({ look, controls, children }: LookButtonProps) {
  const looks = useLooks()
  const isOpen = looks.look === look
  const Icon = isOpen ? ChevronDown : ChevronRight
  return (
    <h2 className={styles.title}>
      <Button
        size="small"
        look="quiet"
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={controls}
        onClick={() => looks.toggle(look)}
      >
        <Icon size={14} aria-hidden="true" /> {children}
      </Button>
    </h2>
  )
}
