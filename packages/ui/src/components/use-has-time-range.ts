import { useMatchRoute } from '@tanstack/react-router'

/** A choice that changes nothing on the page would be a dead button. */
export function useHasTimeRange(): boolean {
  const matchRoute = useMatchRoute()
  const timeless = ['/p/$project/alerts', '/p/$project/settings'] as const
  return timeless.every((to) => matchRoute({ to, fuzzy: true }) === false)
}
