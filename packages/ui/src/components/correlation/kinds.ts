import type { Finding } from '@seismo/ingest/api'
import {
  BellRing,
  Gauge,
  Globe,
  Rocket,
  SlidersHorizontal,
  UsersRound,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'

interface Kind {
  Icon: LucideIcon
  word: string
}

/** A shape and a word for each: what it is must not hang on the colour. */
export const KINDS: Record<Finding['kind'], Kind> = {
  metric: { Icon: Gauge, word: 'Metric' },
  deploy: { Icon: Rocket, word: 'Deploy' },
  alert: { Icon: BellRing, word: 'Alert' },
  setting: { Icon: SlidersHorizontal, word: 'Setting' },
  request: { Icon: Globe, word: 'Endpoint' },
  dimension: { Icon: UsersRound, word: 'Segment' },
  trace: { Icon: Waypoints, word: 'Trace' },
}
