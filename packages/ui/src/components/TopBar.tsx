import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronDown, Keyboard, Share2 } from 'lucide-react'
import type { StreamState } from '../live/stream.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { choice } from '../ui/menu-entries.ts'
import { Menu } from '../ui/Menu.tsx'
import { LiveDot } from './LiveDot.tsx'
import { Logo } from './Logo.tsx'
import { openShortcutSheet } from './ShortcutSheet.tsx'
import { CommandPalette } from './palette/CommandPalette.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { TimeRangePicker } from './TimeRangePicker.tsx'
import { UserMenu } from './UserMenu.tsx'
import { useHasTimeRange } from './use-has-time-range.ts'
import { useProject, useSession } from './use-project.ts'
import { useShare } from './use-share.ts'
import styles from './TopBar.module.css'

export function TopBar({ stream }: { stream: StreamState }) {
  const { slug } = useProject()
  const hasTimeRange = useHasTimeRange()
  const share = useShare()
  return (
    <header className={styles.bar}>
      <Link
        to="/p/$project/overview"
        params={{ project: slug }}
        className={styles.mark}
        aria-label="Seismo"
      >
        <Logo />
      </Link>
      <ProjectPicker />
      <div className={styles.tools}>
        <CommandPalette />
        {hasTimeRange && <TimeRangePicker />}
        <IconButton label="Share: copy the link" title="Copy the link (c)" onClick={share}>
          <Share2 size={16} aria-hidden="true" />
        </IconButton>
        <LiveDot state={stream} />
        <span className={styles.line} aria-hidden="true" />
        <IconButton
          label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          className={styles.wideOnly}
          onClick={openShortcutSheet}
        >
          <Keyboard size={16} aria-hidden="true" />
        </IconButton>
        <ThemeMenu />
        <UserMenu />
      </div>
    </header>
  )
}

function ProjectPicker() {
  const { projects } = useSession()
  const { slug, name } = useProject()
  const navigate = useNavigate()
  if (projects.length === 1) return <span className={styles.project}>{name}</span>
  return (
    <Menu
      align="start"
      trigger={(props) => (
        <Button {...props} look="quiet" className={styles.picker}>
          <span className={styles.project}>{name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      )}
      entries={[
        { is: 'label', text: 'Project' },
        choice({
          label: 'Project',
          value: slug,
          options: projects.map((one) => ({ value: one.slug, label: one.name })),
          onChange: (project) => void navigate({ to: '/p/$project/overview', params: { project } }),
        }),
      ]}
    />
  )
}
