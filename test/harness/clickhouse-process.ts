import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Session } from 'chdb'

// ClickHouse's HTTP interface with an embedded engine behind it: the protocol of a server on a
// machine that has none. clickhouse-server.ts starts it as a process of its own.

/** A server's defaults: what it would refuse must not pass here. */
const MAX_URI_BYTES = 1_048_576
const MAX_FIELD_BYTES = 131_072

const [path = '', port = '0', user = '', password = ''] = process.argv.slice(2)
const authorizationOf = (name: string) =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
const authorization = authorizationOf(user)
/** Of a user who may read and nothing else. */
const authorizationOfReader = authorizationOf('reader')

// Each request opens a session; this one keeps the engine from stopping in between.
const engine = new Session(path)
const server = createServer({ maxHeaderSize: 2 * MAX_URI_BYTES }, (request, response) => {
  void handle(request, response)
})
server.listen(Number(port), '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port) // a TCP server has one once it listens
})
// Whoever started this process is gone without stopping it: leave nothing behind.
process.on('disconnect', () => {
  engine.close()
  rmSync(path, { recursive: true, force: true })
  process.exit()
})

interface Answer {
  status: number
  headers: Record<string, string>
  body: Uint8Array | string
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://clickhouse')
  const body = await bodyOf(request)
  const { status, headers, body: text } = await answer({ request, pathname, searchParams, body })
  const isCompressed =
    searchParams.get('enable_http_compression') === '1' &&
    String(request.headers['accept-encoding']).includes('gzip')
  response.writeHead(status, {
    'X-ClickHouse-Query-Id': searchParams.get('query_id') ?? '',
    ...(isCompressed && { 'Content-Encoding': 'gzip' }),
    ...headers,
  })
  response.end(isCompressed ? gzipSync(text) : text)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set: buffers
  const body = Buffer.concat(chunks)
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
}

interface Call {
  request: IncomingMessage
  pathname: string
  searchParams: URLSearchParams
  body: Buffer
}

async function answer(call: Call): Promise<Answer> {
  // Asked by load balancers: a server answers it to everybody.
  if (call.pathname === '/ping') return { status: 200, headers: {}, body: 'Ok.\n' }
  try {
    if (
      ![authorization, authorizationOfReader].includes(call.request.headers.authorization ?? '')
    ) {
      throw new Error(
        'Code: 516. DB::Exception: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)',
      )
    }
    return await run(await statementOf(call))
  } catch (error) {
    return toFailure(error instanceof Error ? error.message : String(error))
  }
}

interface Statement {
  sql: string
  format: string
  /** What the request asks of its session: database, settings and bound parameters. */
  before: string[]
  /** Holds its binary rows, for the engine takes statements as text. */
  file?: string
}

/** Fields that steer the protocol; every other one is a setting. */
const PROTOCOL = ['query', 'query_id', 'wait_end_of_query', 'enable_http_compression']

async function statementOf({ request, searchParams, body }: Call): Promise<Statement> {
  refuseLargeFields((request.url ?? '').split(/[?&]/))
  const type = request.headers['content-type'] ?? ''
  const isForm = type.startsWith('multipart/form-data')
  const fields = new Map(isForm ? [...searchParams, ...(await formOf(body, type))] : searchParams)
  const query = fields.get('query') ?? ''
  const insert = /^(INSERT INTO .*) FORMAT Native$/s.exec(query)?.[1]
  const data = isForm || insert !== undefined ? '' : body.toString()
  refuseManyStatements(query === '' ? data : query)

  const before = [`USE ${quoted(fields.get('database') ?? 'default', '`')}`]
  for (const [name, value] of fields) {
    if (PROTOCOL.includes(name) || name === 'database' || name === 'default_format') continue
    before.push(`SET ${quoted(name, '`')} = ${quoted(value, "'")}`)
  }
  // Last: it may not be taken back.
  if (request.headers.authorization === authorizationOfReader) before.push('SET readonly = 1')
  const format = fields.get('default_format') ?? 'TabSeparated'
  if (insert === undefined) {
    return { sql: [query, data].filter((part) => part !== '').join('\n'), format, before }
  }
  const file = `${path}-${randomUUID()}.native`
  writeFileSync(file, body)
  return {
    sql: `${insert} SELECT * FROM file(${quoted(file, "'")}, 'Native')`,
    format,
    before,
    file,
  }
}

async function formOf(body: Buffer, type: string): Promise<[string, string][]> {
  const response = new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
  const form = await response.formData()
  const fields = [...form].map(([name, value]): [string, string] => {
    if (typeof value !== 'string') throw new Error('a form with files is not supported here')
    return [name, value]
  })
  refuseLargeFields(fields.map(([, value]) => value))
  return fields
}

function refuseLargeFields(fields: string[]): void {
  if (fields.some((field) => Buffer.byteLength(field) > MAX_FIELD_BYTES)) {
    throw new Error(
      'Poco::Exception. Code: 1000, e.code() = 0, HTML Form Exception: Field value too long',
    )
  }
}

/** The embedded engine runs several statements of one request; a server refuses them. */
function refuseManyStatements(sql: string): void {
  const code = sql.replace(/'(?:[^'\\]|\\.)*'|--.*$/gm, '')
  if (/;\s*\S/.test(code)) {
    throw new Error(
      'Code: 62. DB::Exception: Syntax error (Multi-statements are not allowed). (SYNTAX_ERROR)',
    )
  }
}

function quoted(text: string, quote: "'" | '`'): string {
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote
}

async function run({ sql, format, before, file }: Statement): Promise<Answer> {
  const session = new Session(path)
  try {
    for (const statement of before) await session.queryAsync(statement)
    const result = await session.queryAsync(sql, { format })
    const summary = {
      read_rows: String(result.rowsRead),
      read_bytes: String(result.bytesRead),
      elapsed_ns: String(Math.round(result.elapsed * 1e9)),
    }
    return {
      status: 200,
      headers: {
        'Content-Type': 'text/plain; charset=UTF-8',
        'X-ClickHouse-Summary': JSON.stringify(summary),
      },
      body: result.bytes(),
    }
  } finally {
    session.close()
    if (file !== undefined) rmSync(file)
  }
}

/** The statuses a server gives to what a client can do wrong; anything else is its own fault. */
const STATUS_OF: Record<string, number> = {
  REQUIRED_PASSWORD: 401,
  AUTHENTICATION_FAILED: 403,
  BAD_ARGUMENTS: 400,
  CANNOT_PARSE_DATETIME: 400,
  CANNOT_PARSE_INPUT_ASSERTION_FAILED: 400,
  CANNOT_PARSE_NUMBER: 400,
  CANNOT_PARSE_TEXT: 400,
  CANNOT_PARSE_UUID: 400,
  ILLEGAL_COLUMN: 400,
  INCORRECT_DATA: 400,
  SYNTAX_ERROR: 400,
  TYPE_MISMATCH: 400,
  UNKNOWN_DATABASE: 404,
  UNKNOWN_FORMAT: 404,
  UNKNOWN_FUNCTION: 404,
  UNKNOWN_IDENTIFIER: 404,
  UNKNOWN_SETTING: 404,
  UNKNOWN_TABLE: 404,
  UNKNOWN_TYPE: 404,
  TIMEOUT_EXCEEDED: 408,
  NOT_IMPLEMENTED: 501,
}

function toFailure(message: string): Answer {
  const code = /Code: (\d+)/.exec(message)?.[1] ?? '1002'
  const name = /\(([A-Z_0-9]+)\)\s*$/.exec(message)?.[1] ?? ''
  return {
    status: STATUS_OF[name] ?? 500,
    headers: { 'X-ClickHouse-Exception-Code': code },
    body: `${message} (version 26.7.3.1 (official build))\n`,
  }
}
