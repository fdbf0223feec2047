import { useQuery } from '@tanstack/react-query'
import { Server } from 'lucide-react'
import { tagValuesQuery } from '../api/tag-values.ts'
import type { TimeWindow } from '../search/time-window.ts'
import { useProject } from './use-project.ts'
import { ValuePicker } from './ValuePicker.tsx'

interface EnvironmentPickerProps {
  environment: string | undefined
  window: TimeWindow
}

export function EnvironmentPicker({ environment, window }: EnvironmentPickerProps) {
  const { slug } = useProject()
  const { data } = useQuery(tagValuesQuery(slug, { key: 'environment', contains: '', window }))
  return (
    <ValuePicker
      name="environment"
      label="Environment"
      all="All environments"
      title="Count what happened in one environment"
      value={environment}
      values={(data?.items ?? []).map(({ value }) => value).toSorted()}
      Icon={Server}
    />
  )
}
