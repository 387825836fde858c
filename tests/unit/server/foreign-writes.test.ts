import { expect, test } from 'vitest'
import { isForeignWrite } from '#app/platform/server/security.server.ts'

const asked = (method: string, headers: Record<string, string>) =>
  isForeignWrite({ method, protocol: 'https', get: (name) => ({ host: 'portal.example', ...headers })[name] })

test.each([
  ['POST', { origin: 'https://elsewhere.example' }],
  ['POST', { origin: 'null' }],
  ['POST', { origin: 'http://portal.example' }],
  ['DELETE', { 'sec-fetch-site': 'cross-site' }],
  ['POST', { origin: 'https://portal.example', 'sec-fetch-site': 'same-site' }],
])('%s with %o comes from another site', (method, headers) => expect(asked(method, headers as Record<string, string>)).toBe(true))

test.each([
  ['GET', { origin: 'https://elsewhere.example' }],
  ['POST', { origin: 'https://portal.example', 'sec-fetch-site': 'same-origin' }],
  ['POST', {}],
])('%s with %o does not', (method, headers) => expect(asked(method, headers as Record<string, string>)).toBe(false))

test('where the portal says how it is reached, the Host header says nothing', () => {
  const write = (headers: Record<string, string>) =>
    isForeignWrite({ method: 'POST', protocol: 'http', get: (name) => headers[name] }, 'https://portal.example')
  expect(write({ host: 'portal.example', origin: 'https://portal.example' })).toBe(false)
  expect(write({ host: 'evil.example', origin: 'http://evil.example' })).toBe(true)
})
