/**
 * Of which settlements the gazetteer knows. Where people report from villages, everything that GeoNames knows is in; elsewhere only
 * what is large enough, and the seats of first-level areas.
 */

/** The poorest countries and those like them: all settlements. ISO 3166-1 alpha-2. */
export const ALL_SETTLEMENTS: ReadonlySet<string> = new Set(
  `AF AG AL AM AO AZ BA BB BD BF BI BJ BO BT BW BZ CD CF CG CI CM CO CR CU CV DJ DM DO DZ EC EG EH ER ET FJ FM GA GE GH GM GN GQ GT GW
   GY HN HT IQ IR JM JO KE KG KH KI KM KP LA LB LC LK LR LS LY MA MD ME MG MH MK ML MM MN MR MU MV MW MZ NA NE NG NI NP NR PA PG PK
   PS PW PY RW SB SD SL SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TV TZ UG UZ VC VN VU WS XK YE ZM ZW`.split(/\s+/),
)

/** Other partner countries: settlements of 5,000 inhabitants and more, and seats of second-level areas. */
export const SETTLEMENTS_FROM_5000: ReadonlySet<string> = new Set('AR BR BY CN ID IN KZ MX MY PE PH RS TR UA VE ZA'.split(' '))

/** Elsewhere. */
export const LEAST_POPULATION = 15_000

/** Larger ones keep their names in all scripts wherever they are. */
export const KNOWN_EVERYWHERE = 100_000

/** Scripts that are read on the spot, beside the Latin and the Arabic, where not all names are kept. */
export const LOCAL_SCRIPT: Readonly<Record<string, RegExp>> = {
  BG: /\p{Script=Cyrillic}/u,
  GR: /\p{Script=Greek}/u,
  HK: /\p{Script=Han}/u,
  IL: /\p{Script=Hebrew}/u,
  JP: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  KR: /\p{Script=Hangul}/u,
  MO: /\p{Script=Han}/u,
  RU: /\p{Script=Cyrillic}/u,
  TW: /\p{Script=Han}/u,
}
