import { Link } from '@tanstack/react-router'
import { Keyboard, Share2 } from 'lucide-react'
import type { StreamState } from '../live/stream.ts'
import { IconButton } from '../ui/Button.tsx'
import { LiveDot } from './LiveDot.tsx'
import { Logo } from './Logo.tsx'
import { openShortcutSheet } from './open-shortcut-sheet.ts'
import { CommandPalette } from './palette/CommandPalette.tsx'
import { ProjectPicker } from './ProjectPicker.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { TimeRangePicker } from './TimeRangePicker.tsx'
import { UserMenu } from './UserMenu.tsx'
import { useHasTimeRange } from './use-has-time-range.ts'
import { useProject } from './use-project.ts'
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
