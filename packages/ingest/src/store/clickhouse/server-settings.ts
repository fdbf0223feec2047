/** The same for every statement: what is of one statement stands in it (docs/decisions/0001). */
export function settingsFor(cluster: string | undefined) {
  return {
    // The server holds an answer back until it has all of it: what goes wrong halfway has its own
    // status and code then, and never looks like the end of the rows.
    wait_end_of_query: 1,
    ...(cluster !== undefined && OF_CLUSTER),
  } as const
}

/** Of no client's type: Node's and the edge's have one each. */
const OF_CLUSTER = {
  // Acknowledged is what most replicas of each shard have; not what waits on one machine's disk.
  distributed_foreground_insert: 1,
  insert_quorum: 'auto',
  // Queries are written as for one server: what they join is fetched from all shards first.
  distributed_product_mode: 'global',
  // Whoever writes reads the same replica next.
  load_balancing: 'in_order',
} as const
