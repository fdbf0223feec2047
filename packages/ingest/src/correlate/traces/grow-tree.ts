import type { Span } from './span.ts'

/** A span in its place; times are corrected, and a tree is walked without recursion: it may be deep. */
export interface SpanNode {
  span: Span
  /** Epoch microseconds, by the clock of the outermost span. */
  startUs: number
  endUs: number
  /** By how much its own clock was set right. */
  skewUs: number
  parent: SpanNode | undefined
  /** Earliest first. */
  children: SpanNode[]
  depth: number
  /** It names a parent that the trace does not have. */
  isOrphan: boolean
}

/**
 * The trees that spans make, the earliest first and those with a missing parent last. Nothing is lost:
 * of a loop the earliest span becomes a root, and only exact repeats are left out.
 */
export function growTrees(spans: readonly Span[]): SpanNode[] {
  const nodes = distinct(spans).map(toNode)
  const byId = nodesById(nodes)
  for (const node of nodes) adopt(node, byId)
  const roots = nodes.filter(({ parent }) => parent === undefined)
  const reached = new Set(roots.flatMap(withDescendants))
  for (const node of nodes.toSorted(byStart)) {
    if (reached.has(node)) continue
    cutLoose(node)
    roots.push(node)
    for (const each of withDescendants(node)) reached.add(each)
  }
  for (const root of roots) settle(root)
  return roots.toSorted((a, b) => Number(a.isOrphan) - Number(b.isOrphan) || byStart(a, b))
}

/** A node and all below it, each before its children. */
export function withDescendants(root: SpanNode): SpanNode[] {
  const found: SpanNode[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    found.push(node)
    // The stack is emptied from its end: the earliest child is to come out first.
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index]
      if (child) waiting.push(child)
    }
  }
  return found
}

/** Exporters that try again send a span twice. */
function distinct(spans: readonly Span[]): Span[] {
  const seen = new Set<string>()
  return spans.filter(({ spanId, service, kind, operation, startUs }) => {
    const key = JSON.stringify([spanId, service, kind, operation, startUs])
    return !seen.has(key) && seen.add(key)
  })
}

function toNode(span: Span): SpanNode {
  return {
    ...{ span, startUs: span.startUs, endUs: span.startUs + span.durationUs, skewUs: 0 },
    ...{ parent: undefined, children: [], depth: 0, isOrphan: false },
  }
}

/** By id those who may have children, callers first: Zipkin's clients and servers share one id. */
function nodesById(nodes: readonly SpanNode[]): Map<string, SpanNode[]> {
  const byId = new Map<string, SpanNode[]>()
  for (const node of nodes) {
    const { spanId, kind } = node.span
    const same = byId.get(spanId) ?? []
    if (kind === 'client' || kind === 'producer') same.unshift(node)
    else same.push(node)
    byId.set(spanId, same)
  }
  return byId
}

function adopt(node: SpanNode, byId: ReadonlyMap<string, readonly SpanNode[]>): void {
  const { spanId, parentId } = node.span
  const [caller] = byId.get(spanId) ?? []
  const parent = caller && caller !== node ? caller : byId.get(parentId)?.at(-1)
  // A span that names itself has no parent.
  if (parent === node) return
  node.isOrphan = parent === undefined && parentId !== ''
  if (!parent) return
  node.parent = parent
  parent.children.push(node)
}

function cutLoose(node: SpanNode): void {
  const { parent } = node
  if (parent) parent.children = parent.children.filter((child) => child !== node)
  node.parent = undefined
}

/** From the root down: depths, corrected clocks and the order of children. */
function settle(root: SpanNode): void {
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    node.depth = node.parent ? node.parent.depth + 1 : 0
    if (node.parent) setClock(node, node.parent)
    waiting.push(...node.children)
  }
  for (const node of withDescendants(root)) node.children.sort(byStart)
}

/**
 * A call cannot begin before its caller nor after the caller's end: then the two machines' clocks differ,
 * and the call is put into the middle, as if the way there took as long as the way back.
 */
function setClock(node: SpanNode, parent: SpanNode): void {
  const { span } = node
  const isSameClock = span.host === parent.span.host && span.service === parent.span.service
  const inherited = isSameClock ? parent.skewUs : 0
  const startUs = span.startUs + inherited
  const isImpossible = startUs < parent.startUs || startUs > parent.endUs
  const isCalled = !isSameClock && span.kind !== 'consumer'
  const slack = Math.max(0, parent.endUs - parent.startUs - span.durationUs) / 2
  node.startUs = isCalled && isImpossible ? Math.round(parent.startUs + slack) : startUs
  node.endUs = node.startUs + span.durationUs
  node.skewUs = node.startUs - span.startUs
}

function byStart(a: SpanNode, b: SpanNode): number {
  return a.startUs - b.startUs || b.span.durationUs - a.span.durationUs
}
