import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from './client.ts'
import { useToasts } from '../ui/toasts.ts'

interface Change<Answer> {
  /** What is said when it is done: `Snoozed for 1 h`. */
  text: string
  /** Where what is said depends on the answer. */
  toldBy?: (answer: Answer) => string
  request: () => Promise<Answer>
  /** Takes it back, for as long as the toast is there. */
  undo?: (answer: Answer) => Promise<unknown>
}

export interface AlertChange {
  run: <Answer>(change: Change<Answer>) => Promise<void>
  isPending: boolean
}

/** Changes something about alerts at the service; what came of it is a toast. */
export function useAlertChange(): AlertChange {
  const queryClient = useQueryClient()
  const toasts = useToasts()
  const [pending, setPending] = useState(0)

  function refresh() {
    for (const key of STALE) void queryClient.invalidateQueries({ queryKey: [key] })
  }

  function refuse(text: string, error: unknown) {
    toasts.show({ text: `Not done: “${text}”: ${reasonOf(error)}`, tone: 'error' })
  }

  async function takeBack(text: string, request: () => Promise<unknown>) {
    try {
      await request()
    } catch (error) {
      refuse(`Undo: ${text}`, error)
    }
    refresh()
  }

  async function run<Answer>({ text, toldBy, request, undo }: Change<Answer>) {
    setPending((count) => count + 1)
    try {
      const answer = await request()
      toasts.show({
        ...{ text: toldBy?.(answer) ?? text, tone: 'plain' },
        ...(undo && { undo: () => void takeBack(text, () => undo(answer)) }),
      })
    } catch (error) {
      refuse(text, error)
    }
    setPending((count) => count - 1)
    refresh()
  }

  return { run, isPending: pending > 0 }
}

/** Everything that may be otherwise once something about alerts was changed. */
export const STALE = [
  ...['alerts', 'alert-rules', 'alert-history', 'alert-decisions'],
  ...['silences', 'dead-letters', 'receivers'],
] as const

/** The service's own words where it has any. */
function reasonOf(error: unknown): string {
  if (error instanceof ApiError) return error.detail ?? error.errors[0]?.message ?? error.message
  return error instanceof Error ? error.message : 'something went wrong'
}
