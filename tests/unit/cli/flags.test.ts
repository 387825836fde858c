import { describe, expect, it } from 'vitest'
import { readUserFlags } from '#app/features/accounts/commands.server.ts'
import { readMemberFlags } from '#app/features/workspaces/commands/add-member.server.ts'
import { readWorkspaceFlags } from '#app/features/workspaces/commands/create-workspace.server.ts'
import { UsageError } from '#app/platform/cli/command.ts'
import { listed, readFlags } from '#app/platform/cli/read-flags.ts'

const words = (line: string) => line.split(' ')

describe('the operator who types a command wrongly', () => {
  it.each([
    ['an unknown flag', () => readFlags(['--colour', 'red'], {}), /colour/],
    ['a missing file', () => readFlags([], {}, ['FILE.csv']), /FILE\.csv is missing/],
    ['a word too many', () => readFlags(['a.csv', 'b.csv'], {}, ['FILE.csv']), /b\.csv/],
    ['a flag without its value', () => readUserFlags(words('--email')), /email/],
    ['no e-mail', () => readUserFlags(words('--name Awa')), /--email is missing/],
    ['an e-mail that is none', () => readUserFlags(words('--email awa --name Awa')), /--email is not understood/],
    [
      'a language the portal does not speak',
      () => readUserFlags(words('--email awa@eau.sn --name Awa --language de')),
      /--language must be one of fr, en, es, pt, ar/,
    ],
    [
      'a role that does not exist',
      () => readMemberFlags(words('--workspace eau --email a@eau.sn --role OWNER')),
      /--role must be one of VIEWER/,
    ],
    [
      'a kind that does not exist',
      () => readWorkspaceFlags(words('--slug eau --name Eau --kind MINISTRY')),
      /--kind must be one of GOVERNMENT/,
    ],
    ['a slug with a capital', () => readWorkspaceFlags(words('--slug Eau --name Eau --kind NGO')), /--slug/],
    ['the slug of another address', () => readWorkspaceFlags(words('--slug activities --name A --kind NGO')), /--slug/],
    ['a country that is none', () => readWorkspaceFlags(words('--slug eau --name Eau --kind NGO --country ZZ')), /ZZ/],
    [
      'a scope outside of coordination',
      () => readWorkspaceFlags(words('--slug eau --name Eau --kind NGO --scope-countries SN')),
      /COORDINATION/,
    ],
    ['a sector that is none', () => readWorkspaceFlags(words('--slug s --name S --kind COORDINATION --scope-sectors 999')), /999/],
  ])('is told what was wrong: %s', (_, read, message) => {
    expect(read).toThrow(UsageError)
    expect(read).toThrow(message)
  })
})

describe('the operator who types a command rightly', () => {
  it('makes an account in French unless told otherwise, with the address in small letters', () => {
    expect(readUserFlags(['--email', ' Awa.Diop@Eau.SN', '--name', 'Awa Diop', '--admin'])).toEqual({
      email: 'awa.diop@eau.sn',
      name: 'Awa Diop',
      language: 'fr',
      isAdmin: true,
      readsPassword: false,
    })
  })

  it('gives a coordination its countries and sectors', () => {
    const workspace = readWorkspaceFlags(
      words('--slug sahel --name Sahel --kind COORDINATION --country BF --scope-countries SN,ML --scope-sectors 140,16010'),
    )
    expect(workspace).toMatchObject({ kind: 'COORDINATION', country: 'BF', scope: { countries: ['SN', 'ML'], sectors: ['140', '16010'] } })
  })

  it('may write lists with spaces', () => expect(listed(' SN, ML ,,')).toEqual(['SN', 'ML']))
})
