import { startRound } from '#app/features/matching/mutations/start-round.server.ts'
import { ALL_POINTS, DEFAULT_SETTINGS, type RoundSettings } from '#app/features/matching/rounds/settings.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { BoardDesk } from './queries/board-workspace.server.ts'
import { getRoundRow, readRoundNumber } from './queries/round-row.server.ts'
import { readSettingsForm, typedSettings, type SettingsProblem, type TypedSettings } from './settings-form.ts'

export type RefusedSettings = { outcome: 'refused'; typed: TypedSettings; errors: { name?: string; message: string }[] }
export type TakenSettings = { outcome: 'started'; number: number } | RefusedSettings

/** The settings that the form of a new round begins with: those of an earlier round, or the usual ones. Throws `not-found`. */
export async function startingSettings(desk: BoardDesk, from: string | null): Promise<TypedSettings> {
  const settings: RoundSettings = from === null ? DEFAULT_SETTINGS : (await getRoundRow(desk, readRoundNumber(from))).settings
  return typedSettings(settings, (value) => formatNumber(desk.language, value, { useGrouping: false, maximumFractionDigits: 2 }))
}

/** Starts the round that the form asks for. Throws `forbidden` and `not-found`. */
export async function takeSettingsForm(actor: Actor, desk: BoardDesk, form: FormData): Promise<TakenSettings> {
  const read = readSettingsForm(form)
  if ('problems' in read) {
    return { outcome: 'refused', typed: read.typed, errors: read.problems.map((problem) => problemWords(problem, desk.language)) }
  }
  try {
    const { number } = await startRound(actor, desk.slug, read.settings)
    return { outcome: 'started', number }
  } catch (error) {
    // Somebody else was quicker.
    if (!(error instanceof AppError) || error.kind !== 'conflict') throw error
    return {
      outcome: 'refused',
      typed: read.typed,
      errors: [{ message: translator(desk.language, 'matching-board')('settings.problem.running') }],
    }
  }
}

function problemWords({ name, key, sum }: SettingsProblem, language: Language): RefusedSettings['errors'][number] {
  const number = (value: number) => formatNumber(language, value)
  const t = translator(language, 'matching-board')
  return { name, message: t(`settings.problem.${key}`, { sum: number(sum ?? 0), all: number(ALL_POINTS) }) }
}
