import { guard } from '../browser/guard.ts'
import type { Feature } from '../host.ts'

/** Items that may wait. */
const MOST = 500

/** Keeps everything in memory while nobody has agreed, or while the browser draws the page ahead for somebody who may never come. */
export const consent: Feature = (host) => {
  const { flush, emit } = host
  let isPending = host.options.consent === 'pending'
  let waiting = 0
  // as: lib.dom does not know of pages that are drawn ahead.
  const isHeld = () =>
    isPending || (self.document as { prerendering?: boolean } | undefined)?.prerendering

  host.emit = (item, call) => {
    waiting = isHeld() ? waiting + 1 : 0
    if (waiting > MOST) host.drop(item.is, 'overflow')
    else emit(item, call)
  }
  host.flush = (isLeaving) => {
    if (!isHeld()) flush(isLeaving)
  }
  host.client.consent = guard((isGranted) => {
    isPending = false
    if (isGranted) host.flush()
    else host.stop()
  })
  host.on('prerenderingchange', () => host.due(0), self.document)
}
