import type { ScrubPreviewed } from '../../contract/scrub-rules.ts'
import type { RecentError } from '../../store/ports.ts'
import type { Envelope, ErrorItem } from '../../wire/envelope.ts'
import { changedTexts } from './changed-texts.ts'
import type { Scrub } from './scrubber.ts'

const MOST_SAMPLES = 50

/** What rules would take out of errors that are stored already; those stay as they are. */
export function previewRules(errors: readonly RecentError[], scrub: Scrub): ScrubPreviewed {
  const samples = new Map<string, ScrubPreviewed['samples'][number]>()
  let changed = 0
  for (const error of errors) {
    const item = itemOf(error)
    const [scrubbed] = scrub.envelope(envelopeOf(item)).items
    if (scrubbed === item || scrubbed?.is !== 'error') continue
    changed += 1
    for (const text of changedTexts(item, scrubbed)) {
      const key = `${text.where} ${text.before}`
      const known = samples.get(key)
      if (known) known.events += 1
      else if (samples.size < MOST_SAMPLES) {
        samples.set(key, { ...text, issueId: error.fingerprint, at: error.at, events: 1 })
      }
    }
  }
  const since = errors.at(-1)?.at ?? null
  return { looked: { events: errors.length, since }, changed, samples: [...samples.values()] }
}

/** As it would come: what is stored of it has the same parts. */
function itemOf(error: RecentError): ErrorItem {
  const { type, message, url, route, tags, body } = error
  return {
    is: 'error',
    ...{ id: error.eventId, at: error.at, pageViewId: '', url, route, weight: 1 },
    ...{ mechanism: '', level: 'error', firstAt: error.at, fingerprint: [], scripts: [] },
    exceptions: [{ type, message, stack: '' }],
    ...{ tags, contexts: body?.contexts ?? {}, breadcrumbs: body?.breadcrumbs ?? [] },
    debugIds: {},
  }
}

function envelopeOf(item: ErrorItem): Envelope {
  const context = { sessionId: '', release: '', environment: '', userId: '' }
  return {
    ...{ id: '', sentAt: item.at, sdk: '', items: [item], drops: [] },
    context: { ...context, tags: {}, contexts: {} },
  }
}
