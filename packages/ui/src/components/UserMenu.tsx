import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleUser, LogOut } from 'lucide-react'
import { logOut } from '../api/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useToasts } from '../ui/toasts.ts'
import { useSession } from './use-project.ts'

export function UserMenu() {
  const { user } = useSession()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const toasts = useToasts()

  async function leave() {
    try {
      await logOut()
    } catch {
      toasts.show({ text: 'Could not log out. Try again in a moment.', tone: 'error' })
      return
    }
    await navigate({ to: '/login' })
    // Nothing of this person may be left for the next one at the same screen.
    queryClient.clear()
  }

  return (
    <Menu
      trigger={(props) => (
        <IconButton {...props} label={`Account of ${user.name}`} title={user.name}>
          <CircleUser size={16} aria-hidden="true" />
        </IconButton>
      )}
      entries={[
        { is: 'label', text: `${user.name} · ${user.role}` },
        { is: 'line' },
        {
          is: 'item',
          text: 'Log out',
          icon: <LogOut size={14} aria-hidden="true" />,
          onSelect: () => void leave(),
        },
      ]}
    />
  )
}
