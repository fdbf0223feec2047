import type { Breadcrumb, FrameScript } from '@seismo/browser/wire'
import type { ErrorItem, Exception, Item, RequestItem, VitalItem } from '../../wire/envelope.ts'
import { mapSame, once, withParts } from './same.ts'
import type { ScrubRecords } from './scrub-record.ts'

type Text = (value: string) => string

/** For the items of one envelope: what they share is scrubbed once. */
export function createScrubItem(text: Text, records: ScrubRecords): (item: Item) => Item {
  const breadcrumb = once((crumb: Breadcrumb) => withParts(crumb, { text: text(crumb.text) }))
  const debugIds = once(records.names)

  function error(item: ErrorItem): ErrorItem {
    return withParts(item, {
      url: text(item.url),
      exceptions: mapSame(item.exceptions, (exception) => scrubException(exception, text)),
      tags: records.tags(item.tags),
      contexts: records.contexts(item.contexts),
      breadcrumbs: mapSame(item.breadcrumbs, breadcrumb),
      fingerprint: mapSame(item.fingerprint, text),
      scripts: mapSame(item.scripts, text),
      debugIds: debugIds(item.debugIds),
    })
  }

  /** The same as of errors: equal records are scrubbed once, and stay the same object. */
  const ofScripts = (ids: Record<string, string> | undefined) => ids && { debugIds: debugIds(ids) }

  return (item) => {
    switch (item.is) {
      case 'error':
        return error(item)
      case 'request':
        return scrubRequest(item, text)
      case 'vital':
        return withParts(scrubVital(item, text), { ...ofScripts(item.debugIds) })
      case 'pageview':
        return withParts(item, { url: text(item.url), referrer: text(item.referrer) })
      case 'report':
        return withParts(item, {
          url: text(item.url),
          message: text(item.message),
          position: withParts(item.position, { file: text(item.position.file) }),
          ...ofScripts(item.debugIds),
        })
      case 'long-frame':
        return withParts(item, {
          url: text(item.url),
          scripts: mapSame(item.scripts, (script) => scrubScript(script, text)),
          ...ofScripts(item.debugIds),
        })
      case 'metric':
        return withParts(item, { url: text(item.url), tags: records.tags(item.tags) })
    }
  }
}

function scrubException(exception: Exception, text: Text): Exception {
  const { frames, at } = exception
  return withParts(exception, {
    type: text(exception.type),
    message: text(exception.message),
    stack: text(exception.stack),
    ...(frames && {
      frames: mapSame(frames, (frame) =>
        frame.file === undefined ? frame : withParts(frame, { file: text(frame.file) }),
      ),
    }),
    ...(at && { at: withParts(at, { file: text(at.file) }) }),
  })
}

function scrubRequest(item: RequestItem, text: Text): RequestItem {
  const { timing } = item
  return withParts(item, {
    url: text(item.url),
    target: text(item.target),
    ...(timing && { timing: withParts(timing, { server: mapSame(timing.server, text) }) }),
  })
}

function scrubVital(item: VitalItem, text: Text): VitalItem {
  return withParts(item, {
    url: text(item.url),
    target: text(item.target),
    imageUrl: text(item.imageUrl),
    ...(item.script && { script: scrubScript(item.script, text) }),
  })
}

function scrubScript(script: FrameScript, text: Text): FrameScript {
  const { invoker } = script
  return withParts(script, {
    url: text(script.url),
    ...(invoker !== undefined && { invoker: text(invoker) }),
  })
}
