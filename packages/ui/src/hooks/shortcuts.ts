/** Keys to actions; a sequence is written with a blank: `g i`. */
export type ShortcutMap = Readonly<Record<string, () => void>>

export interface KeyPress {
  key: string
  /** Typing, or a key the focused control has a use for of its own. */
  taken: boolean
  modified: boolean
  at: number
}

const SEQUENCE_MS = 1_200
/** How long a key that is an action, and begins a sequence as well, waits for the next one. */
const UNDECIDED_MS = 350

/** Runs it later, unless it is called off by what it answers. */
type Defer = (run: () => void, waitMs: number) => () => void

export interface Shortcuts {
  /** `isGeneral`: whatever another map has for the key comes first, also one that was there before. */
  register: (map: ShortcutMap, isGeneral?: boolean) => () => void
  /** True when a shortcut was run, so that the browser's own reaction can be kept away. */
  press: (press: KeyPress) => boolean
}

/** One ear for the whole page: `g r` must not also run the list's own `r`. */
export function createShortcuts(isEnabled: () => boolean, defer: Defer = onTimer): Shortcuts {
  const maps: ShortcutMap[] = []
  let prefix: { key: string; at: number } | undefined
  let callOff: (() => void) | undefined

  function actionOf(keys: string): (() => void) | undefined {
    return maps.findLast((map) => Object.hasOwn(map, keys))?.[keys]
  }

  return {
    register(map, isGeneral = false) {
      if (isGeneral) maps.unshift(map)
      else maps.push(map)
      return () => void maps.splice(maps.indexOf(map), 1)
    },
    press({ key, taken, modified, at }) {
      if (taken || modified || !isEnabled()) return false
      callOff?.()
      callOff = undefined
      const started = prefix !== undefined && at - prefix.at < SEQUENCE_MS ? prefix.key : undefined
      prefix = undefined
      const action = actionOf(started === undefined ? key : `${started} ${key}`)
      const begins = started === undefined && beginsSequence(maps, key)
      if (begins) prefix = { key, at }
      if (begins && action !== undefined) callOff = defer(action, UNDECIDED_MS)
      else action?.()
      return begins || action !== undefined
    },
  }
}

function beginsSequence(maps: readonly ShortcutMap[], key: string): boolean {
  return maps.some((map) => Object.keys(map).some((keys) => keys.startsWith(`${key} `)))
}

function onTimer(run: () => void, waitMs: number): () => void {
  const timer = setTimeout(run, waitMs)
  return () => clearTimeout(timer)
}
