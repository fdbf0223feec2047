import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { choice, type MenuEntry } from '../ui/menu-entries.ts'
import { Menu } from '../ui/Menu.tsx'
import { useIsAdmin, useProject, useSession } from './use-project.ts'
import styles from './TopBar.module.css'

const NewProject = lazy(async () => ({ default: (await import('./NewProject.tsx')).NewProject }))

export function ProjectPicker() {
  const { projects } = useSession()
  const { name } = useProject()
  const isAdmin = useIsAdmin()
  const [isAdding, setIsAdding] = useState(false)
  const entries = useProjectEntries()
  if (projects.length === 1 && !isAdmin) return <span className={styles.project}>{name}</span>
  return (
    <>
      <Menu
        align="start"
        trigger={(props) => (
          <Button {...props} look="quiet" className={styles.picker}>
            <span className={styles.project}>{name}</span>
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        )}
        entries={
          isAdmin ? [...entries, { is: 'line' }, addEntry(() => setIsAdding(true))] : entries
        }
      />
      {isAdding && (
        <Suspense>
          <NewProject onClose={() => setIsAdding(false)} />
        </Suspense>
      )}
    </>
  )
}

function addEntry(onSelect: () => void): MenuEntry {
  const icon = <Plus size={14} aria-hidden="true" />
  return { is: 'item', text: 'New project…', icon, onSelect }
}

/** Archived ones come last, for who looks something up. */
function useProjectEntries(): MenuEntry[] {
  const { projects } = useSession()
  const { slug } = useProject()
  const navigate = useNavigate()
  const groups = Map.groupBy(projects, ({ archivedAt }) =>
    archivedAt === null ? 'Project' : 'Archived',
  )
  return (['Project', 'Archived'] as const).flatMap((label): MenuEntry[] => {
    const group = groups.get(label)
    if (group === undefined) return []
    return [
      { is: 'label', text: label },
      choice({
        label,
        value: slug,
        options: group.map((one) => ({ value: one.slug, label: one.name })),
        onChange: (project) => void navigate({ to: '/p/$project/overview', params: { project } }),
      }),
    ]
  })
}
