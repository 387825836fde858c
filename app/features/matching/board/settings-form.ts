import { COMPONENTS, type Component } from '#app/features/matching/model.ts'
import { ALL_POINTS, settingsSchema, type RoundSettings } from '#app/features/matching/rounds/settings.ts'
import { SOUTH_POLICIES } from '#app/features/matching/scoring/context.ts'
import { readDecimal } from '#app/features/provenance/read-decimal.ts'
import { formText } from '#app/platform/http/form-text.ts'

export const weightField = (code: Component) => `weight-${code}`

/** What was typed into the form of a round's settings, by name of the field. */
export type TypedSettings = Record<string, string>
/** `key`: a message of the form; `sum`: what the weights make together. */
export type SettingsProblem = {
  name: string
  key: 'weight' | 'sum' | 'south' | 'leadDays' | 'seconds' | 'gap' | 'mostPerRoster'
  sum?: number
}
export type ReadSettings = { typed: TypedSettings } & ({ settings: RoundSettings } | { problems: SettingsProblem[] })

const FIELDS = ['south', 'leadDays', 'seconds', 'gap', 'mostPerRoster'] as const

/** Settings as the form holds them: a gap in per cent. */
export function typedSettings(settings: RoundSettings, write: (value: number) => string): TypedSettings {
  return {
    ...Object.fromEntries(COMPONENTS.map((code) => [weightField(code), write(settings.weights[code])])),
    south: settings.south,
    leadDays: write(settings.leadDays),
    seconds: write(settings.seconds),
    gap: write(Math.round(settings.gap * 10_000) / 100),
    mostPerRoster: settings.mostPerRoster === null ? '' : write(settings.mostPerRoster),
  }
}

/** Reads the form of a round's settings; what it refuses is named by field. */
export function readSettingsForm(form: FormData): ReadSettings {
  const typed = Object.fromEntries([...COMPONENTS.map(weightField), ...FIELDS].map((name) => [name, formText(form, name)]))
  const problems: SettingsProblem[] = []
  const number = (name: string, key: SettingsProblem['key'], holds: (value: number) => boolean): number => {
    const value = numberOf(typed[name] ?? '')
    if (!holds(value)) problems.push({ name, key })
    return value
  }
  const whole = (least: number, most: number) => (value: number) => Number.isInteger(value) && value >= least && value <= most
  const weights = COMPONENTS.map((code) => [code, number(weightField(code), 'weight', whole(0, ALL_POINTS))] as const)
  const sum = weights.reduce((total, [, points]) => total + points, 0)
  if (problems.length === 0 && sum !== ALL_POINTS) problems.push({ name: weightField('skill'), key: 'sum', sum })
  const south = SOUTH_POLICIES.find((known) => known === typed['south'])
  if (!south) problems.push({ name: 'south', key: 'south' })
  const leadDays = number('leadDays', 'leadDays', whole(0, 120))
  const seconds = number('seconds', 'seconds', whole(5, 60))
  const percent = number('gap', 'gap', (value) => value >= 0 && value <= 5)
  const hasMost = typed['mostPerRoster']?.trim() !== ''
  const mostPerRoster = hasMost ? number('mostPerRoster', 'mostPerRoster', whole(1, 10_000)) : null
  if (problems.length > 0) return { problems, typed }
  const settings = { weights: Object.fromEntries(weights), south, gap: percent / 100, seconds, leadDays, mostPerRoster }
  return { settings: settingsSchema.parse(settings), typed }
}

/** Not a number: `NaN`. */
function numberOf(text: string): number {
  const plain = readDecimal(text)
  return plain === null ? Number.NaN : Number(plain)
}
