import { Activity, Archive, CalendarClock, Clock, PackagePlus, Users } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Until } from '../../api/triaged.ts'
import { useTriage } from '../../api/use-triage.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { MenuEntry } from '../../ui/menu-entries.ts'
import { Menu } from '../../ui/Menu.tsx'
import { useProject } from '../use-project.ts'
import { ArchiveDialog, type ArchiveCondition } from './ArchiveDialog.tsx'
import type { TriageProps } from './triage-props.ts'

const DAY_MS = 86_400_000

export function ArchiveMenu({ issues, defaultOpen = false, onDone }: TriageProps) {
  const triage = useTriage(useProject().slug)
  const [asked, setAsked] = useState<ArchiveCondition>()

  function archive(until?: Until) {
    setAsked(undefined)
    triage.archive(issues, until)
    onDone?.()
  }

  return (
    <>
      <Menu
        shortcut="e"
        defaultOpen={defaultOpen}
        trigger={(props) => (
          <Button {...props} title="Archive until… (e)">
            <Archive size={14} aria-hidden="true" />
            Archive <Kbd>e</Kbd>
          </Button>
        )}
        entries={entries(archive, setAsked)}
      />
      {asked !== undefined && (
        <ArchiveDialog condition={asked} onSubmit={archive} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

function entries(
  archive: (until?: Until) => void,
  ask: (condition: ArchiveCondition) => void,
): MenuEntry[] {
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()
  return [
    { is: 'label', text: 'Archive' },
    item('For a day', <Clock size={14} aria-hidden="true" />, () => archive(inDays(1))),
    item('For a week', <Clock size={14} aria-hidden="true" />, () => archive(inDays(7))),
    item('Until a date…', <CalendarClock size={14} aria-hidden="true" />, () => ask('date')),
    { is: 'line' },
    item('Until it gets frequent…', <Activity size={14} aria-hidden="true" />, () => ask('events')),
    item('Until more users have it…', <Users size={14} aria-hidden="true" />, () => ask('users')),
    item('Until the next release', <PackagePlus size={14} aria-hidden="true" />, () =>
      archive('next-release'),
    ),
    { is: 'line' },
    item('For good', <Archive size={14} aria-hidden="true" />, () => archive()),
  ]
}

function item(text: string, icon: ReactNode, onSelect: () => void): MenuEntry {
  return { is: 'item', text, icon, onSelect }
}
