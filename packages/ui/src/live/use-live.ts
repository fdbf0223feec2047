import { useQueryClient } from '@tanstack/react-query'
import type { Project, StreamEvent } from '@seismo/ingest/api'
import { useEffect, useEffectEvent, useState } from 'react'
import { isUrgent, staleKeys } from './stale-keys.ts'
import { showDecision } from './show-decision.ts'
import { openStream, type StreamState } from './stream.ts'
import { createThrottledRefresh, type ThrottledRefresh } from './throttled-refresh.ts'

/** Keeps what is on the screen current while the shell is mounted. */
export function useLive({ number, firstEventAt }: Project): StreamState {
  const queryClient = useQueryClient()
  const [state, setState] = useState<StreamState>('connecting')

  const onEvent = useEffectEvent((event: StreamEvent, refresh: ThrottledRefresh) => {
    if (event.is === 'issue-state') showDecision(queryClient, event)
    refresh.add(
      staleKeys(event, { number, firstEventAt }),
      ...(isUrgent(event) ? (['urgent'] as const) : []),
    )
  })

  useEffect(() => {
    const refresh = createThrottledRefresh(
      (keys) => {
        for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
      },
      () => Date.now(),
    )
    let wasLost = false
    const stop = openStream({
      onEvent: (event) => onEvent(event, refresh),
      onState(next) {
        setState(next)
        // Nobody repeats what was said while the line was down: ask for everything again.
        if (next === 'live' && wasLost) void queryClient.invalidateQueries()
        wasLost = next === 'reconnecting'
      },
      // Most likely the session has ended; asking for it leads to the login if so.
      onRefused: () => void queryClient.invalidateQueries({ queryKey: ['session'] }),
    })
    return () => {
      stop()
      refresh.stop()
    }
  }, [queryClient])

  return state
}
