import { useParams } from '@tanstack/react-router'
import {
  CalendarClock,
  Copy,
  Keyboard,
  Link2,
  LogOut,
  Monitor,
  Moon,
  PanelLeft,
  Pin,
  Rows3,
  Sun,
} from 'lucide-react'
import { useCopy } from '../../hooks/use-copy.ts'
import { useStoredChoice } from '../../hooks/use-stored-choice.ts'
import { useTheme } from '../../hooks/use-theme.ts'
import { useToasts } from '../../ui/toasts.ts'
import { PRESETS } from '../../search/time-window.ts'
import { openShortcutSheet } from '../ShortcutSheet.tsx'
import { useHasTimeRange } from '../use-has-time-range.ts'
import { useLogOut } from '../use-log-out.ts'
import { useShare } from '../use-share.ts'
import { useWindow } from '../use-window.ts'
import type { Command } from './command.ts'

/** What can be done from every page. */
export function useActions(): Command[] {
  const share = useShare()
  const logOut = useLogOut()
  const actions = [
    { text: 'Copy the link', words: 'share', keys: 'c', Icon: Link2, run: share },
    ...useIssueActions(),
    ...useTimeActions(),
    ...useDisplayActions(),
    {
      text: 'Keyboard shortcuts',
      words: 'help',
      keys: '?',
      Icon: Keyboard,
      run: openShortcutSheet,
    },
    { text: 'Log out', words: 'sign out', Icon: LogOut, run: logOut },
  ]
  return actions.map((one) => ({ ...one, id: `action ${one.text}`, group: 'Actions' }))
}

type Action = Omit<Command, 'id' | 'group'>

/** Of the issue that is open: what people write in commits and chats. */
function useIssueActions(): Action[] {
  const { issueId } = useParams({ strict: false })
  const [, copy] = useCopy()
  const toasts = useToasts()
  if (issueId === undefined) return []

  const run = () => {
    copy(issueId)
    toasts.show({ text: `Copied ${issueId}`, tone: 'plain' })
  }
  return [{ text: `Copy ${issueId}`, words: 'short id', Icon: Copy, run }]
}

function useTimeActions(): Action[] {
  const { show, freeze } = useWindow()
  if (!useHasTimeRange()) return []
  return [
    ...PRESETS.map(({ from, label }) => ({
      ...{ text: label, words: 'time range', Icon: CalendarClock },
      run: () => show({ from }),
    })),
    { text: 'Hold these times', words: 'absolute', keys: 't a', Icon: Pin, run: freeze },
  ]
}

function useDisplayActions(): Action[] {
  const [, setTheme] = useTheme()
  const [density, setDensity] = useStoredChoice('issues.density', ['tall', 'compact'])
  const [rail, setRail] = useStoredChoice('rail', ['wide', 'narrow'])
  return [
    { text: 'Dark theme', Icon: Moon, run: () => setTheme('dark') },
    { text: 'Light theme', Icon: Sun, run: () => setTheme('light') },
    { text: 'Theme of the system', Icon: Monitor, run: () => setTheme('system') },
    {
      ...{ text: density === 'tall' ? 'Compact rows' : 'Tall rows', words: 'density', keys: '\\' },
      ...{ Icon: Rows3, run: () => setDensity(density === 'tall' ? 'compact' : 'tall') },
    },
    {
      text: rail === 'wide' ? 'Narrow the navigation' : 'Widen the navigation',
      ...{ Icon: PanelLeft, run: () => setRail(rail === 'wide' ? 'narrow' : 'wide') },
    },
  ]
}
