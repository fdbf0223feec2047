import { startChannelServer, type Asked, type ChannelServer, type Said } from './json-server.ts'

export interface SlackPost {
  ts: string
  channel: string
  thread: string | undefined
  /** As it stands now, with how often it was edited. */
  text: string
  edits: number
}

export interface SlackServer extends ChannelServer {
  webhook: string
  api: string
  /** Of the channel, oldest first. */
  posts: SlackPost[]
}

export const TOKEN = 'xoxb-111-222-a-bot-of-tests'
const CHANNEL = 'C0123ABCD'
const WEBHOOK = '/services/T000/B000/a-secret-path'

interface Payload {
  channel?: string
  ts?: string
  thread_ts?: string
  text?: string
  attachments?: { blocks: { type: string; text?: { text: string } }[] }[]
}

/** Slack's incoming webhook, `chat.postMessage` and `chat.update`, with what they refuse. */
export async function startSlackServer(): Promise<SlackServer> {
  const posts: SlackPost[] = []
  let last = 1_503_435_956

  function add(payload: Payload, channel: string): SlackPost {
    const ts = `${String((last += 1))}.000247`
    const post = { ts, channel, thread: payload.thread_ts, text: payload.text ?? '', edits: 0 }
    posts.push(post)
    return post
  }

  function answer(asked: Asked): Said {
    const payload = payloadOf(asked)
    if (asked.path.startsWith('/services/')) return byWebhook(asked, payload)
    if (asked.headers.authorization !== `Bearer ${TOKEN}`) return refused('invalid_auth')
    if (!payload) return refused('invalid_json')
    if (!isValid(payload)) return refused('invalid_blocks')
    if (asked.path === '/api/chat.postMessage') return byPost(payload)
    return asked.path === '/api/chat.update' ? byUpdate(payload) : refused('unknown_method')
  }

  function byWebhook({ path }: Asked, payload: Payload | undefined): Said {
    if (path !== WEBHOOK) return { status: 404, body: 'no_service' }
    if (!payload || !isValid(payload)) return { status: 400, body: 'invalid_payload' }
    add(payload, CHANNEL)
    return { status: 200, body: 'ok' }
  }

  function byPost(payload: Payload): Said {
    if (payload.channel !== '#ops' && payload.channel !== CHANNEL) return refused('not_in_channel')
    const { ts, channel } = add(payload, CHANNEL)
    return { status: 200, body: { ok: true, channel, ts } }
  }

  function byUpdate({ channel, ts, text }: Payload): Said {
    const post = posts.find((one) => one.ts === ts)
    // By the id alone: a name is what a bot posts to, and not what it edits by.
    if (channel !== CHANNEL) return refused('channel_not_found')
    if (!post) return refused('message_not_found')
    Object.assign(post, { text: text ?? '', edits: post.edits + 1 })
    return { status: 200, body: { ok: true, channel, ts } }
  }

  const server = await startChannelServer(answer)
  return { ...server, webhook: server.url + WEBHOOK, api: `${server.url}/api`, posts }
}

function refused(error: string): Said {
  return { status: 200, body: { ok: false, error } }
}

function payloadOf({ text }: Asked): Payload | undefined {
  try {
    return JSON.parse(text) as Payload // as: what follows looks at each field
  } catch {
    return undefined
  }
}

function isValid({ text, attachments = [] }: Payload): boolean {
  if (text === undefined || text === '') return false
  const blocks = attachments.flatMap((attachment) => attachment.blocks)
  return (
    blocks.length <= 50 &&
    blocks.every(({ text: inside }) => inside === undefined || inside.text.length <= 3_000)
  )
}
