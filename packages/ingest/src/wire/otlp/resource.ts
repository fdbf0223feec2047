import type { Context } from '../envelope.ts'
import type { Attributes } from './attributes.ts'
import { textAt } from './fields.ts'

const USER = ['user.id', 'enduser.id']

/** What a resource says of everything that it sent; who was there may as well stand with the item itself. */
export function contextOf(resource: Attributes, own: Attributes): Context {
  const service = textAt(resource, 200, 'service.name')
  return {
    sessionId: textAt(own, 64, 'session.id') || textAt(resource, 64, 'session.id'),
    release: textAt(resource, 200, 'service.version'),
    environment: textAt(resource, 200, 'deployment.environment.name', 'deployment.environment'),
    userId: textAt(own, 200, ...USER) || textAt(resource, 200, ...USER),
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
