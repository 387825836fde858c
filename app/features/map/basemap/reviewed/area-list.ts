/**
 * Where the first level of practice is not what CLDR 41 puts right under a country: newer areas and codes, and levels that nobody
 * plans by (the regions of the Dominican Republic, the four groups of islands of Indonesia). By country, the ends of ISO 3166-2 codes.
 */
export const ADDED_AREAS: Readonly<Record<string, string>> = {
  CV: 'BR BV CA CF CR MA MO PA PN PR RB RG RS SD SF SL SM SO SS SV TA TS',
  DO: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32',
  DZ: '49 50 51 52 53 54 55 56 57 58',
  ES: 'V',
  ET: 'SW',
  GB: 'BFS COV MDB',
  GQ: 'AN BN BS CS DJ KN LI WN',
  GW: 'BA BL BM CA GA OI QU TO',
  ID: 'AC BA BB BE BT GO JA JB JI JK JT KB KI KR KS KT KU LA MA MU NB NT PA PB PD PE PS PT RI SA SB SG SN SR SS ST SU YO',
  IN: 'CG OD TS UK',
  IQ: 'AR DA SU',
  KN: '01 02 03 04 07 08 10 11 12 15',
  KZ: '10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63 71 75 79',
  MH: 'ALK ALL ARN AUR EBO ENI JAB JAL KIL LAE LIB LIK MAJ MAL MEJ MIL NMK NMU RON UJA WTH WTJ',
}

/** Former areas, finer ones, and those that have a country code of their own. */
export const DROPPED_AREAS: Readonly<Record<string, string>> = {
  AG: '11',
  BS: 'GC HT',
  CN: 'HK MO TW',
  CV: 'B S',
  DO: '33 34 35 36 37 38 39 40 41 42',
  ES: 'VC',
  FI: '01',
  FR: '971 972 973 974 976 BL CP MF NC PF PM TF WF',
  GL: 'AV QT',
  GQ: 'C I',
  GW: 'L N S',
  HU: 'BC DE DU EG ER GY HV MI NY PS SF SK SN VM',
  ID: 'JW KA ML NU PP SL SM',
  IN: 'CT OR TG UT',
  IQ: 'KR',
  KG: 'GO',
  KI: 'P',
  KN: 'K N',
  KP: '14',
  KZ: 'AKM AKT ALA ALM AST ATY KAR KUS KZY MAN PAV SEV SHY VOS YUZ ZAP ZHA',
  LC: '12',
  LU: 'DI GR LU',
  LV: '113',
  MA: '12',
  MC: 'CL CO FO GA JE LA MA MC MG MU PH SD SO SP SR VR',
  MH: 'L',
  MK: '109 203 206 208 209 211 301 304 307 313 407 409 504 505 603 605 607 706 801 802 803 804 805 808 809 811 813 814 815 816 817',
  MT: '03 08 10 19 29 41 53 54 65',
  MV: '02 MLE',
  NL: 'AW BQ1 BQ2 BQ3 CW SX',
  NO: '21 22',
  NP: '1 2 3 4 5',
  NR: '03 09 12',
  PA: 'NT',
  RS: 'KM',
  SC: '13 26 27',
  TH: 'S',
  TV: 'NKL NMA',
  TW: 'LIE',
  UM: '67 71 76 79 81 84 86 89 95',
  US: 'AS GU MP PR UM VI',
}

/** Finer codes that lie elsewhere since: Maguindanao was divided in 2022. */
export const OTHER_AREA_ABOVE: Readonly<Record<string, string>> = { 'PH-MGN': 'PH-14', 'PH-MGS': 'PH-14' }
