import { expect, test } from 'vitest'
import { readTokenFlags } from '#app/features/tokens/commands.server.ts'
import { UsageError } from '#app/platform/cli/command.ts'

test('the operator makes a token by its workspace and scope', () => {
  expect(readTokenFlags(['--workspace', 'eau', '--scope', 'write'])).toEqual({
    workspace: 'eau',
    scope: 'WRITE',
    name: 'portal token create',
    days: 90,
  })
  expect(readTokenFlags(['--workspace', 'eau', '--scope', 'read', '--days', '365', '--name', 'SIG'])).toMatchObject({
    days: 365,
    name: 'SIG',
  })
})

test.each([
  [['--workspace', 'eau']],
  [['--workspace', 'eau', '--scope', 'admin']],
  [['--workspace', 'eau', '--scope', 'read', '--days', '366']],
  [['--workspace', 'eau', '--scope', 'read', '--days', '1.5']],
  [['--workspace', 'eau', '--scope', 'read', '--name', '']],
])('%j is wrong usage', (words) => {
  expect(() => readTokenFlags(words)).toThrow(UsageError)
})
