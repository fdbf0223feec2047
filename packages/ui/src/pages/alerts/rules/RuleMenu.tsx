import type { StoredRule } from '@seismo/ingest/api'
import { useNavigate } from '@tanstack/react-router'
import { BellOff, Copy, Ellipsis, Pause, Play, Trash2 } from 'lucide-react'
import { addRule, changeRule, removeRule } from '../../../api/alerts.ts'
import { useAlertChange } from '../../../api/use-alert-change.ts'
import { useProject } from '../../../components/use-project.ts'
import { IconButton } from '../../../ui/Button.tsx'
import type { MenuEntry } from '../../../ui/menu-entries.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { matcherText } from '../../../components/triage/matcher-text.ts'

export function RuleMenu({ stored }: { stored: StoredRule }) {
  const { name } = stored.rule
  const own = useOwnEntries(stored)
  const navigate = useNavigate()
  const entries: MenuEntry[] = [
    {
      is: 'item',
      text: 'Make another like it',
      icon: <Copy size={14} aria-hidden="true" />,
      onSelect: () => void navigate({ to: '.', search: { rule: 'new', like: stored.id } }),
    },
    {
      is: 'item',
      text: 'Silence…',
      icon: <BellOff size={14} aria-hidden="true" />,
      onSelect: () =>
        void navigate({
          to: '.',
          search: {
            show: 'silenced',
            silence: matcherText({ name: 'rule', op: '=', value: name }),
          },
        }),
    },
    // What stands in a file is changed there.
    ...(stored.from === 'file' ? [] : own),
  ]
  return (
    <Menu
      trigger={(props) => (
        <IconButton {...props} label={`More for ${name}`}>
          <Ellipsis size={16} aria-hidden="true" />
        </IconButton>
      )}
      entries={entries}
    />
  )
}

function useOwnEntries({ id, rule, version }: StoredRule): MenuEntry[] {
  const { slug } = useProject()
  const change = useAlertChange()
  const isOff = rule.enabled === false

  function toggle() {
    void change.run({
      text: isOff ? `Enabled “${rule.name}”` : `Disabled “${rule.name}”`,
      request: () => changeRule(slug, id, { rule: { ...rule, enabled: isOff }, version }),
      undo: (saved) => changeRule(slug, id, { rule, version: saved.version }),
    })
  }

  function remove() {
    void change.run({
      text: `Removed “${rule.name}”`,
      request: () => removeRule(slug, id),
      undo: () => addRule(slug, rule),
    })
  }

  return [
    { is: 'line' },
    {
      is: 'item',
      text: isOff ? 'Enable' : 'Disable',
      icon: isOff ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />,
      onSelect: toggle,
    },
    {
      is: 'item',
      text: 'Remove',
      icon: <Trash2 size={14} aria-hidden="true" />,
      onSelect: remove,
    },
  ]
}
