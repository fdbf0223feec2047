import { X } from 'lucide-react'
import { formatExact } from '../../format/numbers.ts'
import { LinkButton } from '../LinkButton.tsx'
import type { Drop } from './most-first.ts'

/** Where a filter leaves nothing: a link for each of its conditions, without which there may be something. */
export function DropLinks({ drops }: { drops: readonly Drop[] }) {
  return (
    <>
      {drops.map(({ text, q, found, more }) => (
        <LinkButton key={text} to="." search={(old) => ({ ...old, q: q === '' ? undefined : q })}>
          <X size={14} aria-hidden="true" /> Drop <bdi>{text}</bdi>
          {found !== undefined && ` (${formatExact(found)}${more ? '+' : ''})`}
        </LinkButton>
      ))}
      {drops.length > 1 && (
        <LinkButton to="." search={(old) => ({ ...old, q: undefined })}>
          Clear the filter
        </LinkButton>
      )}
    </>
  )
}

/** Which of several takes most away, once that is known. */
export function WorstDrop({ drops }: { drops: readonly Drop[] }) {
  const [worst] = drops
  if (drops.length < 2 || worst?.found === undefined || worst.found === 0) return null
  return (
    <>
      {' '}
      <bdi>{worst.text}</bdi> takes most away: without it, there would be {formatExact(worst.found)}
      {worst.more && ' or more'}.
    </>
  )
}
