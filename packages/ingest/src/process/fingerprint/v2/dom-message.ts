/** Names that hardly anybody but a browser gives an error. */
const DOM_NAMES = new Set([
  'AbortError',
  'DataCloneError',
  'EncodingError',
  'HierarchyRequestError',
  'InUseAttributeError',
  'IndexSizeError',
  'InvalidAccessError',
  'InvalidCharacterError',
  'InvalidModificationError',
  'InvalidNodeTypeError',
  'InvalidStateError',
  'NamespaceError',
  'NoModificationAllowedError',
  'NotAllowedError',
  'NotReadableError',
  'NotSupportedError',
  'OverconstrainedError',
  'QuotaExceededError',
  'ReadOnlyError',
  'SecurityError',
  'TransactionInactiveError',
  'TypeMismatchError',
  'WrongDocumentError',
])

/** Names that pages give errors of their own as well: the words decide. */
const SHARED_NAMES = new Set([
  'ConstraintError',
  'DataError',
  'NetworkError',
  'NotFoundError',
  'OperationError',
  'TimeoutError',
  'UnknownError',
  'VersionError',
])

/** What is the same as another name: Firefox and Safari draw the borders elsewhere. */
const SAME_NAMES: ReadonlyMap<string, string> = new Map([
  ['TimeoutError', 'AbortError'],
  ['OverconstrainedError', 'NotFoundError'],
  ['NS_ERROR_DOM_QUOTA_REACHED', 'QuotaExceededError'],
])

const CHROMIUM = /^Failed to (?:execute|construct|set|read|load|delete) (?:the )?'/
const FIREFOX_CONSTRUCTOR = /^[A-Z]\w{1,60} constructor: /
const FIREFOX_MEMBER = /^([A-Z]\w{1,60})\.(\w{1,60})(?: getter| setter)?: /
const INTERFACE = new RegExp(
  `^(?:${[
    'HTML\\w*(?:Element|Collection)|SVG\\w+|MathML\\w+|\\w*Observer|IDB\\w+|\\w*Event(?:Target|Source)?',
    'Node|NodeList|Element|Document\\w*|Window|Location|History|Navigator|Storage|Range|Selection|Attr|Text',
    'CharacterData|ShadowRoot|DOM\\w+|CSS\\w*|StyleSheet\\w*|Canvas\\w+|WebGL\\w+|OffscreenCanvas|Path2D',
    'ImageBitmap\\w*|ImageData|Audio\\w*|Media\\w*|RTC\\w+|XMLHttpRequest\\w*|XMLSerializer|XPath\\w+|XSLT\\w+',
    'Request|Response|Headers|FormData|URL|URLSearchParams|Blob|File\\w*|WebSocket|Worker|SharedWorker',
    'WorkerGlobalScope|ServiceWorker\\w*|Cache\\w*|Clipboard\\w*|Crypto|SubtleCrypto|Performance\\w*',
    'Readable\\w*|Writable\\w*|TransformStream\\w*|Compression\\w*|Decompression\\w*|TextDecoder\\w*',
    'TextEncoder\\w*|AbortSignal|AbortController|BroadcastChannel|Message\\w+|Notification|Permissions',
    'Animation\\w*|CustomElementRegistry|TreeWalker|NodeIterator|Screen\\w*|Geolocation|PushManager',
    'Intersection\\w+|Resize\\w+|VisualViewport|WebAssembly|FontFace\\w*|Lock\\w*|NavigationPreload\\w+',
  ].join('|')})$`,
)

/** The words that Safari and Firefox have for an error's name, whatever was called. */
const OF_NAME =
  /^(?:The object can not be found here|The object could not be found|\s?A network error occurred|(?:Provided d|D)ata (?:provided to an operation|is inadequate)|The operation failed for an (?:unknown |operation-)|The operation timed out|signal timed out|Requested device not found|Node was not found|An attempt was made to reference a Node|The mutation operation in the transaction failed|An attempt was made to open a database|A mutation operation (?:in the transaction )?failed|AES key|Timeout expired)/

const ARGUMENT_COUNT =
  /^Not enough arguments|\d arguments? required, but only \d|At least \d arguments? required, but only/
/** Each engine names what was called. */
const ARGUMENT = [
  /^Failed to (?:execute|construct) '(\w{1,60})'(?: on '\w{1,60}')?: parameter \d+ is not of type '(?!ArrayBuffer')/,
  /^(?:\w{1,60}\.)?(\w{1,60})(?: constructor)?: Argument \d+ (?:is not an object|does not implement interface|is not callable)/,
  /^Argument \d+ \('\w{1,60}'\) to (?:the )?(?:\w{1,60}\.)?(\w{1,60})(?: constructor)? must be /,
]
/** What Safari says of most other values. */
const OF_VALUE =
  /^(?:Type error$|Value is not a sequence|The provided value is non-finite|Bad value$|This URL is invalid|Beacons can only be sent|\w{1,60} requires a single argument with |IDBFactory\.open\(\) called |Fullscreen request denied|fullscreen error|Cannot request fullscreen)/

/**
 * One wording for what a browser's interface refuses. Safari tells hardly more than the error's name, so
 * no more than that can be the same everywhere; the place in the project's code tells the rest.
 */
export function domMessage(type: string, message: string): string | undefined {
  if (DOM_NAMES.has(type)) return `refused: ${SAME_NAMES.get(type) ?? type}`
  const isWeb = isOfBrowser(message)
  if (SHARED_NAMES.has(type) || SAME_NAMES.has(type)) {
    return isWeb || OF_NAME.test(message) ? `refused: ${SAME_NAMES.get(type) ?? type}` : undefined
  }
  if (ARGUMENT_COUNT.test(message)) return 'too few arguments'
  for (const pattern of ARGUMENT) {
    const found = pattern.exec(message)
    if (found) return `argument of ${found[1] ?? '?'}`
  }
  if (!isWeb) return OF_VALUE.test(message) ? 'refused value' : undefined
  return type === 'SyntaxError' ? 'text in no valid form' : 'refused value'
}

function isOfBrowser(message: string): boolean {
  if (CHROMIUM.test(message) || FIREFOX_CONSTRUCTOR.test(message)) return true
  const member = FIREFOX_MEMBER.exec(message)
  return member !== null && INTERFACE.test(member[1] ?? '')
}
