import { useQuery } from '@tanstack/react-query'
import { CircleUser, UserRound, UserX } from 'lucide-react'
import { assigneesQuery } from '../../api/assignees.ts'
import { useTriage } from '../../api/use-triage.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { choice } from '../../ui/menu-entries.ts'
import { Menu } from '../../ui/Menu.tsx'
import { useProject, useSession } from '../use-project.ts'
import { assigneeChoices } from './assignee-choices.ts'
import type { TriageProps } from './triage-props.ts'

const NOBODY = '\0'

export function AssignMenu({ issues, defaultOpen = false, onDone }: TriageProps) {
  const triage = useTriage(useProject().slug)
  const me = useSession().user.name
  const { data } = useQuery(assigneesQuery())
  const owners = new Set(issues.map(({ assignee }) => assignee ?? NOBODY))
  const [owner = ''] = owners.size === 1 ? owners : []

  return (
    <Menu
      shortcut="a"
      defaultOpen={defaultOpen}
      trigger={(props) => (
        <Button {...props} title="Assign (a)">
          <UserRound size={14} aria-hidden="true" />
          Assign <Kbd>a</Kbd>
        </Button>
      )}
      entries={[
        { is: 'label', text: 'Assign to' },
        choice({
          label: 'Assign to',
          value: owner,
          options: [
            ...assigneeChoices(me, data?.items).map((name) => ({
              value: name,
              label: name === me ? `${name} (me)` : name,
              icon: <CircleUser size={14} aria-hidden="true" />,
            })),
            { value: NOBODY, label: 'Nobody', icon: <UserX size={14} aria-hidden="true" /> },
          ],
          onChange(name) {
            triage.assign(issues, name === NOBODY ? null : name)
            onDone?.()
          },
        }),
      ]}
    />
  )
}
