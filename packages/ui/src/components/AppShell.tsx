import { Link, Outlet } from '@tanstack/react-router'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useIsSeen } from '../hooks/use-is-seen.ts'
import { useAppliedPalette } from '../hooks/use-palette.ts'
import { useStoredChoice } from '../hooks/use-stored-choice.ts'
import { useLive } from '../live/use-live.ts'
import { IconButton } from '../ui/Button.tsx'
import { Toaster } from '../ui/Toaster.tsx'
import { Logo } from './Logo.tsx'
import { MobileBar } from './MobileBar.tsx'
import { ProjectProvider } from './ProjectProvider.tsx'
import { RefusedChips } from './RefusedChips.tsx'
import { SectionLinks } from './SectionLinks.tsx'
import { SECTIONS } from './sections.ts'
import { TopBar } from './TopBar.tsx'
import { useGlobalShortcuts } from './use-global-shortcuts.ts'
import { useProject, useSession } from './use-project.ts'
import { useSharedDisplay } from './use-shared-display.ts'
import styles from './AppShell.module.css'

/** Most projects are not archived. */
const ArchivedNote = lazy(async () => ({
  default: (await import('./ArchivedNote.tsx')).ArchivedNote,
}))

/** Nobody opens it before there is anything to see. */
const ShortcutSheet = lazy(async () => ({
  default: (await import('./ShortcutSheet.tsx')).ShortcutSheet,
}))

export function AppShell() {
  return (
    <ProjectProvider>
      <Shell />
    </ProjectProvider>
  )
}

function Shell() {
  const project = useProject()
  const stream = useLive(project)
  const [rail, setRail] = useStoredChoice('rail', ['wide', 'narrow'])
  useGlobalShortcuts(project.slug)
  useSharedDisplay()
  useAppliedPalette()
  const isSeen = useIsSeen()

  return (
    <div className={styles.shell} data-rail={rail}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <aside className={styles.rail}>
        <Link to="/p/$project/overview" params={{ project: project.slug }} className={styles.brand}>
          <Logo />
          <span className={styles.name}>Seismo</span>
        </Link>
        <nav aria-label="Sections" className={styles.sections}>
          <SectionLinks sections={SECTIONS} className={styles.list} />
        </nav>
        <RailFoot narrow={rail === 'narrow'} onToggle={setRail} />
      </aside>
      <div className={styles.page}>
        <TopBar stream={stream} />
        <main id="main" className={styles.main} tabIndex={-1}>
          <RefusedChips />
          {project.archivedAt !== null && (
            <Suspense>
              <ArchivedNote />
            </Suspense>
          )}
          <Outlet />
        </main>
      </div>
      <MobileBar />
      <Toaster />
      {isSeen && (
        <Suspense>
          <ShortcutSheet />
        </Suspense>
      )}
    </div>
  )
}

interface RailFootProps {
  narrow: boolean
  onToggle: (rail: 'wide' | 'narrow') => void
}

function RailFoot({ narrow, onToggle }: RailFootProps) {
  const { version } = useSession()
  const Icon = narrow ? PanelLeftOpen : PanelLeftClose
  return (
    <div className={styles.foot}>
      <span className={styles.version}>v{version}</span>
      <IconButton
        label={narrow ? 'Widen the navigation' : 'Narrow the navigation'}
        aria-expanded={!narrow}
        onClick={() => onToggle(narrow ? 'wide' : 'narrow')}
      >
        <Icon size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
