import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aNotification } from '../../../packages/ingest/src/testing/a-notification.ts'
import { startDiscordServer, type DiscordServer } from '../../harness/channels/discord-server.ts'
import { aReceiver, createTestSend, type TestSend } from '../../harness/channels/send-for-test.ts'
import { startSlackServer, TOKEN, type SlackServer } from '../../harness/channels/slack-server.ts'
import { startTeamsServer, type TeamsServer } from '../../harness/channels/teams-server.ts'

const firing = aNotification()
const resolved = aNotification({ revision: 2, state: 'resolved', reason: 'resolved' })
const escalated = aNotification({ revision: 2, reason: 'escalated' })
const long = aNotification({
  ...{ title: '<&*'.repeat(5_000), summary: '<&*'.repeat(5_000), description: '`'.repeat(50_000) },
})
const started = new AsyncDisposableStack()
afterAll(() => started.disposeAsync())

let test: TestSend
beforeEach(() => {
  test = createTestSend()
})

describe('Slack', () => {
  let slack: SlackServer
  beforeAll(async () => {
    slack = await startSlackServer()
    started.defer(slack.close)
  })
  beforeEach(() => {
    slack.posts.length = 0
  })
  const bot = () => aReceiver({ slack: { token: TOKEN, channel: '#ops', api: slack.api } })

  it('takes each message of a webhook', async () => {
    const receiver = aReceiver({ slack: { url: slack.webhook } })

    const first = await test.send({ receiver, notification: firing, handle: null })
    await test.send({ receiver, notification: resolved, handle: first.handle })
    const large = await test.send({ receiver, notification: long, handle: null })

    expect(first).toMatchObject({ delivery: { status: 'delivered' }, handle: null })
    expect(large.delivery.status).toBe('delivered')
    expect(slack.posts.map(({ text }) => text.slice(0, 10))).toEqual([
      ...['■ Firing: ', '✓ Resolved', '■ Firing: '],
    ])
  })

  it('says which webhook trouble it is, and nothing of the address', async () => {
    const receiver = aReceiver({ slack: { url: `${slack.url}/services/T000/B000/gone-path` } })

    const { delivery } = await test.send({ receiver, notification: firing, handle: null })

    expect(delivery).toMatchObject({
      status: 'failed',
      attempts: 1,
      detail: 'HTTP 404: no_service',
    })
  })

  it('edits the one message of an incident', async () => {
    const { handle } = await test.send({ receiver: bot(), notification: firing, handle: null })
    await createTestSend().send({ receiver: bot(), notification: resolved, handle })

    expect(handle).toMatch(/^C0123ABCD\//)
    expect(slack.posts).toMatchObject([
      { edits: 1, text: expect.stringMatching(/^✓ Resolved/) as string },
    ])
  })

  it('answers in the thread where somebody must hear of it', async () => {
    const { handle } = await test.send({ receiver: bot(), notification: firing, handle: null })
    await test.send({ receiver: bot(), notification: escalated, handle })

    const [message, reply] = slack.posts
    expect(message).toMatchObject({ edits: 1, thread: undefined })
    expect(reply).toMatchObject({
      thread: message?.ts,
      text: expect.stringContaining('Escalated') as string,
    })
  })

  it('says it anew where somebody deleted the message', async () => {
    const receiver = bot()
    const handle = 'C0123ABCD/1.000247'

    const sent = await test.send({ receiver, notification: resolved, handle })

    expect(sent.delivery.status).toBe('delivered')
    expect(sent.handle).toBe(`C0123ABCD/${String(slack.posts[0]?.ts)}`)
  })

  it('waits as long as it is told, and takes trouble of Slack for none of ours', async () => {
    slack.answerNext(
      { status: 429, headers: { 'Retry-After': '7' }, body: { ok: false, error: 'ratelimited' } },
      { status: 200, body: { ok: false, error: 'internal_error' } },
      { status: 200, body: '<html>a proxy</html>' },
    )

    const { delivery } = await test.send({ receiver: bot(), notification: firing, handle: null })

    expect(delivery).toMatchObject({ status: 'delivered', attempts: 4 })
    expect(test.waits).toEqual([7_000, 1_000, 5_000])
  })

  it.each([
    [{ token: 'xoxb-111-wrong' }, 'invalid_auth'],
    [{ channel: '#elsewhere' }, 'not_in_channel'],
  ])('does not try again with %j', async (given, detail) => {
    const settings = { token: TOKEN, channel: '#ops', api: slack.api, ...given }
    const receiver = aReceiver({ slack: settings })

    const { delivery } = await test.send({ receiver, notification: firing, handle: null })

    expect(delivery).toMatchObject({ status: 'failed', attempts: 1, detail })
  })
})

describe('Discord', () => {
  let discord: DiscordServer
  beforeAll(async () => {
    discord = await startDiscordServer()
    started.defer(discord.close)
  })
  beforeEach(() => {
    discord.posts.length = 0
  })
  const receiver = () => aReceiver({ discord: { url: discord.webhook } })

  it('edits the one message of an incident', async () => {
    const { handle } = await test.send({ receiver: receiver(), notification: firing, handle: null })
    const second = await test.send({ receiver: receiver(), notification: resolved, handle })

    expect(second.handle).toBe('1000')
    expect(discord.posts).toEqual([
      { id: '1000', edits: 1, title: '✓ Resolved: Error spike on shop' },
    ])
  })

  it('says it anew where somebody deleted the message, and takes texts of any length', async () => {
    const sent = await test.send({ receiver: receiver(), notification: long, handle: '77' })

    expect(sent).toMatchObject({ delivery: { status: 'delivered' }, handle: '1000' })
  })

  it('waits to the fraction of a second as it is told', async () => {
    discord.answerNext({
      status: 429,
      headers: { 'Retry-After': '2' },
      body: { message: 'You are being rate limited.', retry_after: 2.434, global: false },
    })

    const { delivery } = await test.send({
      ...{ receiver: receiver(), notification: firing, handle: null },
    })

    expect(delivery).toMatchObject({ status: 'delivered', attempts: 2 })
    expect(test.waits).toEqual([2_434])
  })

  it('says that the webhook is gone', async () => {
    const gone = aReceiver({ discord: { url: `${discord.url}/api/webhooks/9/other-path` } })

    const { delivery } = await test.send({ receiver: gone, notification: firing, handle: null })

    expect(delivery).toMatchObject({ status: 'failed', detail: 'HTTP 404: Unknown Webhook' })
  })
})

describe('Teams', () => {
  let teams: TeamsServer
  beforeAll(async () => {
    teams = await startTeamsServer()
    started.defer(teams.close)
  })
  const receiver = () => aReceiver({ teams: { url: teams.webhook } })

  it('takes the card, also of a very long message', async () => {
    const short = await test.send({ receiver: receiver(), notification: firing, handle: null })
    const large = await test.send({ receiver: receiver(), notification: long, handle: null })

    expect([short.delivery.status, large.delivery.status]).toEqual(['delivered', 'delivered'])
    expect(teams.cards[0]).toContain('Error spike on shop')
  })

  it('waits as it is told, also where 200 is no success', async () => {
    teams.answerNext(
      { status: 429, headers: { 'Retry-After': '10' } },
      {
        status: 200,
        body: 'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429',
      },
    )

    const { delivery } = await test.send({
      ...{ receiver: receiver(), notification: firing, handle: null },
    })

    expect(delivery).toMatchObject({ status: 'delivered', attempts: 3 })
    expect(test.waits[0]).toBe(10_000)
  })

  it('does not try again with a signature that is wrong, and does not repeat it', async () => {
    const wrong = aReceiver({ teams: { url: teams.webhook.replace('sig=a', 'sig=x') } })

    const { delivery } = await test.send({ receiver: wrong, notification: firing, handle: null })

    expect(delivery).toMatchObject({ status: 'failed', attempts: 1, detail: 'HTTP 401' })
  })
})
