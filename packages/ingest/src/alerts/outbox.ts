import type { Delivery } from '../contract/alerts.ts'
import type { AlertStore, Letter } from '../store/alert-store.ts'
import type { Receiver } from './notify/receiver.ts'
import type { Send } from './notify/send.ts'

/** A channel that waits must not hold up the others; a storm must not open a thousand connections. */
const AT_ONCE = 20

interface OutboxOptions {
  receivers: () => readonly Receiver[]
  letters: Pick<AlertStore['letters'], 'put' | 'ofThread'>
  send: Send
  now: () => number
  /** What makes a letter no news by the time it is sent, in a few words. */
  isStale: (letter: Letter) => Promise<string | undefined>
  onSent: (letter: Letter) => void
  onError: (cause: unknown) => void
}

/**
 * Keeps every letter before it is sent, sends beside the evaluation, and keeps what became of it. A
 * thread's letters to one receiver go one after the other, for each edits what the one before said.
 */
export function createOutbox(options: OutboxOptions) {
  const threads = new Map<string, Promise<void>>()
  const handles = new Map<string, string | null>()
  const slots = createSlots(AT_ONCE)

  /** Rejects where they could not be kept: then nobody was told. */
  async function post(letters: readonly Letter[]): Promise<void> {
    await options.letters.put(letters)
    resume(letters)
  }

  /** Sends what is kept already. */
  function resume(letters: readonly Letter[]): void {
    for (const letter of letters) enqueue(letter)
  }

  function enqueue(letter: Letter): void {
    const thread = threadOf(letter)
    const before = threads.get(thread) ?? Promise.resolve()
    const sending = before
      .then(() => slots(() => deliver(letter)))
      .catch(options.onError)
      .finally(() => {
        if (threads.get(thread) !== sending) return
        threads.delete(thread)
        if (letter.group.isOver) handles.delete(thread)
      })
    threads.set(thread, sending)
  }

  async function deliver(letter: Letter): Promise<void> {
    const stale = await options.isStale(letter)
    if (stale !== undefined) return keep({ ...letter, status: 'withheld', detail: stale })
    const receiver = options.receivers().find(({ name }) => name === letter.receiver)
    if (!receiver) {
      const detail = `there is no receiver "${letter.receiver}" any more`
      return keep({ ...letter, status: 'failed', detail })
    }
    const { notification } = letter
    const sent = await options.send({ receiver, notification, handle: await handleOf(letter) })
    handles.set(threadOf(letter), sent.handle)
    await keep(afterDelivery(letter, sent))
  }

  async function keep(letter: Letter): Promise<void> {
    const kept = { ...letter, version: letter.version + 1 }
    await options.letters.put([kept])
    options.onSent(kept)
  }

  /** What the channel calls the message so far; of a thread from before a restart it is in the store. */
  async function handleOf(letter: Letter): Promise<string | null> {
    const known = handles.get(threadOf(letter))
    if (known !== undefined || letter.revision === 1) return known ?? null
    const all = await options.letters.ofThread(letter.projectId, letter.key)
    const before = all.find(
      ({ receiver, handle }) => receiver === letter.receiver && handle !== null,
    )
    return before?.handle ?? null
  }

  async function idle(): Promise<void> {
    while (threads.size > 0) await Promise.all(threads.values())
  }

  return { post, resume, idle }
}

export type Outbox = ReturnType<typeof createOutbox>

function threadOf({ key, receiver }: Letter): string {
  return JSON.stringify([key, receiver])
}

function afterDelivery(
  letter: Letter,
  { delivery, handle }: { delivery: Delivery; handle: string | null },
): Letter {
  const status = delivery.status === 'delivered' ? 'delivered' : 'failed'
  const { kind, attempts, detail } = delivery
  return { ...letter, status, kind, attempts: letter.attempts + attempts, detail, handle }
}

function createSlots(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let taken = 0
  const queue: (() => void)[] = []
  return async (work) => {
    if (taken >= most) await new Promise<void>((resolve) => queue.push(resolve))
    else taken += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else taken -= 1
    }
  }
}
