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

export interface Shortcuts {
  register: (map: ShortcutMap) => () => void
  /** True when a shortcut was run, so that the browser's own reaction can be kept away. */
  press: (press: KeyPress) => boolean
}

/** One ear for the whole page: `g r` must not also run the list's own `r`. */
export function createShortcuts(isEnabled: () => boolean): Shortcuts {
  const maps: ShortcutMap[] = []
  let prefix: { key: string; at: number } | undefined

  function actionOf(keys: string): (() => void) | undefined {
    return maps.findLast((map) => Object.hasOwn(map, keys))?.[keys]
  }

  return {
    register(map) {
      maps.push(map)
      return () => void maps.splice(maps.indexOf(map), 1)
    },
    press({ key, taken, modified, at }) {
      if (taken || modified || !isEnabled()) return false
      const started = prefix !== undefined && at - prefix.at < SEQUENCE_MS ? prefix.key : undefined
      prefix = undefined
      const action = actionOf(started === undefined ? key : `${started} ${key}`)
      if (action !== undefined) {
        action()
        return true
      }
      const begins = maps.some((map) => Object.keys(map).some((keys) => keys.startsWith(`${key} `)))
      if (begins) prefix = { key, at }
      return begins
    },
  }
}
