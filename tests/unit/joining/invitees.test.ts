import { describe, expect, test } from 'vitest'
import { MOST_INVITEES, readInvitees } from '#app/features/joining/invitees.ts'

const addresses = (list: string) => readInvitees(list).flatMap((piece) => (piece.kind === 'address' ? [piece.email] : []))
const problems = (list: string) =>
  readInvitees(list).flatMap((piece) => (piece.kind === 'problem' ? [`${piece.line} ${piece.problem} ${piece.text}`] : []))

describe('a pasted list', () => {
  test.each([
    ['awa@eau.example, ibou@eau.example; fatou@eau.example', ['awa@eau.example', 'ibou@eau.example', 'fatou@eau.example']],
    ['awa@eau.example ibou@eau.example\tfatou@eau.example', ['awa@eau.example', 'ibou@eau.example', 'fatou@eau.example']],
    ['Awa Diop <Awa.Diop@Eau.example>,"Ndiaye, Ibou" <ibou@eau.example>', ['awa.diop@eau.example', 'ibou@eau.example']],
    ['Awa Diop\tawa@eau.example\nIbou\tibou@eau.example', ['awa@eau.example', 'ibou@eau.example']],
    ['mailto:awa@eau.example.', ['awa@eau.example']],
    ['(awa@eau.example) | ibou+suivi@eau.example', ['awa@eau.example', 'ibou+suivi@eau.example']],
  ])('%j is understood', (list, expected) => {
    expect(addresses(list)).toEqual(expected)
    expect(problems(list)).toEqual([])
  })

  test('keeps the name beside an address', () => {
    expect(readInvitees('"Diop, Awa" <awa@eau.example>')[0]).toMatchObject({ name: 'Diop, Awa' })
    expect(readInvitees('منى حسن <muna@eau.example>')[0]).toMatchObject({ name: 'منى حسن' })
  })

  test.each([
    ['sidi@eau.example\tسيدي', 'سيدي'],
    ['sidi@eau.example\tسيدي ولد أحمد\tمديرية المياه', 'سيدي ولد أحمد'],
    ['awa@eau.example;Diop', 'Diop'],
    ['awa@eau.example; "Awa Diop"', 'Awa Diop'],
    ['awa@eau.example, Awa Diop', 'Awa Diop'],
    ['Awa Diop\tawa@eau.example\tDirection', 'Awa Diop'],
  ])('has the name in the column before or after: %j', (list, name) => {
    expect(readInvitees(list)).toMatchObject([{ kind: 'address', name }])
  })

  test('names what is no address, with its line', () => {
    expect(problems('awa@eau.example, ibou')).toEqual(['1 notAddress ibou'])
    expect(problems('awa@eau.example;Awa Diop')).toEqual([])
    expect(problems('awa@eau.example\n\npas une adresse\nibou@\nfatou@eau.example, mamadou.eau.example')).toEqual([
      '3 notAddress pas une adresse',
      '4 notAddress ibou@',
      '5 notAddress mamadou.eau.example',
    ])
  })

  test('takes an address once, whatever its case, and no more than the most', () => {
    expect(problems('awa@eau.example AWA@eau.example')).toEqual(['1 repeated awa@eau.example'])
    const many = Array.from({ length: MOST_INVITEES + 2 }, (_, index) => `p${index}@eau.example`).join('\n')
    expect(addresses(many)).toHaveLength(MOST_INVITEES)
    expect(problems(many)).toHaveLength(2)
  })

  test('of hostile text is read in a moment', () => {
    const begun = performance.now()
    readInvitees('<'.repeat(30_000) + '@'.repeat(30_000))
    readInvitees('a@'.repeat(30_000))
    readInvitees(' '.repeat(60_000))
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
