import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Server } from 'lucide-react'
import { tagValuesQuery } from '../../api/tag-values.ts'
import { useProject } from '../../components/use-project.ts'
import type { TimeWindow } from '../../search/time-window.ts'
import { Button } from '../../ui/Button.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { choice } from '../../ui/menu-entries.ts'
import { Menu } from '../../ui/Menu.tsx'

interface EnvironmentPickerProps {
  environment: string | undefined
  window: TimeWindow
}

/** Where there is but one environment, there is nothing to choose. */
export function EnvironmentPicker({ environment, window }: EnvironmentPickerProps) {
  const { slug } = useProject()
  const navigate = useNavigate()
  const { data } = useQuery(tagValuesQuery(slug, { key: 'environment', contains: '', window }))
  const seen = (data?.items ?? []).map(({ value }) => value).filter((value) => value !== '')
  // What the address names stays in sight, also in a window that has nothing of it.
  const values = [...new Set([...seen, ...(environment === undefined ? [] : [environment])])]
  if (values.length < 2 && environment === undefined) return null
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} title="Count what happened in one environment">
          <Server size={14} aria-hidden="true" />
          <Hidden>Environment: </Hidden>
          <bdi>{environment ?? 'All environments'}</bdi>
        </Button>
      )}
      entries={[
        { is: 'label', text: 'Environment' },
        choice({
          label: 'Environment',
          value: environment ?? ALL,
          options: [
            { value: ALL, label: 'All environments' },
            ...values.toSorted().map((value) => ({ value, label: value })),
          ],
          onChange: (next) =>
            void navigate({
              to: '.',
              search: (old) => ({ ...old, environment: next === ALL ? undefined : next }),
            }),
        }),
      ]}
    />
  )
}

/** No environment is called nothing. */
const ALL = ''
