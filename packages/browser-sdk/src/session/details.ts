import { guard } from '../browser/guard.ts'
import type { Feature } from '../host.ts'
import type { Contexts } from '../wire.ts'

/** What the page knows and wants to tell: messages, its user, tags, contexts, the route of the current view. */
export const details: Feature = (host) => {
  const { client, context } = host
  client.captureMessage = guard((message, more) =>
    host.report({ name: 'Message', message }, 'captured', { level: 'info', ...more }),
  )
  client.setUser = guard((id) => {
    // What the one user met must not be told of the next.
    if (context.userId) host.flush()
    context.userId = id
  })
  client.setTags = guard((tags) => {
    // as: JSON leaves out what is undefined.
    context.tags = { ...context.tags, ...(tags as Record<string, string>) }
  })
  client.setContext = guard((name, facts) => {
    // as: JSON leaves out what is undefined.
    context.contexts = { ...context.contexts, [name]: facts } as Contexts
  })
  client.setRoute = guard((route) => {
    host.view.route = route
  })
}
