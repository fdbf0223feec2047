import { attempt } from '../browser/guard.ts'
import type { Feature } from '../host.ts'
import type { Answer, Control } from '../wire.ts'

/** Obeys the service for the rest of the session: lower rates, kinds switched off, errors muted. */
export const control: Feature = (host) => {
  const { emit, post, context } = host
  // as: only we write there.
  let rules: Control = attempt(() => JSON.parse(sessionStorage.seismoControl as string) as Control) ?? {}
  const place = parseInt(context.sessionId.slice(-8), 16) / 2 ** 32

  host.emit = (item, call) => {
    const { is } = item
    const rate = rules.rates?.[is] ?? 1
    const text = is === 'error' ? item.exceptions.map(({ type, message }) => `${type}: ${message}`).join() : ''
    if (rules.mute?.some((part) => text.includes(part))) host.drop(is, 'muted')
    else if (place >= rate) host.drop(is, 'sampled')
    else {
      if (rate < 1) item.weight = (item.weight ?? 1) / rate
      emit(item, call)
    }
  }
  host.post = async (body) => {
    const response = await post(body)
    // as: only the service answers there; what is no JSON says nothing.
    const answer = await attempt(() => response.clone().json() as Promise<Answer>)?.catch(() => undefined)
    if (answer?.control) {
      rules = answer.control
      attempt(() => (sessionStorage.seismoControl = JSON.stringify(rules)))
    }
    return response
  }
}
