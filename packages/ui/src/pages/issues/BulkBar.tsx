import type { IssueState } from '@seismo/ingest/api'
import { Check, RotateCcw, X } from 'lucide-react'
import { useTriage } from '../../api/use-triage.ts'
import { useProject } from '../../components/use-project.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { Selection } from './use-selection.ts'
import styles from './BulkBar.module.css'

export function BulkBar({ selection, state }: { selection: Selection; state: IssueState }) {
  const { slug } = useProject()
  const triage = useTriage(slug)
  const { selected, clear } = selection
  if (selected.length === 0) return null

  function change() {
    triage(selected, state === 'open' ? 'resolved' : 'open')
    clear()
  }

  return (
    <div className={styles.bar} role="region" aria-label="Selection">
      <span className={styles.count}>{selected.length} selected</span>
      <Button look="primary" onClick={change}>
        {state === 'open' ? (
          <Check size={14} aria-hidden="true" />
        ) : (
          <RotateCcw size={14} aria-hidden="true" />
        )}
        {state === 'open' ? 'Resolve' : 'Reopen'} <Kbd>r</Kbd>
      </Button>
      <IconButton label="Clear the selection" title="Clear (Esc)" onClick={clear}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
