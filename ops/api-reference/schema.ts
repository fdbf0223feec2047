/** The part of JSON Schema (of OpenAPI 3.1) that our own document uses. */
export interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  items?: Schema
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
  description?: string
  default?: unknown
  minimum?: number
  maximum?: number
  maxLength?: number
  pattern?: string
}

/** As TypeScript would write the type, which is shorter to read than the schema. */
export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' | ')
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ')
  const types = [schema.type ?? []].flat()
  if (types.length === 0) return 'unknown'
  return types.map((type) => ofType(type, schema)).join(' | ')
}

function ofType(type: string, schema: Schema): string {
  if (type === 'array') return arrayOf(schema)
  if (type === 'object') return objectOf(schema)
  return type === 'integer' ? 'number' : type
}

function arrayOf({ items, prefixItems }: Schema): string {
  if (prefixItems) return `[${prefixItems.map(typeOf).join(', ')}]`
  const inner = typeOf(items ?? {})
  return /[|&]/.test(inner) && !/^\{[^]*\}$/.test(inner) ? `(${inner})[]` : `${inner}[]`
}

function objectOf({ properties, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties ?? {}).map(([name, field]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)
    return `${key}${required.includes(name) ? '' : '?'}: ${typeOf(field)}`
  })
  if (typeof additionalProperties === 'object') {
    fields.push(`[name: string]: ${typeOf(additionalProperties)}`)
  }
  return fields.length === 0 ? 'object' : `{ ${fields.join('; ')} }`
}

/** What a type does not say: bounds and what holds where nothing is given. */
export function boundsOf({ minimum, maximum, maxLength, default: usual }: Schema): string[] {
  const said = []
  if (minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) {
    said.push(`${minimum} to ${maximum}`)
  } else if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER) {
    said.push(`at least ${minimum}`)
  }
  if (maxLength !== undefined) said.push(`up to ${maxLength} characters`)
  if (usual !== undefined) said.push(`${JSON.stringify(usual)} where not given`)
  return said
}
