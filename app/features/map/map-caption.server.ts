import type { ListView } from '#app/features/filters/list-view.server.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { today } from '#app/features/provenance/today.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { boundaryNotice } from './boundary-notice.server.ts'
import type { MapCaption } from './config.ts'

/** What goes with a map wherever it is taken: its title, what is set, who shows it and when, and what its lines do not mean. */
export async function mapCaption({ chips }: Pick<ListView, 'chips'>, language: Language): Promise<MapCaption> {
  const t = translator(language, 'map')
  const operator = operatorName() ?? t('notice.operator')
  const set = chips.map(({ label }) => label)
  return {
    title: t('title'),
    filters: set.length > 0 ? t('caption.filters', { filters: formatList(language, set) }) : t('caption.noFilters'),
    source: t('caption.source', { operator, day: formatDay(language, today()) }),
    notice: await boundaryNotice(language),
  }
}
