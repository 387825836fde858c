import { COMPONENTS } from '#app/features/matching/model.ts'
import type { RoundSettings } from '#app/features/matching/rounds/settings.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What a round was told to do, in words. */
export type SettingsWords = {
  weights: { code: string; name: string; points: string; share: number }[]
  choices: { term: string; value: string }[]
}

export function settingsWords({ weights, south, gap, seconds, leadDays, mostPerRoster }: RoundSettings, language: Language): SettingsWords {
  const t = translator(language, 'matching-board')
  const names = translator(language, 'matching')
  return {
    weights: COMPONENTS.map((code) => ({
      code,
      name: names(`component.${code}.name`),
      points: formatNumber(language, weights[code]),
      share: weights[code] / 1000,
    })),
    choices: [
      { term: t('settings.south.legend'), value: t(`settings.south.${south}.name`) },
      { term: t('settings.leadDays.label'), value: t('settings.days', counted(language, leadDays)) },
      { term: t('settings.seconds.label'), value: t('settings.seconds.value', counted(language, seconds)) },
      {
        term: t('settings.gap.label'),
        value: formatNumber(language, gap, { style: 'percent', maximumFractionDigits: 2 }),
      },
      {
        term: t('settings.mostPerRoster.label'),
        value: mostPerRoster === null ? t('settings.mostPerRoster.none') : formatNumber(language, mostPerRoster),
      },
    ],
  }
}
