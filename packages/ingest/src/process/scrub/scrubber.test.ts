import { describe, expect, it } from 'vitest'
import { scrubRules } from './rules.ts'
import { createScrubber } from './scrubber.ts'

const scrubber = (rules: object = {}) => createScrubber(scrubRules.parse(rules))

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP'

describe('a text', () => {
  it.each([
    ['no user jane@example.com', 'no user [email]'],
    ['card 4111 1111 1111 1111 refused', 'card [card] refused'],
    [`got ${JWT}`, 'got [jwt]'],
    [`Authorization: Bearer ${JWT}`, 'Authorization: [secret]'],
    [`fetch with Bearer ${JWT}`, 'fetch with Bearer [authorization]'],
    ['AKIA' + 'IOSFODNN7EXAMPLE', '[token]'],
    ['https://jane:pw@shop.test/', 'https://[password]@shop.test/'],
    ['DE89 3704 0044 0532 0130 00', '[iban]'],
    ['token=ghp_' + 'aB3d'.repeat(9), 'token=[secret]'],
    ['/u/jane%40example.com', '/u/[email]'],
    ['password%3Dhunter2', 'password%3D[password]'],
    ['{%22token%22:%22x1%22}', '{%22token%22:%22[secret]%22}'],
    ['-----BEGIN PRIVATE ' + 'KEY-----\nMIIEpAIBAAKCAQEA', '[private-key]'],
    ['192.168.0.1 and 078-05-1120', '192.168.0.1 and 078-05-1120'],
  ])('loses what nobody may read: %s', (text, expected) => {
    expect(scrubber().text(text)).toBe(expected)
  })

  it.each([
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    '00000000-0000-4000-8000-000000000000',
    '9e107d9d372bb6826bd81d3542a419d6',
    '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
    'at 1732182585295, again at 1732182585295123',
    '2024-11-21T10:15:30.123Z',
    '1859500000000000004',
    'order 1000234567 of customer 48151623',
    'order 20241121-000123-77',
    'at render (https://shop.test/assets/app-3f2a9c1b.js:10:48215)',
    'at async Promise.all (index 0)',
    'render@https://shop.test/app.js:10:5',
    'webpack-internal:///./node_modules/@scope/pkg/index.js:1:2',
    'node_modules/@scope/pkg@1.2.3/index.js',
    'https://cdn.test/pkg@18.2.0/index.js',
    'https://cdn/pkg@18.2.0/index.js',
    'react@19.0.0-rc.1',
    'v1.2.3-beta.4+build.567',
    'Chrome/131.0.6778.86 Safari/537.36',
    '@media (min-width: 30em) { a::before { content: "x" } }',
    '<button @click="save" :key="item.id">',
    'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    'Unexpected token = in JSON at position 3',
    "Cannot read properties of undefined (reading 'token')",
    'Basic usage: bearer tokens are not supported',
    'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '+49 30 901820, 0.30000000000000004, 1e21',
    'Loading chunk 4815162342 failed',
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB',
    'http://localhost:8790/v1/issues?page=2',
    '',
  ])('keeps what is nobody’s: %s', (text) => {
    expect(scrubber().text(text)).toBe(text)
  })

  it('loses what the operator names', () => {
    const { text } = scrubber({
      keys: ['customerNo'],
      patterns: [{ name: 'contract', pattern: '\\bV-\\d{6}\\b' }],
    })

    expect(text('V-123456 of customer_no=4711')).toBe('[contract] of customer_no=[secret]')
  })

  it('loses addresses of machines and social security numbers where it is asked to', () => {
    const { text } = scrubber({ on: ['ip', 'ssn'] })

    expect(text('192.168.0.1 and 078-05-1120')).toBe('[ip] and [ssn]')
  })

  it.each([
    ['email', 'jane@example.com'],
    ['card', '4111111111111111'],
    ['pairs', 'password=hunter2'],
    ['password', 'https://jane:pw@shop/'],
    ['jwt', JWT],
  ])('keeps what %s would take where that is off', (name, given) => {
    expect(scrubber({ off: [name] }).text(given)).toBe(given)
  })
})
