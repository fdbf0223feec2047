const LONGEST = 32

/** What a project of this name is called in addresses: `Café, Neu` → `cafe-neu`; empty where no letter fits. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^[-\d]+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
}
