import { useNavigate } from '@tanstack/react-router'
import { BellOff, Check, ChevronDown, Clock, SlidersHorizontal } from 'lucide-react'
import { acknowledgeIncident, addSilence, endSilence } from '../../../api/alerts.ts'
import { useAlertChange } from '../../../api/use-alert-change.ts'
import { useMayChange, useProject } from '../../../components/use-project.ts'
import { Button } from '../../../ui/Button.tsx'
import type { MenuEntry } from '../../../ui/menu-entries.ts'
import { Menu } from '../../../ui/Menu.tsx'
import type { AlertRow } from './alert-rows.ts'
import { matchersOf, SNOOZES, untilResolved, type Snooze } from './snooze.ts'
import styles from './AlertActions.module.css'

/** Taking an alert over, and being left alone by it for a while. */
export function AlertActions({ row }: { row: AlertRow }) {
  const { slug } = useProject()
  const mayChange = useMayChange()
  const change = useAlertChange()
  const { alert } = row
  const { incident } = alert
  if (!mayChange) return null
  return (
    <div className={styles.actions}>
      {incident !== null && alert.acknowledged === null && (
        <Button
          size="small"
          disabled={change.isPending}
          aria-label={`Acknowledge ${row.status.rule.name}`}
          title="Acknowledge (a)"
          data-key="a"
          onClick={() =>
            void change.run({
              text: `You are on “${row.status.rule.name}”: nobody else is called`,
              request: () => acknowledgeIncident(slug, incident),
            })
          }
        >
          <Check size={14} aria-hidden="true" /> Acknowledge
        </Button>
      )}
      {alert.silencedBy.length === 0 && <SnoozeMenu row={row} />}
    </div>
  )
}

function snoozesOf({ alert: { incident } }: AlertRow): readonly Snooze[] {
  return incident === null ? SNOOZES : [...SNOOZES, untilResolved(incident)]
}

function SnoozeMenu({ row }: { row: AlertRow }) {
  const { slug } = useProject()
  const navigate = useNavigate()
  const change = useAlertChange()
  const { name } = row.status.rule

  function snooze({ label, silenceOf }: Snooze) {
    void change.run({
      text: `Snoozed “${name}” ${label}`,
      request: () => addSilence(slug, silenceOf(row, Date.now())),
      undo: ({ id }) => endSilence(slug, id),
    })
  }

  const entries: MenuEntry[] = [
    { is: 'label', text: 'Snooze this alert' },
    ...snoozesOf(row).map((one): MenuEntry => ({
      is: 'item',
      text: one.label,
      icon: <Clock size={14} aria-hidden="true" />,
      onSelect: () => snooze(one),
    })),
    { is: 'line' },
    {
      is: 'item',
      text: 'Silence with conditions…',
      icon: <SlidersHorizontal size={14} aria-hidden="true" />,
      onSelect: () =>
        void navigate({
          to: '.',
          search: { show: 'silenced', silence: matchersOf(row).join(', ') },
        }),
    },
  ]
  return (
    <Menu
      trigger={(props) => (
        <Button
          {...props}
          size="small"
          aria-label={`Snooze ${name}`}
          title="Snooze (s)"
          data-key="s"
          disabled={change.isPending}
        >
          <BellOff size={14} aria-hidden="true" /> Snooze
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      )}
      entries={entries}
    />
  )
}
