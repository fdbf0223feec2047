import type { Context } from '../envelope.ts'
import type { Attributes } from './attributes.ts'
import { textAt } from './fields.ts'

/** What a resource says of everything that it sent. */
export function contextOf(attributes: Attributes): Context {
  const service = textAt(attributes, 200, 'service.name')
  return {
    sessionId: textAt(attributes, 64, 'session.id'),
    release: textAt(attributes, 200, 'service.version'),
    environment: textAt(attributes, 200, 'deployment.environment.name', 'deployment.environment'),
    userId: textAt(attributes, 200, 'user.id', 'enduser.id'),
    tags: service === '' ? {} : { service },
    contexts: {},
  }
}

export function sdkOf(attributes: Attributes): string {
  const name = textAt(attributes, 60, 'telemetry.sdk.name') || 'opentelemetry'
  const language = textAt(attributes, 20, 'telemetry.sdk.language')
  const version = textAt(attributes, 18, 'telemetry.sdk.version')
  const full = language === '' ? name : `${name}.${language}`
  return version === '' ? full : `${full}@${version}`
}
