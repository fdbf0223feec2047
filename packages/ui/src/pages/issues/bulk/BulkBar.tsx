import { Merge, X } from 'lucide-react'
import { useTriage } from '../../../api/use-triage.ts'
import { ArchiveMenu } from '../../../components/triage/ArchiveMenu.tsx'
import { AssignMenu } from '../../../components/triage/AssignMenu.tsx'
import { ResolveMenu } from '../../../components/triage/ResolveMenu.tsx'
import { SilenceMenu } from '../../../components/triage/SilenceMenu.tsx'
import { useProject } from '../../../components/use-project.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import type { Selection } from './use-selection.ts'
import styles from './BulkBar.module.css'

export type BulkMenu = 'resolve' | 'archive' | 'assign'

interface BulkBarProps {
  selection: Selection
  /** The menu that a key asked for. */
  menu: BulkMenu | undefined
  onDone: () => void
}

export function BulkBar({ selection: { selected, clear }, menu, onDone }: BulkBarProps) {
  if (selected.length === 0) return null
  const given = { issues: selected, onDone }
  return (
    <div className={styles.bar} role="region" aria-label="Selection">
      <span className={styles.count}>{selected.length} selected</span>
      <ResolveMenu {...given} defaultOpen={menu === 'resolve'} />
      <ArchiveMenu {...given} defaultOpen={menu === 'archive'} />
      <AssignMenu {...given} defaultOpen={menu === 'assign'} />
      {selected.length > 1 && <MergeButton {...given} />}
      <SilenceMenu {...given} />
      <IconButton label="Clear the selection" title="Clear (Esc)" onClick={clear}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

interface MergeButtonProps {
  issues: Selection['selected']
  onDone: () => void
}

function MergeButton({ issues, onDone }: MergeButtonProps) {
  const triage = useTriage(useProject().slug)

  function merge() {
    triage.merge(issues)
    onDone()
  }
  useShortcuts({ m: merge })

  return (
    <Button title="Merge into the one with the most events (m)" onClick={merge}>
      <Merge size={14} aria-hidden="true" />
      Merge <Kbd>m</Kbd>
    </Button>
  )
}
