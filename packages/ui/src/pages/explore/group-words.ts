import { formatCell, type Cell } from '../../components/explore/format-cell.ts'

/** What a line is called; empty where there is but one. */
export function groupWords(groups: readonly Cell[] | null): string {
  if (groups === null) return 'all others'
  return groups
    .map((value) => formatCell(value, { name: '', is: 'group', type: 'text' }))
    .join(' · ')
}
