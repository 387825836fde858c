/** The calendar day of the list: that on which Sao Tome and Principe left it. */
export const LEAST_DEVELOPED_ON = '2024-12-13'

/**
 * The least developed countries of the United Nations, ISO 3166-1 alpha-2. The General Assembly has since fixed the day on which some
 * are to leave (Bangladesh, Lao PDR and Nepal: 24 November 2026); the list is changed here once they have left.
 */
export const LEAST_DEVELOPED: ReadonlySet<string> = new Set(
  (
    'AO BJ BF BI CF TD KM CD DJ ER ET GM GN GW LS LR MG MW ML MR MZ NE RW SN SL SO SS SD TG UG TZ ZM ' +
    'AF BD KH LA MM NP TL YE ' +
    'HT KI SB TV'
  ).split(' '),
)

/** Whether a country (ISO 3166-1 alpha-2) is among the least developed, on the day of the list. */
export const isLeastDeveloped = (country: string): boolean => LEAST_DEVELOPED.has(country)
