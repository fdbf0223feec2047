import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { LazyLooks } from '../../components/correlation/LazyLooks.tsx'
import { useLooks } from '../../components/correlation/use-looks.ts'
import type { Look } from '../../search/look-search.ts'
import type { OverviewFilter } from '../../search/overview-search.ts'
import { looksOf } from './looks-of.ts'
import { PinnedQuestions } from './PinnedQuestions.tsx'
import { WhatChanged } from './WhatChanged.tsx'
import styles from './OverviewPage.module.css'

const route = getRouteApi('/authed/p/$project/overview')

interface OverviewColumnsProps {
  filter: OverviewFilter
  /** What the rail begins with. */
  worst?: ReactNode
  /** The pictures, or what stands in their place. */
  children: ReactNode
}

/** The pictures, below them what is looked at more closely, and the rail. */
export function OverviewColumns({ filter, worst, children }: OverviewColumnsProps) {
  const { look, box, rise } = route.useSearch()
  const { toggle } = useLooks()
  const [asks, setAsks] = useState(0)
  const place = useBroughtIntoSight([look, box, rise, asks].join(' '))

  function show(wanted: Look) {
    if (look !== wanted) toggle(wanted)
    setAsks(asks + 1)
  }

  return (
    <div className={styles.columns}>
      <div className={styles.pictures}>
        {children}
        {look !== undefined && (
          <div ref={place} className={styles.looks}>
            <LazyLooks {...looksOf(filter, rise)} />
          </div>
        )}
      </div>
      <div className={styles.rail}>
        {worst}
        <PinnedQuestions window={filter.window} />
        <WhatChanged filter={filter} onLook={show} />
      </div>
    </div>
  )
}

/** Below the pictures one sees nothing of what was asked for; what the address had open stays where it is. */
function useBroughtIntoSight(asked: string) {
  const place = useRef<HTMLDivElement>(null)
  const known = useRef(asked)
  useEffect(() => {
    if (asked === known.current) return
    known.current = asked
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  return place
}
