import type { PageViewRow, SignalRow } from '../store/rows.ts'
import type { Context, PageViewItem } from '../wire/envelope.ts'
import { keptUrl } from './address.ts'

/** With its user, as errors have one: who was there without an error is the other half of a rate. */
export function toPageViewRow(
  { navigationType, referrer, traceId }: PageViewItem,
  signal: SignalRow,
  { userId }: Pick<Context, 'userId'>,
): PageViewRow {
  return { is: 'pageview', ...signal, navigationType, referrer: keptUrl(referrer), traceId, userId }
}
