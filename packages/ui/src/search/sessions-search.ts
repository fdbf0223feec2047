import { readChoice } from './read-choice.ts'
import {
  readDevice,
  readSignalSearch,
  readText,
  signalQuery,
  type DeviceSearch,
  type SignalSearch,
} from './signal-search.ts'
import { readWindow, windowOf, type TimeWindow, type WindowSearch } from './time-window.ts'

export const HAVINGS = ['errors', 'crash'] as const

export type SessionsSearch = WindowSearch &
  DeviceSearch &
  SignalSearch & {
    having?: (typeof HAVINGS)[number] | undefined
    /** Id of an issue that they met. */
    issue?: string | undefined
    user?: string | undefined
  }

export interface SessionsFilter {
  window: TimeWindow
  having: (typeof HAVINGS)[number] | undefined
  issue: string | undefined
  user: string | undefined
  signals: ReturnType<typeof signalQuery>
}

export function readSessionsSearch(search: Record<string, unknown>): SessionsSearch {
  const having = readChoice(search, 'having', HAVINGS)
  return {
    ...{ ...readWindow(search), ...readSignalSearch(search), ...readDevice(search) },
    ...{ ...readText('issue', search), ...readText('user', search) },
    ...(having !== undefined && { having }),
  }
}

export function sessionsFilter(search: SessionsSearch): SessionsFilter {
  const { having, issue, user } = search
  return { window: windowOf(search), having, issue, user, signals: signalQuery(search) }
}
