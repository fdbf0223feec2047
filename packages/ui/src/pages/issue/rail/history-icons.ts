import type { Activity } from '@seismo/ingest/api'
import {
  Archive,
  ArchiveRestore,
  CircleCheck,
  CirclePlus,
  Merge,
  MessageSquare,
  RotateCcw,
  Split,
  TrendingUp,
  Undo2,
  UserRound,
  Wrench,
  type LucideIcon,
} from 'lucide-react'

export const HISTORY_ICONS: Record<Activity['verb'], LucideIcon> = {
  created: CirclePlus,
  resolved: CircleCheck,
  reopened: RotateCcw,
  regressed: TrendingUp,
  repaired: Wrench,
  archived: Archive,
  unarchived: ArchiveRestore,
  assigned: UserRound,
  commented: MessageSquare,
  merged: Merge,
  unmerged: Split,
  split: Split,
  undone: Undo2,
}
