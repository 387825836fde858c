import { describe, expect, it } from 'vitest'
import { readEnv } from '#app/platform/env/env.server.ts'

const provider = { name: 'ministere', label: 'Ministère', issuer: 'https://id.example', clientId: 'passerelle', clientSecret: 's' }
const read = (value: unknown) =>
  readEnv({ NODE_ENV: 'test', OIDC_PROVIDERS: typeof value === 'string' ? value : JSON.stringify(value) }).OIDC_PROVIDERS

describe('providers of sign-in in the environment', () => {
  it('are none where nothing is set, and have careful defaults', () => {
    expect(readEnv({ NODE_ENV: 'test' }).OIDC_PROVIDERS).toEqual([])
    expect(read([provider])).toEqual([{ ...provider, makesAccounts: false, secondStepValues: [] }])
  })

  it.each([
    ['{', /OIDC_PROVIDERS.*no JSON/],
    [[{ ...provider, issuer: 'http://id.example' }], /OIDC_PROVIDERS.0.issuer/],
    [[{ ...provider, clientSecret: '' }], /OIDC_PROVIDERS.0.clientSecret/],
    [[{ ...provider, unknown: 1 }], /OIDC_PROVIDERS/],
    [[provider, provider], /two providers of one name/],
  ])('stop the start where they are wrong: %j', (value, message) => expect(() => read(value)).toThrow(message))
})
