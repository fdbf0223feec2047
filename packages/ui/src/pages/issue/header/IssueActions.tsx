import type { IssueDetail } from '@seismo/ingest/api'
import { useState } from 'react'
import { ArchiveMenu } from '../../../components/triage/ArchiveMenu.tsx'
import { AssignMenu } from '../../../components/triage/AssignMenu.tsx'
import { ResolveMenu } from '../../../components/triage/ResolveMenu.tsx'
import { useMayChange } from '../../../components/use-project.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { MergeDialog } from '../parts/MergeDialog.tsx'
import { SplitDialog } from '../parts/SplitDialog.tsx'
import styles from './IssueActions.module.css'
import { MoreMenu } from './MoreMenu.tsx'

type Asked = 'merge' | 'split'

interface IssueActionsProps {
  issue: IssueDetail
  which: string | undefined
}

/** What can be done about the issue; those who may only look can still copy and share it. */
export function IssueActions({ issue, which }: IssueActionsProps) {
  const mayChange = useMayChange()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  useShortcuts(mayChange ? { m: () => setAsked('merge') } : {})
  return (
    <div className={styles.actions}>
      {mayChange && (
        <>
          <ResolveMenu issues={[issue]} />
          <ArchiveMenu issues={[issue]} />
          <AssignMenu issues={[issue]} />
        </>
      )}
      <MoreMenu issue={issue} which={which} onAsk={mayChange ? setAsked : undefined} />
      {asked === 'merge' && <MergeDialog issue={issue} onClose={close} />}
      {asked === 'split' && <SplitDialog issue={issue} onClose={close} />}
    </div>
  )
}
