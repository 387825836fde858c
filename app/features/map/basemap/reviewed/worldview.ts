/**
 * To which country land belongs where Natural Earth draws who controls it: the practice of the United Nations, as far as maps of the
 * portal follow it (`app/decisions/020-disputed-boundaries.md`). Which lines are dashed is said by `../../disputed-boundaries.ts`.
 */

/** Natural Earth's own codes for what has no ISO 3166-1 code there; null leaves land out. */
export const COUNTRY_OF_SOURCE_CODE: Readonly<Record<string, string | null>> = {
  SOL: 'SO', // Somaliland
  CYN: 'CY', // The north of Cyprus
  KAS: 'XJ', // The Siachen glacier
  PGA: null, // The Spratly Islands
  CLP: 'FR', // Clipperton
  ESB: 'GB', // Dhekelia
  WSB: 'GB', // Akrotiri
  USG: 'CU', // Guantanamo
  IOA: 'AU', // Indian Ocean Territories
  KAB: 'KZ', // Baikonur
}

/** Single areas, by the code and name that Natural Earth gives them; among them those with an ISO 3166-1 code of their own. */
export const COUNTRY_OF_SOURCE_AREA: Readonly<Record<string, string | null>> = {
  'RUS Crimea': 'UA',
  'RUS Sevastopol': 'UA',
  'IND Jammu and Kashmir': 'XJ',
  'PAK Azad Kashmir': 'XJ',
  'PAK Northern Areas': 'XJ',
  'FRA Guadeloupe': 'GP',
  'FRA Guyane française': 'GF',
  'FRA Martinique': 'MQ',
  'FRA Mayotte': 'YT',
  'FRA La Réunion': 'RE',
  'IOA Christmas Island': 'CX',
  'IOA Cocos (Keeling) Islands': 'CC',
  'NLD Bonaire': 'BQ',
  'NLD Saba': 'BQ',
  'NLD St. Eustatius': 'BQ',
  'NOR Bouvet Island': 'BV',
  'NOR Svalbard': 'SJ',
  'CHN Paracel Islands': null,
}

/** First-level areas (ISO 3166-2) of which GeoNames says the country, and the portal does not: the lines around them are drawn roughly. */
export const UNSETTLED_AREAS: readonly string[] = ['IN-JK', 'IN-LA', 'PK-GB', 'PK-JK']

/** Land that a line parts which the source draws among its disputed boundaries, but along no area. */
export type Parted = {
  /** The source areas that lie on both sides. */
  areas: readonly string[]
  /** What lies inside goes to another country. Longitudes and latitudes; the first is the last. */
  ring: readonly (readonly [lon: number, lat: number])[]
  to: string
}

export const PARTED: readonly Parted[] = [
  {
    // Western Sahara reaches to the coast; its north is the parallel of 27°40′, its east there the meridian of 8°40′ W.
    areas: ['MAR Oued el Dahab', 'MAR Laâyoune - Boujdour - Sakia El Hamra', 'MAR Guelmim - Es-Semara'],
    ring: [[-20, 20], [-8.6667, 20], [-8.6667, 27.6667], [-20, 27.6667], [-20, 20]], // prettier-ignore
    to: 'EH',
  },
  {
    // The Golan: east of the line of 1949, as Natural Earth draws the "Syrian claim".
    areas: ['ISR HaZafon'],
    ring: [
      [35.604, 33.24], [35.635, 33.249], [35.65, 33.246], [35.643, 33.215], [35.649, 33.162], [35.634, 33.121], [35.622, 33.055],
      [35.571, 33.012], [35.584, 32.996], [35.599, 32.924], [35.6, 32.897], [35.638, 32.875], [35.638, 32.832], [35.636, 32.782],
      [35.634, 32.752], [35.6, 32.717], [35.577, 32.72], [35.58, 32.708], [35.612, 32.682], [35.636, 32.6], [36.2, 32.6], [36.2, 33.6],
      [35.604, 33.6], [35.604, 33.24],
    ], // prettier-ignore
    to: 'SY',
  },
]
