import type { GroupedException } from './grouped-exception.ts'
import { isOwn } from './own-frame.ts'

/** What apps and browsers put into pages, by names that only they use; a closed list. */
const BY_OWNER: readonly [owner: string, name: RegExp][] = [
  [
    'an app with a web view',
    /\bwebkit\.messageHandlers\b|\bJava (?:object is gone|bridge method invocation error)|\bError invoking postMessage: Java/,
  ],
  [
    'an app with a web view',
    /\b(?:_AutofillCallbackHandler|_pcmBridgeCallbackHandler|ktlSwitchHandler|WeixinJSBridge|zaloJSV2|TouTiao\w*|__AutoFillPopupClose__|PaymentAutofill\w*|instantSearchSDKJSBridgeClearHighlight)\b/,
  ],
  ['Chrome on iOS', /\b(?:__gCrWeb|gCrWeb|gmo)\b|\bceCurrentVideo\b/],
  ['Firefox on iOS', /\b__firefox__\b/],
  [
    'a browser of a phone',
    /\b(?:xbrowser|ucapi|ucbrowser\w*|MiuiBrowser\w*|vivoNewsDetailPage|ibFindAllVideos|logMutedMessage)\b/i,
  ],
  [
    'a link scanner',
    /^(?:Non-Error promise rejection captured with value: )?Object Not Found Matching Id:\d+/,
  ],
  [
    'a wallet',
    /\b(?:Cannot (?:redefine|set) property:? (?:ethereum|solana|phantom)\b|ethereum\.(?:selectedAddress|isMetaMask|networkVersion)\b|MetaMask\b)/,
  ],
  ['a translator', /\b_0x[\da-f]{4,8}\.translate\b|\bgoog(?:le)?[.-]te-/],
]

const ANY = new RegExp(BY_OWNER.map(([, { source }]) => source).join('|'), 'i')

/** Whose script it was, where the page itself is on no line of the stack. */
export function injectedBy(
  message: string,
  frames: GroupedException['frames'],
): string | undefined {
  if (frames.some(isOwn)) return undefined
  const start = message.slice(0, 500)
  if (!ANY.test(start)) return undefined
  return BY_OWNER.find(([, name]) => name.test(start))?.[0]
}
