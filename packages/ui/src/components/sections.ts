import {
  Activity,
  Bell,
  Bug,
  Compass,
  FileText,
  Gauge,
  Globe,
  LayoutGrid,
  Rocket,
  Route,
  Settings,
  type LucideIcon,
} from 'lucide-react'

export interface Section {
  to:
    | '/p/$project/overview'
    | '/p/$project/issues'
    | '/p/$project/vitals'
    | '/p/$project/requests'
    | '/p/$project/pages'
    | '/p/$project/sessions'
    | '/p/$project/releases'
    | '/p/$project/alerts'
    | '/p/$project/explore'
    | '/p/$project/settings'
    | '/p/$project/system'
  label: string
  key: string
  Icon: LucideIcon
}

/** The rooms of the house, in the order of the rail; `key` follows `g`. */
export const SECTIONS = [
  { to: '/p/$project/overview', label: 'Overview', key: 'o', Icon: LayoutGrid },
  { to: '/p/$project/issues', label: 'Issues', key: 'i', Icon: Bug },
  { to: '/p/$project/vitals', label: 'Vitals', key: 'v', Icon: Activity },
  { to: '/p/$project/requests', label: 'Requests', key: 'r', Icon: Globe },
  { to: '/p/$project/pages', label: 'Pages', key: 'p', Icon: FileText },
  { to: '/p/$project/sessions', label: 'Sessions', key: 'n', Icon: Route },
  { to: '/p/$project/releases', label: 'Releases', key: 'e', Icon: Rocket },
  { to: '/p/$project/alerts', label: 'Alerts', key: 'a', Icon: Bell },
  { to: '/p/$project/explore', label: 'Explore', key: 'x', Icon: Compass },
  { to: '/p/$project/settings', label: 'Settings', key: 's', Icon: Settings },
  { to: '/p/$project/system', label: 'System', key: 'y', Icon: Gauge },
] as const satisfies readonly Section[]
