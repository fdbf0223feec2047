import { useQuery } from '@tanstack/react-query'
import { Rocket } from 'lucide-react'
import { releaseNamesQuery } from '../api/releases.ts'
import type { TimeWindow } from '../search/time-window.ts'
import { useProject } from './use-project.ts'
import { ValuePicker } from './ValuePicker.tsx'

interface ReleasePickerProps {
  release: string | undefined
  window: TimeWindow
}

export function ReleasePicker({ release, window }: ReleasePickerProps) {
  const { slug } = useProject()
  const { data } = useQuery(releaseNamesQuery(slug, window))
  return (
    <ValuePicker
      name="release"
      label="Release"
      all="All releases"
      title="Count what happened on one release"
      value={release}
      values={(data?.items ?? []).map((one) => one.release)}
      Icon={Rocket}
    />
  )
}
