/** What is asked of a connection beside its statements. */
interface Closable {
  close: () => Promise<void>
}

interface Pooled<Connection> {
  connection: Connection
  /** Once it may be used. */
  ready: Promise<unknown> | undefined
}

interface PoolOptions<Connection> {
  open: () => Connection
  /** What a connection begins with. */
  begin: (connection: Connection) => Promise<unknown>
  /** That are open at the same time; who comes later waits. */
  most: number
}

/**
 * Connections that each do one thing at a time, and end with the first thing that fails on them. One
 * is always open: an engine that lives in the process lives as long as its connections.
 */
export function createConnectionPool<Connection extends Closable>({
  open,
  begin,
  most,
}: PoolOptions<Connection>) {
  const idle: Pooled<Connection>[] = [opened()]
  const waiting: ((pooled: Pooled<Connection>) => void)[] = []
  let count = 1
  let isClosed = false
  const inUse = new Set<Promise<unknown>>()

  function opened(): Pooled<Connection> {
    return { connection: open(), ready: undefined }
  }

  function take(): Pooled<Connection> | Promise<Pooled<Connection>> {
    if (isClosed) throw new Error('the connection to the database is closed')
    const free = idle.pop()
    if (free) return free
    if (count < most) {
      count += 1
      return opened()
    }
    const { promise, resolve } = Promise.withResolvers<Pooled<Connection>>()
    waiting.push(resolve)
    return promise
  }

  function giveBack(pooled: Pooled<Connection>): void {
    const next = waiting.shift()
    if (next) next(pooled)
    else idle.push(pooled)
  }

  async function run<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const pooled = await take()
    try {
      await (pooled.ready ??= begin(pooled.connection))
      const result = await work(pooled.connection)
      giveBack(pooled)
      return result
    } catch (cause) {
      // First the one that takes its place.
      giveBack(opened())
      await pooled.connection.close()
      throw cause
    }
  }

  return {
    use: <Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> => {
      const running = run(work)
      const settled = running.catch(() => undefined).finally(() => inUse.delete(settled))
      inUse.add(settled)
      return running
    },
    /** When all that is under way is done. */
    close: async (): Promise<void> => {
      if (isClosed) return
      isClosed = true
      await Promise.all(inUse)
      await Promise.all(idle.splice(0).map(({ connection }) => connection.close()))
    },
  }
}
