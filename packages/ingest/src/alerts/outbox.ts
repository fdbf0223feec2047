import type { Delivery } from '../contract/alerts.ts'
import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { AlertStore, Letter } from '../store/alert-store.ts'
import type { Group } from './group/group.ts'
import type { Receiver } from './notify/receiver.ts'
import type { Send } from './notify/send.ts'
import { createPutTogether } from './put-together.ts'

interface OutboxOptions {
  receivers: () => readonly Receiver[]
  letters: Pick<AlertStore['letters'], 'put' | 'ofThread' | 'handleOf'>
  send: Send
  onError: (cause: unknown) => void
}

/** Above every version that its delivery writes. */
const BEYOND_DELIVERY = 100

/** Keeps every letter before it is sent, sends beside the evaluation, and keeps what became of it. */
export function createOutbox(options: OutboxOptions) {
  const underWay = new Set<Promise<void>>()
  // Or a later revision, whose handle is found sooner, would be sent before an earlier one.
  const handlesInTurn = createOneAtATime()
  const putTogether = createPutTogether(options.letters.put)
  /** Letters whose delivery is not kept yet, with what somebody changed of them meanwhile. */
  const changed = new Map<string, Letter | undefined>()

  /** Rejects where they could not be kept: then nobody was told. */
  async function post(letters: readonly Letter[]): Promise<void> {
    await options.letters.put(letters)
    resume(letters)
  }

  /** Sends what is kept already. */
  function resume(letters: readonly Letter[]): void {
    for (const letter of letters) {
      changed.set(idOf(letter), undefined)
      track(
        deliver(letter).finally(() => {
          changed.delete(idOf(letter))
        }),
      )
    }
  }

  async function deliver(letter: Letter): Promise<void> {
    const receiver = options.receivers().find(({ name }) => name === letter.receiver)
    if (!receiver) {
      const detail = `there is no receiver "${letter.receiver}" any more`
      return keep({ ...letter, status: 'failed', detail })
    }
    const { notification } = letter
    const handle = await handlesInTurn(() => handleOf(letter))
    const sent = await options.send({ receiver, notification, handle })
    await keep(afterDelivery(letter, sent))
  }

  /** What was written meanwhile, such as that somebody is on it, stays; and this is beyond it. */
  async function keep(letter: Letter): Promise<void> {
    const id = idOf(letter)
    for (;;) {
      const after = changed.get(id)
      const { group, version } = after ?? letter
      await putTogether([{ ...letter, group, version: version + 1 }])
      // Changed while it was written, it is written once more.
      if (changed.get(id) !== after) continue
      changed.delete(id)
      return
    }
  }

  /** Keeps a group of which something changed with the newest letter of its thread. */
  async function amend(group: Group): Promise<void> {
    const newest = await newestOf(group)
    if (!newest) return
    const amended = { ...newest, group, version: newest.version + BEYOND_DELIVERY }
    if (changed.has(idOf(newest))) changed.set(idOf(newest), amended)
    await options.letters.put([amended])
  }

  /** Read again where its delivery was kept while it was read. */
  async function newestOf({ projectId, key }: Group): Promise<Letter | undefined> {
    const [newest] = await options.letters.ofThread(projectId, key)
    if (newest?.status !== 'waiting' || changed.has(idOf(newest))) return newest
    return (await options.letters.ofThread(projectId, key))[0]
  }

  /** To those who page people themselves; nothing is kept of it, for it is no message. */
  function acknowledge(letters: readonly Letter[]): void {
    for (const { receiver: name, notification, handle, group } of letters) {
      const receiver = options.receivers().find((one) => one.name === name)
      if (!receiver || !('pagerduty' in receiver) || group.isOver) continue
      const about = { ...notification, reason: 'acknowledged' as const }
      track(options.send({ receiver, notification: about, handle }))
    }
  }

  function track(work: Promise<unknown>): void {
    const sending = work
      .then(() => undefined)
      .catch(options.onError)
      .finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  /** What the channel calls the message so far, of a thread from before a restart. */
  async function handleOf(letter: Letter): Promise<string | null> {
    return letter.revision === 1 ? null : options.letters.handleOf(letter)
  }

  return { post, resume, amend, acknowledge, idle: () => Promise.all(underWay) }
}

function idOf({ key, revision, receiver }: Letter): string {
  return JSON.stringify([key, revision, receiver])
}

export type Outbox = ReturnType<typeof createOutbox>

function afterDelivery(
  letter: Letter,
  { delivery, handle }: { delivery: Delivery; handle: string | null },
): Letter {
  const status = delivery.status === 'delivered' ? 'delivered' : 'failed'
  const { kind, attempts, detail } = delivery
  return { ...letter, status, kind, attempts: letter.attempts + attempts, detail, handle }
}
