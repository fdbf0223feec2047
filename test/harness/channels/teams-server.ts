import { startChannelServer, type Asked, type ChannelServer, type Said } from './json-server.ts'

interface Message {
  type?: string
  attachments?: {
    contentType?: string
    content?: { type?: string; version?: string; body?: { type?: string; inlines?: unknown[] }[] }
  }[]
}

export interface TeamsServer extends ChannelServer {
  webhook: string
  cards: string[]
}

const WEBHOOK = '/workflows/abc/triggers/manual/paths/invoke'
const MOST_BYTES = 28 * 1_024

/** A workflow that posts the card it is sent. */
export async function startTeamsServer(): Promise<TeamsServer> {
  const cards: string[] = []

  function answer({ path, query, text }: Asked): Said {
    if (path !== WEBHOOK || query.get('sig') !== 'a-secret-signature') {
      return { status: 401, body: { error: { code: 'DirectApiAuthorizationRequired' } } }
    }
    if (Buffer.byteLength(text) > MOST_BYTES) return { status: 413, body: 'too large' }
    if (!isCard(JSON.parse(text) as Message)) return { status: 400, body: 'no card' } // as: looked at there
    cards.push(text)
    return { status: 202 }
  }

  const server = await startChannelServer(answer)
  return { ...server, webhook: `${server.url}${WEBHOOK}?sig=a-secret-signature`, cards }
}

function isCard({ type, attachments = [] }: Message): boolean {
  const [card] = attachments
  return (
    type === 'message' &&
    card?.contentType === 'application/vnd.microsoft.card.adaptive' &&
    card.content?.type === 'AdaptiveCard' &&
    (card.content.body ?? []).length > 0 &&
    (card.content.body ?? []).every((block) => block.type === 'RichTextBlock' && block.inlines)
  )
}
