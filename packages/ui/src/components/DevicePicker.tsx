import { useNavigate } from '@tanstack/react-router'
import type { Device } from '../search/vitals-search.ts'
import { Segmented } from '../ui/Segmented.tsx'

const devices = [
  { value: 'all', label: 'All' },
  { value: 'mobile', label: 'Mobile' },
  { value: 'desktop', label: 'Desktop' },
] as const satisfies readonly { value: Device; label: string }[]

/** Phones and desktops are never mixed without saying so. */
export function DevicePicker({ device }: { device: Device }) {
  const navigate = useNavigate()
  return (
    <Segmented
      label="Device"
      options={devices}
      value={device}
      onChange={(next: Device) =>
        void navigate({ to: '.', search: (old) => ({ ...old, device: next }) })
      }
    />
  )
}
