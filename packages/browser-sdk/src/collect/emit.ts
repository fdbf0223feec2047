import type { Item } from '../wire.ts'

/** What a collector knows about an item; the pipeline adds which, when and where. */
export type Emit<T extends Item> = (
  draft: Omit<T, 'id' | 'at' | 'pageViewId' | 'url' | 'route'>,
) => void
