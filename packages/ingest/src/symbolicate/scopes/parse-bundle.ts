import { parse, type Options, type Program } from 'acorn'

const OPTIONS = {
  ecmaVersion: 'latest',
  allowHashBang: true,
  // A bundle is what some engine ran; being stricter than the engine would only lose names.
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
  checkPrivateFields: false,
} satisfies Options

/** Parses as a module, else as a classic script (sloppy: `with`, octal literals); or throws. */
export function parseBundle(bundle: string): Program {
  try {
    return parse(bundle, { ...OPTIONS, sourceType: 'module' })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return parse(bundle, { ...OPTIONS, sourceType: 'script' })
  }
}
