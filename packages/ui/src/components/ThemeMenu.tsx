import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme, type Theme } from '../hooks/use-theme.ts'
import { IconButton } from '../ui/Button.tsx'
import { choice } from '../ui/menu-entries.ts'
import { Menu } from '../ui/Menu.tsx'

const icons = { system: Monitor, light: Sun, dark: Moon }

const options: { value: Theme; label: string }[] = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export function ThemeMenu() {
  const [theme, setTheme] = useTheme()
  const Icon = icons[theme]
  return (
    <Menu
      trigger={(props) => (
        <IconButton {...props} label="Theme" title="Theme">
          <Icon size={16} aria-hidden="true" />
        </IconButton>
      )}
      entries={[
        choice({
          label: 'Theme',
          value: theme,
          options: options.map((one) => ({ ...one, icon: <ThemeIcon theme={one.value} /> })),
          onChange: setTheme,
        }),
      ]}
    />
  )
}

function ThemeIcon({ theme }: { theme: Theme }) {
  const Icon = icons[theme]
  return <Icon size={14} aria-hidden="true" />
}
