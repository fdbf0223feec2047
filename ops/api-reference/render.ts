import { boundsOf, typeOf, type Schema } from './schema.ts'

/** The part of OpenAPI 3.1 that our own document uses. */
export interface OpenApi {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

interface Operation {
  summary?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Readonly<Record<string, { description: string; content?: Content }>>
}

interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema: Schema
}

type Content = Readonly<Record<string, { schema?: Schema }>>

/** What is the same everywhere and said once, at the top. */
const EVERYWHERE = new Set(['project', 'from', 'to', 'cursor'])

const HEAD = `# API

<!-- Written by \`npm run api-reference\` from what the service says of itself; do not change it here. -->

Everything the page shows comes from here, and scripts may ask for the same. \`GET /api/openapi.json\` of a running Seismo is this page for
machines (OpenAPI 3.1), of its own version.

\`\`\`sh
curl -H "Authorization: Bearer $SEISMO_API_TOKEN" "$SEISMO_URL/api/issues?from=-7d&limit=3"
# {"items":[…
\`\`\`

- Every call takes \`Authorization: Bearer TOKEN\`: a token made under _Settings → Access_, or the \`SEISMO_API_TOKEN\` of the start. A role is what it
  may do, [operate.md](operate.md#who-may-do-what).
- \`project\` is a slug, the first project where it is left out. \`from\` and \`to\` are ISO 8601 or relative to now (\`-24h\`, \`-7d\`). Lists answer
  \`{ items, next? }\`: \`next\` is given as \`cursor\` for the items behind these. Times in answers are milliseconds since 1970.
- What is refused is a problem document (RFC 9457, \`application/problem+json\`): \`title\` and \`detail\` say what to do, \`errors\` which
  parameter, \`requestId\` what the log has it under. 400 is the question's fault, 401 and 403 the token's, 404 means that the project has no
  such thing, 429, 503 and 504 come with \`Retry-After\` or advice.
- Beacons and other formats are written elsewhere: [wire-format.md](wire-format.md). \`GET /api/stream\` sends server-sent events: new
  issues, changes of state, alerts, deploys.
`

/** A page of Markdown, a section for each first word of the paths, in the order of the document. */
export function renderApi({ paths }: OpenApi): string {
  const sections = Map.groupBy(Object.entries(paths), ([path]) => path.split('/')[2] ?? '')
  const written = [...sections].map(([name, entries]) => {
    const operations = entries.flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => renderOperation(method, path, one)),
    )
    return `## ${name}\n\n${operations.join('\n')}`
  })
  return `${HEAD}\n${written.join('\n')}`
}

function renderOperation(method: string, path: string, operation: Operation): string {
  const { summary = '', description, parameters = [], requestBody, responses } = operation
  const told = parameters.filter(({ name }) => !EVERYWHERE.has(name))
  const [status = '', answer] = Object.entries(responses)[0] ?? []
  return [
    `### \`${method.toUpperCase()} ${path}\`\n`,
    [`${escaped(summary)}.`, description === undefined ? '' : escaped(description)].join(' '),
    '',
    ...told.map(renderParameter),
    '',
    ...(requestBody ? ['Body:', ...renderContent(requestBody.content)] : []),
    `${status}: ${escaped(answer?.description ?? '')}`,
    ...renderContent(answer?.content ?? {}),
  ].join('\n')
}

function renderParameter({ name, in: place, required, description, schema }: Parameter): string {
  const facts = [typeOf(schema), ...boundsOf(schema)].map(escaped)
  if (place !== 'query') facts.unshift(`in the ${place}`)
  if (required === true && place === 'query') facts.unshift('needed')
  const about = description ?? schema.description
  return `- \`${name}\`: ${facts.join(', ')}${about === undefined ? '' : `. ${escaped(about)}`}`
}

function renderContent(content: Content): string[] {
  return Object.entries(content).flatMap(([type, { schema }]) => {
    if (type !== 'application/json') return [`\n\`${type}\`\n`]
    return ['', '```ts', `type _ = ${typeOf(schema ?? {})}`, '```', '']
  })
}

/** Outside of code, so that nothing is read as a tag or as the end of a word. */
function escaped(text: string): string {
  return text.replaceAll(/[<>|*_[\]]/g, String.raw`\$&`)
}
