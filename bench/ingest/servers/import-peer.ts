const peers = new URL('../peers/node_modules/', import.meta.url)

/** @param file of the package: what is not installed yet has no types, and is found by no resolver. */
export async function importPeer<Peer>(file: string): Promise<Peer> {
  return (await import(new URL(file, peers).href)) as Peer // as: the pinned version has it
}
