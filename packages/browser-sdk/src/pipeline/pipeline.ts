import { now } from '../browser/clock.ts'
import { randomId } from '../browser/random-id.ts'
import type { Item, NavigationType } from '../wire.ts'
import { createRateLimit } from './rate-limit.ts'

const MAX_PER_MINUTE = 30

type Added = 'id' | 'at' | 'pageViewId' | 'url' | 'route'
type Bare<T> = T extends Item ? Omit<T, Added> : never
export type Draft = Bare<Item>

interface Views<View> {
  begin: (type: NavigationType) => View
  current: () => View
  landing: () => View
}

export interface Pipeline<View> {
  views: Views<View>
  /** Whether page views and vitals of this session are sent; errors and failed requests always are. */
  isSampled: boolean
  add: (item: Item, view: View) => void
}

/** Draft in, item out: says when and in which view it was, and drops what is too much. */
export function createPipeline<View extends { id: string }>(
  { views, isSampled, add }: Pipeline<View>,
  clock = now,
): (draft: Draft) => void {
  const admits = createRateLimit(MAX_PER_MINUTE, 60_000, clock)

  return (draft) => {
    const view = viewOf(draft, views)
    if (!isSampled && (draft.is === 'vital' || draft.is === 'pageview')) return
    if (!admits(draft.is)) return
    add({ ...draft, id: randomId(), at: clock(), pageViewId: view.id }, view)
  }
}

function viewOf<View>(draft: Draft, views: Views<View>): View {
  if (draft.is === 'pageview') return views.begin(draft.navigationType)
  return draft.is === 'vital' ? views.landing() : views.current()
}
