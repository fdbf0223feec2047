import { isRecord } from '../foreign/read-json.ts'
import { cut } from '../well-formed.ts'
import { attributesOf, type Attributes } from './attributes.ts'
import type { Names } from './messages.ts'

/** One thing of a request, as it stands there, with who sent it. */
export interface Candidate {
  resource: Attributes
  /** The name of the instrumentation that made it. */
  scope: string
  /** Undefined where the request holds something else than an object. */
  value: Record<string, unknown> | undefined
}

/** Everything that a request holds, in its order; what is broken stands for itself, whatever it holds. */
export function candidatesOf(groups: readonly unknown[], names: Names): Candidate[] {
  return groups.flatMap((group) => {
    if (!isRecord(group)) return [broken()]
    const resource = attributesOf(isRecord(group.resource) ? group.resource.attributes : [])
    return listIn(group, names.scopes).flatMap((scoped) =>
      isRecord(scoped) ? itemsIn(scoped, { names, resource }) : [broken(resource)],
    )
  })
}

function itemsIn(
  scoped: Record<string, unknown>,
  { names, resource }: { names: Names; resource: Attributes },
): Candidate[] {
  const name = isRecord(scoped.scope) ? scoped.scope.name : undefined
  const scope = typeof name === 'string' ? cut(name, 200) : ''
  return listIn(scoped, names.items).map((value) => ({
    ...{ resource, scope },
    value: isRecord(value) ? value : undefined,
  }))
}

function broken(resource: Attributes = new Map()): Candidate {
  return { resource, scope: '', value: undefined }
}

/** What is left out is empty; anything but a list is one broken thing. */
function listIn(value: Record<string, unknown>, name: string): unknown[] {
  const list = value[name] ?? []
  // as: the members of an array are unknown.
  return Array.isArray(list) ? (list as unknown[]) : [undefined]
}
