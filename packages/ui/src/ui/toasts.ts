import { createContext, use } from 'react'

export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'error'
  undo?: () => void
}

const SHOW_MS = 8_000

export interface Toasts {
  /** Answers what `dismiss` takes. */
  show: (toast: Omit<Toast, 'id'>) => number
  dismiss: (id: number) => void
  /** Undoes the newest toast that can be undone. */
  undoLast: () => void
  current: () => readonly Toast[]
  subscribe: (onChange: () => void) => () => void
}

export function createToasts(): Toasts {
  let toasts: readonly Toast[] = []
  let nextId = 1
  const listeners = new Set<() => void>()

  function set(next: readonly Toast[]) {
    toasts = next
    for (const listener of listeners) listener()
  }

  function dismiss(id: number) {
    set(toasts.filter((toast) => toast.id !== id))
  }

  return {
    show(toast) {
      const id = nextId++
      // Three are a conversation, more are noise.
      set([...toasts, { ...toast, id }].slice(-3))
      setTimeout(() => dismiss(id), SHOW_MS)
      return id
    },
    dismiss,
    undoLast() {
      const last = toasts.findLast((toast) => toast.undo !== undefined)
      if (last === undefined) return
      dismiss(last.id)
      last.undo?.()
    },
    current: () => toasts,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => void listeners.delete(onChange)
    },
  }
}

export const ToastsContext = createContext<Toasts | undefined>(undefined)

export function useToasts(): Toasts {
  const toasts = use(ToastsContext)
  if (toasts === undefined) throw new Error('useToasts needs a ToastsContext above it')
  return toasts
}
