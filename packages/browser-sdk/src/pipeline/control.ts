import { attempt } from '../browser/guard.ts'
import type { Feature } from '../host.ts'
import type { Answer, Control, Item } from '../wire.ts'

/**
 * Obeys the service for the rest of the session: lower rates, kinds switched off, errors muted.
 * Judged when a batch leaves, as the rules lie in storage, whose first touch is dear.
 */
export const control: Feature = (host) => {
  const { pack, post, context } = host
  let rules: Control | undefined

  const keeps = (item: Item) => {
    const { is } = item
    const { rates = {}, mute = [] } = rules ?? {}
    const rate = rates[is] ?? 1
    const text =
      is === 'error' ? item.exceptions.map(({ type, message }) => `${type}: ${message}`).join() : ''
    const isMuted = mute.some((part) => text.includes(part))
    // The tail of the session's id: its head is the die of the page's own sampling.
    if (!isMuted && parseInt(context.sessionId.slice(-8), 16) / 2 ** 32 < rate) {
      if (rate < 1) item.weight = (item.weight ?? 1) / rate
      return true
    }
    host.drop(is, isMuted ? 'muted' : 'sampled', item.weight)
    return false
  }

  host.pack = (envelope) => {
    // as: only we write there.
    rules ??= attempt(() => JSON.parse(sessionStorage.seismoControl as string) as Control) ?? {}
    envelope.items = envelope.items.filter(keeps)
    return pack(envelope)
  }
  host.post = async (body) => {
    const response = await post(body)
    // as: only the service answers there; what is no JSON says nothing.
    const answer = await attempt(() => response.clone().json() as Promise<Answer>)?.catch(
      () => undefined,
    )
    if (answer?.control) {
      rules = answer.control
      attempt(() => (sessionStorage.seismoControl = JSON.stringify(rules)))
    }
    return response
  }
}
