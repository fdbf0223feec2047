/** Personal options by name; the browser keeps them, and this page hears of every change. */
const PREFIX = 'seismo.'

type Listener = (key: string) => void
const listeners = new Set<Listener>()
/** Where storage is denied, options last as long as the page. */
const denied = new Map<string, string>()

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    return denied.get(key) ?? null
  }
}

/** Without a value it is forgotten. */
export function writeStored(key: string, value?: string): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, value)
  } catch {
    if (value === undefined) denied.delete(key)
    else denied.set(key, value)
  }
  for (const listener of listeners) listener(key)
}

/** Hears of what changes here and in other tabs. */
export function onStored(listener: Listener): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key?.startsWith(PREFIX)) listener(key.slice(PREFIX.length))
  }
  listeners.add(listener)
  addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', onStorage)
  }
}
