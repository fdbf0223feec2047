import { displayOptions, type DisplayOptions } from '../contract/display.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Actor } from './logins.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'

/** How each person likes the page, in the log of changes: on one browser as on the next. */
export function createDisplayOptions(changes: ChangeLog, record: RecordChange) {
  const oneAtATime = createOneAtATime()

  async function of({ name }: Actor): Promise<DisplayOptions> {
    const [stored] = await changes.newest('display', name)
    return stored === undefined ? {} : displayOptions.parse(JSON.parse(stored.value)).options
  }

  function put(options: DisplayOptions, actor: Actor): Promise<DisplayOptions> {
    return oneAtATime(async () => {
      const [after] = await changes.newest('display', actor.name)
      const value = { options }
      // A page that writes what is there already must not make the log longer.
      if (after?.value !== JSON.stringify(value)) {
        await record({ kind: 'display', id: actor.name, actor: actor.name, value, after })
      }
      return options
    })
  }

  return { of, put }
}

export type DisplayOptionsOfPeople = ReturnType<typeof createDisplayOptions>
