import { Component, type ErrorInfo, type ReactNode } from 'react'
import type { Client } from './api.ts'

interface ErrorBoundaryProps {
  client: Client
  /** Shown instead of what broke; a function may offer to try again. */
  fallback?: ReactNode | ((error: unknown, reset: () => void) => ReactNode)
  onError?: (error: unknown) => void
  children?: ReactNode
}

interface ErrorBoundaryState {
  failure?: { error: unknown } | undefined
}

/** Reports what its children throw while they render, with the components it happened in. */
// eslint-disable-next-line no-restricted-syntax -- React knows boundaries as classes only
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = {}

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    const { client, onError } = this.props
    capture(client, error, info)
    onError?.(error)
  }

  override render(): ReactNode {
    const { fallback, children } = this.props
    const { failure } = this.state
    if (!failure) return children
    if (typeof fallback !== 'function') return fallback ?? null
    return fallback(failure.error, () => this.setState({ failure: undefined }))
  }
}

interface RootErrorInfo {
  componentStack?: string | null | undefined
}

/** For `createRoot(element, reactErrorHandlers(client))` of React 19; the console hears of errors as it does without. */
export function reactErrorHandlers(client: Client) {
  return {
    onUncaughtError(error: unknown, info: RootErrorInfo): void {
      capture(client, error, info)
      reportError(error)
    },
    onCaughtError(error: unknown, info: RootErrorInfo): void {
      capture(client, error, info)
      // eslint-disable-next-line no-console -- what React does by itself
      console.error(error)
    },
    onRecoverableError(error: unknown, info: RootErrorInfo): void {
      capture(client, error, info, 'warning')
      reportError(error)
    },
  }
}

/** The client knows an error it was told before: whoever comes first tells of it. */
function capture(
  client: Client,
  error: unknown,
  { componentStack }: RootErrorInfo,
  level?: 'warning',
): void {
  const contexts = { react: { componentStack: componentStack ?? '' } }
  client.captureError(error, { contexts, level })
}
