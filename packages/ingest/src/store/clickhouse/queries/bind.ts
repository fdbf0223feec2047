/** Puts a value into a statement's parameters and answers its place in the statement. */
export type Bind = (value: unknown, type?: string) => string

export function bindTo(params: Record<string, unknown>): Bind {
  return (value, type = 'String') => {
    const name = `p${String(Object.keys(params).length)}`
    params[name] = value
    return `{${name}: ${type}}`
  }
}
