import { expect, it } from 'vitest'
import { parseUserAgent } from './user-agent.ts'

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    { browser: 'Chrome 156', os: 'Windows 10', device: 'desktop' },
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1',
    { browser: 'Safari 18', os: 'iOS 18', device: 'mobile' },
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Safari/605.1.15',
    { browser: 'Safari 18', os: 'macOS', device: 'desktop' },
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    { browser: 'Firefox 140', os: 'Linux', device: 'desktop' },
  ],
  ['', { browser: '', os: '', device: '' }],
  ['x'.repeat(100_000), { browser: '', os: '', device: '' }],
])('reads %.40s', (userAgent, expected) => {
  expect(parseUserAgent(userAgent)).toEqual(expected)
})
