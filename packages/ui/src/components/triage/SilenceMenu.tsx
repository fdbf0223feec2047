import { BellOff, Clock, SlidersHorizontal } from 'lucide-react'
import { addSilences, endSilences } from '../../api/alerts.ts'
import { useAlertChange } from '../../api/use-alert-change.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { MenuEntry } from '../../ui/menu-entries.ts'
import { Menu } from '../../ui/Menu.tsx'
import { useProject } from '../use-project.ts'
import { issueSilences, matcherOfIssues, silencedWords } from './issue-silences.ts'
import type { TriageProps } from './triage-props.ts'
import { useSilenceIssues } from './use-silence-issues.ts'

const HOUR_MS = 3_600_000
const SPANS = [
  { label: 'for 1 hour', ms: HOUR_MS },
  { label: 'for 4 hours', ms: 4 * HOUR_MS },
  { label: 'for a day', ms: 24 * HOUR_MS },
  { label: 'for a week', ms: 7 * 24 * HOUR_MS },
] as const

/** Keeps what alerts say of issues from being told; unlike archived ones, the issues stay where they are. */
export function SilenceMenu({ issues, onDone }: TriageProps) {
  const { slug } = useProject()
  const change = useAlertChange()
  const silenceWithConditions = useSilenceIssues()
  const matcher = matcherOfIssues(issues)

  function silence({ label, ms }: (typeof SPANS)[number]) {
    void change.run({
      text: silencedWords(issues, label),
      request: () => addSilences(slug, issueSilences(issues, new Date(Date.now() + ms))),
      undo: (silences) => endSilences(slug, silences),
    })
    onDone?.()
  }

  const entries: MenuEntry[] = [
    { is: 'label', text: issues.length === 1 ? 'Silence its alerts' : 'Silence their alerts' },
    ...SPANS.map((span): MenuEntry => ({
      is: 'item',
      text: span.label,
      icon: <Clock size={14} aria-hidden="true" />,
      onSelect: () => silence(span),
    })),
  ]
  const withConditions: MenuEntry[] = [
    { is: 'line' },
    {
      is: 'item',
      text: 'With conditions…',
      icon: <SlidersHorizontal size={14} aria-hidden="true" />,
      onSelect: () => silenceWithConditions(issues),
    },
  ]
  return (
    <Menu
      shortcut="s"
      trigger={(props) => (
        <Button {...props} title="Silence their alerts (s)">
          <BellOff size={14} aria-hidden="true" />
          Silence <Kbd>s</Kbd>
        </Button>
      )}
      entries={matcher === undefined ? entries : [...entries, ...withConditions]}
    />
  )
}
