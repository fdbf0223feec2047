/**
 * Calls that give back the function they are given, or one that stands for it: of React, of MobX and
 * of the libraries of functions, and what is called `withRouter` by the same custom.
 */
const WRAPPERS = new Set(
  `memo forwardRef useCallback useEvent useEffectEvent useStableCallback useMemoizedFn observer action
   debounce throttle useDebounce useThrottle useDebouncedCallback useThrottledCallback once memoize
   memoizeOne curry partial rateLimit batch untracked asyncHandler`.split(/\s+/),
)

export function isWrapper(callee: string): boolean {
  return WRAPPERS.has(callee) || /^with[A-Z]/.test(callee)
}
