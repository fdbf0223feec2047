import { blocked } from './collect/blocked.ts'
import { breadcrumbs } from './collect/breadcrumbs.ts'
import { navigations } from './collect/navigations.ts'
import { scripts } from './collect/scripts.ts'
import { tracing } from './collect/tracing.ts'
import type { Feature } from './host.ts'
import { fold } from './pipeline/fold.ts'
import { consent } from './session/consent.ts'
import { details } from './session/details.ts'

/** What has to be there from the start, as nobody else keeps what happens; the last one stands in front. */
export const early: readonly Feature[] = [
  fold,
  details,
  scripts,
  breadcrumbs,
  blocked,
  tracing,
  navigations,
  consent,
]
