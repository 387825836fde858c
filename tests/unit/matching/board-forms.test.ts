import { describe, expect, test } from 'vitest'
import { readListCursor, writeListCursor } from '#app/features/matching/board/list-cursor.ts'
import { readSettingsForm, typedSettings } from '#app/features/matching/board/settings-form.ts'
import { DEFAULT_SETTINGS } from '#app/features/matching/rounds/settings.ts'

const form = (changed: Record<string, string> = {}) => {
  const typed = { ...typedSettings(DEFAULT_SETTINGS, String), ...changed }
  const data = new FormData()
  for (const [name, value] of Object.entries(typed)) data.append(name, value)
  return data
}

describe('the settings of a round', () => {
  test('are read as they were written', () => {
    expect(readSettingsForm(form())).toMatchObject({ settings: DEFAULT_SETTINGS })
  })

  test('take Arabic digits, a decimal comma and a most for each roster', () => {
    const read = readSettingsForm(form({ 'weight-skill': '٤٥٠', gap: '0,25', mostPerRoster: '٣' }))
    expect(read).toMatchObject({ settings: { ...DEFAULT_SETTINGS, gap: 0.0025, mostPerRoster: 3 } })
  })

  test('are refused where the weights are not a thousand in all, with what they make', () => {
    const read = readSettingsForm(form({ 'weight-skill': '440' }))
    expect(read).toMatchObject({ problems: [{ name: 'weight-skill', key: 'sum', sum: 990 }], typed: { 'weight-skill': '440' } })
  })

  test.each([
    ['weight-text', '-1', 'weight'],
    ['weight-text', 'NaN', 'weight'],
    ['weight-text', '8,5', 'weight'],
    ['weight-text', '', 'weight'],
    ['south', 'north', 'south'],
    ['leadDays', '121', 'leadDays'],
    ['seconds', '4', 'seconds'],
    ['seconds', '1e2', 'seconds'],
    ['gap', '6', 'gap'],
    ['mostPerRoster', '0', 'mostPerRoster'],
  ])('are refused where %s is %j', (name, value, key) => {
    expect(readSettingsForm(form({ [name]: value }))).toMatchObject({ problems: [{ name, key }] })
  })
})

describe('the cursor of a list', () => {
  const values = [1, '2027-02-01', '019fe096-1500-7000-b9a6-c3feb012d3be']

  test('is read as it was written', () => {
    expect(readListCursor(writeListCursor(values), ['number', 'day', 'id'])).toEqual(values)
  })

  test.each([
    null,
    '',
    'x',
    'a'.repeat(500),
    writeListCursor([1]),
    writeListCursor(['1', '2027-02-01', values[2] ?? '']),
    writeListCursor([1, "2027-02-01'", values[2] ?? '']),
  ])('that is none begins the list at its beginning: %s', (text) => {
    expect(readListCursor(text, ['number', 'day', 'id'])).toBeNull()
  })
})
