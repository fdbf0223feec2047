import type { ChangeLog } from '../../auth/recorder.ts'
import type { Change } from '../../store/ports.ts'
import { createProjectBook } from '../project-book.ts'
import { joinedRules } from './joined-rules.ts'
import { scrubRules, type ScrubRules } from './rules.ts'
import { KIND } from './scrub-log.ts'
import { createScrubber, type Scrub } from './scrubber.ts'

interface ScrubBookOptions {
  changes: Pick<ChangeLog, 'newest'>
  now: () => number
  /** Of `seismo.yaml`. */
  ofAll: ScrubRules
  onProblem: (error: unknown) => void
}

/** What texts lose, of all projects. */
export function createScrubBook({ changes, now, ofAll, onProblem }: ScrubBookOptions) {
  function read({ id, value }: Change): Scrub {
    const own = scrubRules.safeParse(JSON.parse(value))
    if (own.success) return createScrubber(joinedRules(ofAll, own.data))
    // Saved by a version that knew more: what is built in goes on being taken out, all of it.
    onProblem(new Error(`the privacy rules of project ${id} cannot be read`))
    return createScrubber({ ...ofAll, off: [] })
  }

  return createProjectBook({ changes, now, kind: KIND, read, none: createScrubber(ofAll) })
}
