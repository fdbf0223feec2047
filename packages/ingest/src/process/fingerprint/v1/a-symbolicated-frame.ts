import type { SymbolicatedFrame } from '../../frame.ts'

/** A call of the project in `src/cart/total.ts`, as the symbolicator leaves it; for tests. */
export function aSymbolicatedFrame(overrides: Partial<SymbolicatedFrame> = {}): SymbolicatedFrame {
  return {
    function: 'sum',
    file: 'src/cart/total.ts',
    line: 41,
    column: 17,
    inApp: true,
    status: 'mapped',
    raw: { function: 't', file: 'https://shop.example/app.js', line: 1, column: 4821 },
    context: [],
    ...overrides,
  }
}

/** A call inside the npm package `name`. */
export function aLibraryFrame(name: string): SymbolicatedFrame {
  return aSymbolicatedFrame({ file: `node_modules/${name}/index.js`, function: 'go', inApp: false })
}
