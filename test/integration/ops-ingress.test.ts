import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'

// Who answers an address of the example's Ingress, asserted from the file as there is no cluster.

interface Published {
  path: string
  pathType: string
  backend: { service: { name: string } }
}

type Document =
  | { kind: 'Ingress'; spec: { rules: { http: { paths: Published[] } }[] } }
  | { kind: 'Service'; metadata: { name: string }; spec: { selector?: object } }

const FILE = '../../ops/kubernetes/overlays/example/ingress.yaml'
let paths: Published[]
let documents: Document[]

beforeAll(async () => {
  const text = await readFile(fileURLToPath(new URL(FILE, import.meta.url)), 'utf8')
  documents = parseAllDocuments(text).map((document) => document.toJS() as Document) // as: asserted below
  paths = documents.flatMap((one) =>
    one.kind === 'Ingress' ? one.spec.rules.flatMap(({ http }) => http.paths) : [],
  )
})

function asKubernetes(address: string, { path, pathType }: Published): boolean {
  if (pathType === 'ImplementationSpecific') return asIngressNginx(address, { path })
  return address === path || address.startsWith(path.replace(/\/?$/, '/'))
}

/** All paths of a host of which one Ingress has patterns. */
function asIngressNginx(address: string, { path }: Pick<Published, 'path'>): boolean {
  return new RegExp(`^${path}`, 'i').test(address)
}

/** Either takes the longest path. */
function servedBy(address: string): (string | undefined)[] {
  return [asKubernetes, asIngressNginx].map((isOf) => {
    const found = paths.filter((one) => isOf(address, one))
    return found.toSorted((a, b) => b.path.length - a.path.length)[0]?.backend.service.name
  })
}

it.each(['/metrics', '/metrics/pages', '/ready', '/health'])('keeps %s to the cluster', (path) => {
  expect(servedBy(path)).toEqual(['seismo-closed', 'seismo-closed'])
})

it('has no pods behind what is closed', () => {
  const closed = documents.find((one) => one.kind === 'Service')

  expect(closed?.metadata.name).toBe('seismo-closed')
  expect(closed?.spec).not.toHaveProperty('selector')
})

it.each([
  ['/v1/envelope', 'accept'],
  ['/collect/pub', 'accept'],
  ['/push/pub', 'accept'],
  ['/metrics/job/backup', 'accept'],
  ['/api/v1/write', 'accept'],
  ['/api/1/envelope/', 'accept'],
  ['/api/session', 'api'],
  ['/api/0/projects/', 'api'],
  ['/', 'api'],
  ['/p/web/issues', 'api'],
  ['/seismo.min.js', 'api'],
])('leads %s to %s', (address, role) => {
  expect(servedBy(address)).toEqual([`seismo-${role}`, `seismo-${role}`])
})
