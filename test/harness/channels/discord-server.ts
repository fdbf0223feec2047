import { startChannelServer, type Asked, type ChannelServer, type Said } from './json-server.ts'

interface Embed {
  title?: string
  description?: string
  fields?: { name: string; value: string }[]
}

interface Payload {
  content?: string
  embeds?: Embed[]
}

export interface DiscordServer extends ChannelServer {
  webhook: string
  posts: { id: string; title: string; edits: number }[]
}

const WEBHOOK = '/api/webhooks/123/a-secret-path'

/** An "execute webhook" and an "edit webhook message", with Discord's limits. */
export async function startDiscordServer(): Promise<DiscordServer> {
  const posts: DiscordServer['posts'] = []

  function answer(asked: Asked): Said {
    const { path, method } = asked
    if (!path.startsWith(WEBHOOK)) {
      return { status: 404, body: { message: 'Unknown Webhook', code: 10_015 } }
    }
    const payload = JSON.parse(asked.text) as Payload // as: what follows looks at each field
    const fault = faultOf(payload)
    if (fault !== undefined) return { status: 400, body: { code: 50_035, message: fault } }
    const title = payload.embeds?.[0]?.title ?? ''
    if (method === 'PATCH') return edit(path.slice(`${WEBHOOK}/messages/`.length), title)
    const post = { id: String(1_000 + posts.length), title, edits: 0 }
    posts.push(post)
    const isAwaited = asked.query.get('wait') === 'true'
    return isAwaited ? { status: 200, body: { id: post.id } } : { status: 204 }
  }

  function edit(id: string, title: string): Said {
    const post = posts.find((one) => one.id === id)
    if (!post) return { status: 404, body: { message: 'Unknown Message', code: 10_008 } }
    Object.assign(post, { title, edits: post.edits + 1 })
    return { status: 200, body: { id } }
  }

  const server = await startChannelServer(answer)
  return { ...server, webhook: server.url + WEBHOOK, posts }
}

function faultOf({ content = '', embeds = [] }: Payload): string | undefined {
  if (content === '' && embeds.length === 0) return 'Cannot send an empty message'
  const isLong = embeds.some(
    ({ title = '', description = '', fields = [] }) =>
      title.length > 256 ||
      description.length > 4_096 ||
      fields.length > 25 ||
      fields.some(({ name, value }) => name.length > 256 || value.length > 1_024 || value === ''),
  )
  return isLong ? 'Invalid Form Body' : undefined
}
