import { CircleUser, LogOut } from 'lucide-react'
import { IconButton } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useLogOut } from './use-log-out.ts'
import { useSession } from './use-project.ts'

export function UserMenu() {
  const { user } = useSession()
  const logOut = useLogOut()

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
          onSelect: logOut,
        },
      ]}
    />
  )
}
