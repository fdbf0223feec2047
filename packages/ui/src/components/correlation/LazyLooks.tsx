import { lazy, Suspense } from 'react'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { LooksProps } from './Looks.tsx'

const Looks = lazy(async () => ({ default: (await import('./Looks.tsx')).Looks }))

/** As tall as it is while nothing is open. */
const CLOSED_HEIGHT = 46

/** Asks and arrives on its own: the page it stands on does not wait for it. */
export function LazyLooks(props: LooksProps) {
  return (
    <Suspense fallback={<Skeleton height={CLOSED_HEIGHT} />}>
      <Looks {...props} />
    </Suspense>
  )
}
