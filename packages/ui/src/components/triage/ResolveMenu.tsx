import { Check, ChevronDown, PackageCheck, PackagePlus, RotateCcw, Tag } from 'lucide-react'
import { useState } from 'react'
import { useTriage } from '../../api/use-triage.ts'
import type { Until } from '../../api/triaged.ts'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { MenuEntry } from '../../ui/menu-entries.ts'
import { Menu } from '../../ui/Menu.tsx'
import { useProject } from '../use-project.ts'
import { ReleaseDialog } from './ReleaseDialog.tsx'
import { releasesOf } from './releases-of.ts'
import styles from './SplitButton.module.css'
import type { TriageProps } from './triage-props.ts'

/** `r` resolves at once, or reopens where nothing is open; the arrow has the conditions. */
export function ResolveMenu({ issues, defaultOpen = false, onDone }: TriageProps) {
  const triage = useTriage(useProject().slug)
  const [asksRelease, setAsksRelease] = useState(false)
  const isOpen = issues.some(({ state }) => state === 'open')
  const Icon = isOpen ? Check : RotateCcw

  function resolve(until?: Until) {
    triage.resolve(issues, until)
    onDone?.()
  }

  function resolveOrReopen() {
    if (isOpen) triage.resolve(issues)
    else triage.reopen(issues)
    onDone?.()
  }
  useShortcuts({ r: resolveOrReopen })

  return (
    <span className={styles.split}>
      <Button
        look={isOpen ? 'primary' : 'outline'}
        className={styles.main}
        onClick={resolveOrReopen}
      >
        <Icon size={14} aria-hidden="true" />
        {isOpen ? 'Resolve' : 'Reopen'} <Kbd>r</Kbd>
      </Button>
      <Menu
        shortcut="R"
        defaultOpen={defaultOpen}
        trigger={(props) => (
          <IconButton
            {...props}
            label="Resolve until…"
            title="Resolve until… (Shift r)"
            className={styles.arrow}
            data-look={isOpen ? 'primary' : 'outline'}
          >
            <ChevronDown size={14} aria-hidden="true" />
          </IconButton>
        )}
        entries={entries({
          releases: releasesOf(issues),
          resolve,
          ask: () => setAsksRelease(true),
        })}
      />
      {asksRelease && (
        <ReleaseDialog
          releases={releasesOf(issues)}
          onSubmit={(release) => {
            setAsksRelease(false)
            resolve({ release })
          }}
          onClose={() => setAsksRelease(false)}
        />
      )}
    </span>
  )
}

interface Choices {
  releases: readonly string[]
  resolve: (until?: Until) => void
  ask: () => void
}

function entries({ releases: [newest], resolve, ask }: Choices): MenuEntry[] {
  return [
    { is: 'label', text: 'Resolved' },
    {
      is: 'item',
      text: 'Until it happens again',
      icon: <Check size={14} aria-hidden="true" />,
      onSelect: () => resolve(),
    },
    {
      is: 'item',
      text: 'In the next release',
      icon: <PackagePlus size={14} aria-hidden="true" />,
      onSelect: () => resolve('next-release'),
    },
    ...(newest === undefined
      ? []
      : [
          {
            is: 'item',
            text: `In ${newest}`,
            icon: <PackageCheck size={14} aria-hidden="true" />,
            onSelect: () => resolve({ release: newest }),
          } as const,
        ]),
    {
      is: 'item',
      text: 'In another release…',
      icon: <Tag size={14} aria-hidden="true" />,
      onSelect: ask,
    },
  ]
}
