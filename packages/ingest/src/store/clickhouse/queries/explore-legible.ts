/** A statement with its values in the places of its parameters: for people, who may run it elsewhere. */
export function legibleSql(sql: string, params: Readonly<Record<string, unknown>>): string {
  return sql.replace(/\{(\w+): (\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? literalOf(params[name]) : whole,
  )
}

function literalOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return `'${String(value).replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`
}
