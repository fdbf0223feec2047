import { opaque } from '../fail.ts'
import { external, fourth, parse, parseSecond, read, Reader, TextParser, third } from './index.ts'
import * as second from './second.ts'

async function opensDialog(title: string): Promise<void> {
  const { openDialog } = await import('./lazy.ts')
  openDialog(title) //: opensDialog
  opaque(0)
}

async function closesDialog(): Promise<void> {
  const { default: Dialog } = await import('./lazy.ts')
  new Dialog().close() //: closesDialog
  opaque(0)
}

export const scenarios: Record<string, () => unknown> = {
  reExported: () => parse(opaque('')), //: (scenario)
  sameName: () => parseSecond(opaque('')), //: (scenario)
  sameNameDeeper: () => parseSecond(opaque('long text')), //: (scenario)
  arrowExport: () => read(opaque('')), //: (scenario)
  defaultClass: () => new Reader(opaque('')), //: (scenario)
  defaultFunction: () => new Reader(opaque('x')).read(opaque('')), //: (scenario)
  defaultArrow: () => third(opaque('')), //: (scenario)
  renamedExport: () => new TextParser().run(opaque('')), //: (scenario)
  renamedDirect: () => external(opaque('')), //: (scenario)
  namespaceDefault: () => fourth.default(opaque('')), //: (scenario)
  namespaceGenerator: () => [...fourth.ids()], //: (scenario)
  namespaceImport: () => second[opaque('parse') as 'parse'](opaque('')), //: (scenario)
  inlinedFromOtherFile: () => second.quarter(opaque(-1)), //: (scenario)
  split: () => opensDialog(opaque('')), //: (scenario)
  splitClass: () => closesDialog(), //: (scenario)
  splitAsync: async () => {
    const { confirm } = await import('./lazy.ts')
    await confirm(opaque('sure')) //: (scenario)
  },
}
